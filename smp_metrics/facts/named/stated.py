"""Named facts over stated figures: what figures that the plan gives without data say of each other."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from smp_metrics.extracts import Extracts
from smp_metrics.facts.amounts import between_periods
from smp_metrics.facts.fact import Fact, FactError, Kind
from smp_metrics.facts.named.registry import make, named
from smp_metrics.facts.printing import recorded, show, term
from smp_metrics.facts.selection import Selection, select


def _stated(extracts: Extracts, figure: str) -> tuple[Fraction, Selection]:
    chosen = select(extracts, "stated_figures", "value").where(figure=figure)
    return chosen.number(chosen.rows[0]), chosen


def _unit(chosen: Selection) -> str:
    return str(chosen.rows[0]["unit"])


def _require_one_unit(*figures: Selection) -> None:
    units = sorted({_unit(figure) for figure in figures})
    if len(units) > 1:
        raise FactError(f"the stated figures are in {' and '.join(units)}, which can't be added up or compared")


@named
def stated_change(extracts: Extracts, *, before: str, after: str) -> Fact:
    """Take one stated figure from another; percentages give percentage points."""
    (old, was), (new, now) = _stated(extracts, before), _stated(extracts, after)
    kind: Kind = "points" if _unit(now) == "%" else "change"
    _require_one_unit(was, now)
    formula = f"{recorded(new)} − {term(old)} = {recorded(new - old)}"
    return make("stated_change", {"before": before, "after": after}, new - old, kind, formula, (was, now), before=old)


@named
def stated_percent_change(extracts: Extracts, *, before: str, after: str) -> Fact:
    """Give the change between two stated figures as a percentage of the earlier."""
    (old, was), (new, now) = _stated(extracts, before), _stated(extracts, after)
    percent = (new - old) / old * 100
    _require_one_unit(was, now)
    formula = f"({recorded(new)} − {term(old)}) ÷ {term(old)} = {show(percent, 2)}%"
    parameters = {"before": before, "after": after}
    return make("stated_percent_change", parameters, percent, "percent_change", formula, (was, now), counts=(new, old))


@named
def stated_sum(extracts: Extracts, *, figures: str) -> Fact:
    """Add up stated figures, their names joined by commas."""
    parts = [_stated(extracts, figure) for figure in figures.split(",")]
    total = sum((value for value, _ in parts), Fraction(0))
    kind: Kind = "change" if any(between_periods(chosen.rows[0]) for _, chosen in parts) else "count"
    _require_one_unit(*(chosen for _, chosen in parts))
    formula = " + ".join(term(value) for value, _ in parts) + f" = {recorded(total)}"
    return make("stated_sum", {"figures": figures}, total, kind, formula, [chosen for _, chosen in parts])


@named
def stated_share(extracts: Extracts, *, part: str, whole: str) -> Fact:
    """Give one stated figure as a percentage of another."""
    (top, above), (bottom, below) = _stated(extracts, part), _stated(extracts, whole)
    percent = top / bottom * 100
    formula = f"{recorded(top)} ÷ {term(bottom)} = {show(percent, 2)}%"
    parameters = {"part": part, "whole": whole}
    return make("stated_share", parameters, percent, "percent", formula, (above, below), counts=(top, bottom))


@named
def stated_whole(extracts: Extracts, *, part: str, percent: str) -> Fact:
    """Give the whole that a stated part and its stated percentage imply."""
    (top, above), (share, below) = _stated(extracts, part), _stated(extracts, percent)
    whole = top / share * 100
    formula = f"{recorded(top)} ÷ {recorded(share)}% = {show(whole)}"
    return make(
        "stated_whole", {"part": part, "percent": percent}, whole, "count", formula, (above, below), unit=_unit(above)
    )


@named
def implied_percent_change(extracts: Extracts, *, after: str, change: str) -> Fact:
    """Give a stated change as a percentage of what a stated figure was before it."""
    (new, now), (gap, moved) = _stated(extracts, after), _stated(extracts, change)
    percent = gap / (new - gap) * 100
    formula = f"{recorded(gap)} ÷ ({recorded(new)} − {term(gap)}) = {show(percent, 2)}%"
    parameters, counts = {"after": after, "change": change}, (new, new - gap)
    return make("implied_percent_change", parameters, percent, "percent_change", formula, (now, moved), counts=counts)


@named
def implied_violence_share(extracts: Extracts) -> Fact:
    """Give the share of violence against the person in all crime that three stated shares imply together.

    Domestic abuse's share of crime, over its share of violent crime, times violence against the person's share of that.
    """
    names = ("domestic-abuse-share-of-crime", "domestic-abuse-share-of-violence")
    parts = [_stated(extracts, name) for name in (*names, "violence-against-person-share-of-violence")]
    of_crime, of_violence, against_person = (value for value, _ in parts)
    percent = of_crime / of_violence * against_person
    formula = f"{recorded(of_crime)}% ÷ {recorded(of_violence)}% × {recorded(against_person)}% = {show(percent, 2)}%"
    return make("implied_violence_share", {}, percent, "percent", formula, [chosen for _, chosen in parts])


@named
def implied_crimes(extracts: Extracts, *, rate: str) -> Fact:
    """Give the borough's crimes that a stated rate per 1,000 residents implies (Census 2021)."""
    per_thousand, chosen = _stated(extracts, rate)
    residents = select(extracts, "district_residents", "residents").where(district="maidstone", year="2021")
    crimes = per_thousand * residents.total() / 1000
    formula = f"{recorded(per_thousand)} × {show(residents.total())} ÷ 1,000 = {show(crimes)}"
    return make("implied_crimes", {"rate": rate}, crimes, "count", formula, (chosen, residents), unit="crimes")


@named
def safest_rank(extracts: Extracts, *, figure: str) -> Fact:
    """Turn a stated place from the highest rate into the place from the lowest, among the districts."""
    place, chosen = _stated(extracts, figure)
    districts = select(extracts, "district_residents", "residents").where(year="2021")
    total = len(districts.rows)
    if not 1 <= place <= total:
        raise FactError(f"{figure} is {show(place)}, which is no place among {total} districts")
    safest = total - place + 1
    formula = f"{total} − {show(place)} + 1 = {show(safest)}"
    return make("safest_rank", {"figure": figure}, safest, "rank", formula, (chosen, districts))


@named
def stated_share_of_change(extracts: Extracts, *, figure: str, cluster: str) -> Fact:
    """Give a stated change as a percentage of a cluster's change in victim-based crime from 2022 to 2023."""
    part, chosen = _stated(extracts, figure)
    crimes = select(extracts, "vbc_by_cluster", "crimes").where(cluster=cluster)
    before, after = crimes.where(year="2022"), crimes.where(year="2023")
    whole = after.total() - before.total()
    percent = part / whole * 100
    formula = f"{show(part)} ÷ ({show(after.total())} − {show(before.total())}) = {show(percent, 2)}%"
    parameters = {"figure": figure, "cluster": cluster}
    used, counts = (chosen, before, after), (part, whole)
    return make("stated_share_of_change", parameters, percent, "percent", formula, used, counts=counts)


@named
def plan_statements(extracts: Extracts) -> Fact:
    """Count the statements of the plan's list of figures: its rows, but for those that tell a part of another's."""
    rows = select(extracts, "plan_figures", "id")
    own = replace(rows, rows=tuple(row for row in rows.rows if not row["part_of"]))
    count = Fraction(len(own.rows))
    return make(
        "plan_statements",
        {},
        count,
        "count",
        f"{show(count)} of {show(Fraction(len(rows.rows)))} rows",
        (own,),
        unit="ids",
    )
