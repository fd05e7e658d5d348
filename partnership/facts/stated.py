"""Named facts over stated figures: what figures that the plan gives without data say of each other."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from smp_metrics.api.data import Extracts, Quantity
from smp_metrics.api.facts import MOVED, PLURALS, RECORDED, Fact, FactError, Selection, make, named, select
from smp_metrics.api.numbers import recorded, show, term

COUNTED: tuple[Quantity, ...] = ("count", "money")
_YEAR = re.compile("[0-9]{4}")
PLACED = {**MOVED, "rank": "change"}


def _stated(extracts: Extracts, figure: str, *kinds: Quantity) -> tuple[Fraction, Selection]:
    """Give a stated figure, which has to be of one of some kinds."""
    chosen = select(extracts, "stated_figures", "value").where(figure=figure)
    (kind,) = chosen.quantities()
    if kind not in kinds:
        asked = " or ".join(PLURALS[each] for each in kinds)
        raise FactError(f"the stated figure {figure} is one of {PLURALS[kind]}; give one of {asked}")
    return chosen.number(chosen.rows[0]), chosen


def _different(figures: str) -> list[str]:
    """Give the names of figures, none of which may stand twice."""
    names = figures.split(",")
    if len(set(names)) < len(names):
        raise FactError(f"{figures} names one figure twice, which would count it twice; take one away")
    return names


def _alike(*figures: Selection) -> Quantity:
    """Give the kind of several figures, which have to be in one unit and of one kind."""
    together = replace(figures[0], rows=tuple(row for figure in figures for row in figure.rows))
    together.require_alike()
    return together.quantities()[0]


@named
def stated_change(extracts: Extracts, *, before: str, after: str) -> Fact:
    """Take one stated figure from another; percentages give percentage points."""
    (old, was), (new, now) = (_stated(extracts, figure, *PLACED) for figure in (before, after))
    kind = PLACED[_alike(was, now)]
    formula = f"{recorded(new)} − {term(old)} = {recorded(new - old)}"
    return make("stated_change", {"before": before, "after": after}, new - old, kind, formula, (was, now), before=old)


@named
def stated_percent_change(extracts: Extracts, *, before: str, after: str) -> Fact:
    """Give the change between two stated figures as a percentage of the earlier."""
    (old, was), (new, now) = (
        _stated(extracts, figure, *COUNTED, "rate", "ratio", "index") for figure in (before, after)
    )
    _alike(was, now)
    percent = (new - old) / old * 100
    formula = f"({recorded(new)} − {term(old)}) ÷ {term(old)} = {show(percent, 2)}%"
    parameters = {"before": before, "after": after}
    return make("stated_percent_change", parameters, percent, "percent_change", formula, (was, now), counts=(new, old))


@named
def stated_sum(extracts: Extracts, *, figures: str) -> Fact:
    """Add up stated figures, their names joined by commas."""
    parts = [_stated(extracts, figure, *COUNTED, "change") for figure in _different(figures)]
    kind = RECORDED[_alike(*(chosen for _, chosen in parts))]
    periods = sorted({str(chosen.rows[0]["period"]) for _, chosen in parts})
    if len(periods) > 1 and not all(_YEAR.fullmatch(period) for period in periods):
        raise FactError(f"the stated figures are of {' and '.join(periods)}, which may overlap; keep to one period")
    total = sum((value for value, _ in parts), Fraction(0))
    formula = " + ".join(term(value) for value, _ in parts) + f" = {recorded(total)}"
    return make("stated_sum", {"figures": figures}, total, kind, formula, [chosen for _, chosen in parts])


@named
def stated_share(extracts: Extracts, *, part: str, whole: str) -> Fact:
    """Give one stated figure as a percentage of another."""
    (top, above), (bottom, below) = (_stated(extracts, figure, *COUNTED, "share") for figure in (part, whole))
    _alike(above, below)
    percent = top / bottom * 100
    formula = f"{recorded(top)} ÷ {term(bottom)} = {show(percent, 2)}%"
    parameters = {"part": part, "whole": whole}
    return make("stated_share", parameters, percent, "percent", formula, (above, below), counts=(top, bottom))


@named
def stated_whole(extracts: Extracts, *, part: str, percent: str) -> Fact:
    """Give the whole that a stated part and its stated percentage imply."""
    (top, above), (share, below) = _stated(extracts, part, "count"), _stated(extracts, percent, "share")
    whole = top / share * 100
    formula = f"{recorded(top)} ÷ {recorded(share)}% = {show(whole)}"
    return make(
        "stated_whole", {"part": part, "percent": percent}, whole, "count", formula, (above, below), unit=above.unit
    )


@named
def implied_percent_change(extracts: Extracts, *, after: str, change: str) -> Fact:
    """Give a stated change as a percentage of what a stated figure was before it."""
    (new, now), (gap, moved) = _stated(extracts, after, "count"), _stated(extracts, change, "change")
    if now.unit != moved.unit:
        raise FactError(f"{after} is in {now.unit} and {change} in {moved.unit}; give two figures in one unit")
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
    parts = [_stated(extracts, name, "share") for name in (*names, "violence-against-person-share-of-violence")]
    of_crime, of_violence, against_person = (value for value, _ in parts)
    percent = of_crime / of_violence * against_person
    formula = f"{recorded(of_crime)}% ÷ {recorded(of_violence)}% × {recorded(against_person)}% = {show(percent, 2)}%"
    return make("implied_violence_share", {}, percent, "percent", formula, [chosen for _, chosen in parts])


@named
def implied_crimes(extracts: Extracts, *, rate: str) -> Fact:
    """Give the borough's crimes that a stated rate per 1,000 residents implies (Census 2021)."""
    per_thousand, chosen = _stated(extracts, rate, "rate")
    residents = select(extracts, "district_residents", "residents").where(district="maidstone", year="2021")
    crimes = per_thousand * residents.total() / 1000
    formula = f"{recorded(per_thousand)} × {show(residents.total())} ÷ 1,000 = {show(crimes)}"
    return make("implied_crimes", {"rate": rate}, crimes, "count", formula, (chosen, residents), unit="crimes")


@named
def safest_rank(extracts: Extracts, *, figure: str) -> Fact:
    """Turn a stated place from the highest rate into the place from the lowest, among the districts."""
    place, chosen = _stated(extracts, figure, "rank")
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
    part, chosen = _stated(extracts, figure, "change")
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
