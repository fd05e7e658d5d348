"""Named facts that set two tables, or two rows of one table, against each other."""

from __future__ import annotations

from fractions import Fraction
from itertools import chain

from smp_metrics.api.data import Extracts
from smp_metrics.api.facts import Fact, Selection, make, named, select
from smp_metrics.api.numbers import show

Periods = tuple[Selection, Selection]
TOWN, REST = "high-street", "rest-of-borough"


@named
def domestic_abuse_share_of_crime(extracts: Extracts, *, year: str) -> Fact:
    """Give domestic abuse (the year to November) as a percentage of the wards' crime (the calendar year)."""
    abuse = select(extracts, "domestic_abuse_totals", "crimes").where(year=year)
    crime = select(extracts, "all_crime_by_ward", "crimes").where(year=year)
    return _share("domestic_abuse_share_of_crime", {"year": year}, abuse, crime)


@named
def offence_change_beyond_rest(extracts: Extracts, *, offence: str, before: str, after: str) -> Fact:
    """Take the percentage change of the rest of an offence's group from its own, in points (domestic abuse).

    The rest is the group without every offence that the table names apart.
    """
    named_apart = select(extracts, "domestic_abuse_subsets", "crimes")
    own = _between(named_apart.where(offence=offence), before, after)
    group_name = own[0].text(own[0].rows[0], "part_of")
    group = _between(select(extracts, "domestic_abuse_by_offence", "crimes").where(offence=group_name), before, after)
    others = named_apart.where(part_of=group_name).by_entity().values()
    apart = [_between(each, before, after) for each in others]
    was, now = (whole.total() - sum(each[at].total() for each in apart) for at, whole in enumerate(group))
    percents = _percent(own), (now - was) / was * 100
    gap = percents[0] - percents[1]
    formula = f"{show(percents[0], 1)}% − ({show(percents[1], 1)}%) = {show(gap, 1)} points"
    parameters = {"offence": offence, "before": before, "after": after}
    return make("offence_change_beyond_rest", parameters, gap, "points", formula, (*own, *group, *chain(*apart)))


@named
def town_centre_all_crime(extracts: Extracts, *, area: str, year: str) -> Fact:
    """Add victim-based crime and crimes against society in the table of the town centre (June to December)."""
    table = select(extracts, "town_centre", "count").where(area=area, year=year)
    parts = [table.where(category=category) for category in ("vbc", "cas")]
    crimes = parts[0].total() + parts[1].total()
    formula = f"{show(parts[0].total())} + {show(parts[1].total())} = {show(crimes)}"
    return make("town_centre_all_crime", {"area": area, "year": year}, crimes, "count", formula, parts, unit="crimes")


@named
def town_centre_beyond_rest(extracts: Extracts, *, category: str, before: str, after: str) -> Fact:
    """Take the percentage change in the rest of the borough from High Street's, in points (June to December)."""
    table = select(extracts, "town_centre", "count").where(category=category)
    town, rest = (_between(table.where(area=area), before, after) for area in (TOWN, REST))
    parameters = {"category": category, "before": before, "after": after}
    return _gap("town_centre_beyond_rest", parameters, town, rest)


@named
def town_centre_steeper_falls(extracts: Extracts, *, before: str, after: str) -> Fact:
    """Give the share of what fell in High Street that fell by more there than elsewhere, in per cent of the change."""
    table = select(extracts, "town_centre", "count")
    names = list(dict.fromkeys(table.text(row, "category") for row in table.rows))
    town, rest = ({name: _between(_of(table, area, name), before, after) for name in names} for area in (TOWN, REST))
    falling = [name for name in names if _percent(town[name]) < 0]
    steeper = [name for name in falling if _percent(town[name]) < _percent(rest[name])]
    formula = f"{len(steeper)} of {len(falling)}: {', '.join(steeper) or 'none'}"
    used = [selection for name in falling for pair in (town[name], rest[name]) for selection in pair]
    percent = Fraction(len(steeper) * 100, len(falling))
    return make("town_centre_steeper_falls", {"before": before, "after": after}, percent, "percent", formula, used)


def _of(table: Selection, area: str, category: str) -> Selection:
    return table.where(area=area, category=category)


@named
def notices_per_warnings(extracts: Extracts, *, year: str) -> Fact:
    """Give protection notices as a percentage of protection warnings."""
    notices, warnings = _powers(extracts, year)
    return _share("notices_per_warnings", {"year": year}, notices, warnings)


@named
def notices_per_warnings_change(extracts: Extracts, *, before: str, after: str) -> Fact:
    """Give the change in protection notices as a percentage of protection warnings, in points."""
    parts = [*_powers(extracts, before), *_powers(extracts, after)]
    was, now = (parts[at].total() / parts[at + 1].total() * 100 for at in (0, 2))
    formula = f"{show(now, 1)}% − {show(was, 1)}% = {show(now - was, 1)} points"
    return make("notices_per_warnings_change", {"before": before, "after": after}, now - was, "points", formula, parts)


def _powers(extracts: Extracts, year: str) -> tuple[Selection, Selection]:
    totals = select(extracts, "protection_totals", "total").where(year=year)
    return totals.where(power="cpn"), totals.where(power="cpw")


@named
def asb_requests_beyond_police(extracts: Extracts, *, before: str, after: str) -> Fact:
    """Take the percentage change in ASB recorded by the police from that reported to the council, in points."""
    council = select(extracts, "service_requests", "requests").where(kind="anti-social-behaviour")
    police = select(extracts, "asb_by_ward", "incidents")
    changes = _between(council, before, after), _between(police, before, after)
    return _gap("asb_requests_beyond_police", {"before": before, "after": after}, *changes)


@named
def stated_share_of_requests(extracts: Extracts, *, figures: str, kind: str, year: str) -> Fact:
    """Give stated figures, their names joined by commas, as a percentage of the council's requests of a kind."""
    stated = select(extracts, "stated_figures", "value")
    parts = [stated.where(figure=figure) for figure in figures.split(",")]
    requests = select(extracts, "service_requests", "requests").where(kind=kind, year=year)
    part = sum((each.total() for each in parts), Fraction(0))
    percent = part / requests.total() * 100
    formula = f"{show(part)} ÷ {show(requests.total())} = {show(percent, 2)}%"
    parameters = {"figures": figures, "kind": kind, "year": year}
    counts = part, requests.total()
    return make("stated_share_of_requests", parameters, percent, "percent", formula, [*parts, requests], counts=counts)


@named
def unreported_by_survey(extracts: Extracts) -> Fact:
    """Multiply responses, share of victims and share of victims who did not report (public survey of 2021)."""
    findings = select(extracts, "survey_findings", "value").where(survey="public", year="2021")
    names = ("responses", "victims-in-three-years", "victims-who-did-not-report")
    parts = [findings.where(finding=name) for name in names]
    responses, victims, unreported = (part.total() for part in parts)
    people = responses * victims * unreported / 10_000
    formula = f"{show(responses)} × {show(victims)}% × {show(unreported)}% = {show(people)}"
    return make("unreported_by_survey", {}, people, "count", formula, parts, unit="people")


def _between(selection: Selection, before: str, after: str) -> Periods:
    return selection.where(year=before), selection.where(year=after)


def _percent(change: Periods) -> Fraction:
    before, after = (selection.total() for selection in change)
    return (after - before) / before * 100


def _gap(name: str, parameters: dict[str, str], one: Periods, other: Periods) -> Fact:
    gap = _percent(one) - _percent(other)
    formula = f"{show(_percent(one), 1)}% − ({show(_percent(other), 1)}%) = {show(gap, 1)} points"
    return make(name, parameters, gap, "points", formula, (*one, *other))


def _share(name: str, parameters: dict[str, str], part: Selection, whole: Selection) -> Fact:
    percent = part.total() / whole.total() * 100
    formula = f"{show(part.total())} ÷ {show(whole.total())} = {show(percent, 2)}%"
    counts = part.total(), whole.total()
    return make(name, parameters, percent, "percent", formula, (part, whole), counts=counts)
