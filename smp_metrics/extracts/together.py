"""Which extracts may stand in one number, table or picture: those of one source, on boundaries of one time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from smp_metrics.errors import Problem, SmpError
from smp_metrics.extracts.editions import Editions
from smp_metrics.extracts.extract import Extract
from smp_metrics.extracts.written.partnership import PARTNERSHIP, Partnership
from smp_metrics.extracts.written.whom import Geography

if TYPE_CHECKING:
    from smp_metrics.extracts import Extracts


# The column that holds the number of a paragraph of the plan.
OF_PLAN = "paragraph"
# The columns that the pages of places read of the tables of a profile; {} is the column of these places.
NEEDED = {
    **dict.fromkeys(("crimes", "rates", "incidents", "abuse"), ("{}", "year")),
    **dict.fromkeys(("hexes", "later_hexes"), ("{}", "q", "r")),
    **dict.fromkeys(("months", "later_months"), ("{}", "month", "crimes", "incidents")),
    "later_kinds": ("{}", "kind", "year", "crimes"),
    "kinds": ("kind", "month", "crimes"),
    "residents": ("{}",),
    "streets": ("old_{}", "new_{}", "street"),
}


class ApartError(SmpError):
    """Extracts that may not meet; the message says why, and what would do instead."""


def check_together(extracts: Extracts, names: Iterable[str]) -> None:
    """Raise ApartError where extracts were counted by two sources, or are about places of two times.

    A source that others are divided by may stand beside any, and a declared lookup carries one time to another.
    """
    used = [extracts[name] for name in names]
    if len({(each.counted_by, each.vintage) for each in used}) == 1:
        return
    for one, other in combinations(used, 2):
        _check_sources(extracts.partnership, one, other)
        _check_places(extracts.partnership, one, other, [each.name for each in used])


def _check_sources(partnership: Partnership, one: Extract, other: Extract) -> None:
    sources = partnership.source_of(one), partnership.source_of(other)
    if None in sources or sources[0] == sources[1] or any(each and each.base for each in sources):
        return
    told = " and ".join(
        f"{extract.name} ({source.name})" for extract, source in zip((one, other), sources, strict=True) if source
    )
    raise ApartError(f"{told} are two sources that count otherwise; ask each for a fact of its own")


def _check_places(partnership: Partnership, one: Extract, other: Extract, used: list[str]) -> None:
    places = partnership.geography_of(one), partnership.geography_of(other)
    if not (places[0] and places[1] and _apart(places[0], places[1])):
        return
    ends = {places[0].id, places[1].id}
    if any({each.before, each.since} == ends and each.extract in used for each in partnership.lookups):
        return
    told = " and ".join(
        f"{extract.name} ({place.vintage})" for extract, place in zip((one, other), places, strict=True) if place
    )
    raise ApartError(f"{told} are about places of two times; choose extracts of one, or go by a declared lookup")


def _apart(one: Geography, other: Geography) -> bool:
    """Tell whether one set of boundaries was over when the other began."""
    ends = ((one.until, other.since), (other.until, one.since))
    return any(until and since and until <= since for until, since in ends)


def unplaced(partnership: Partnership, extracts: Iterable[Extract]) -> Iterator[Problem]:
    """List every extract whose sidecar names a source or boundaries that the partnership does not declare."""
    columns = {each.column for each in partnership.geographies}
    for extract in extracts:
        if partnership.sources and partnership.source_of(extract) is None:
            known = ", ".join(each.id for each in partnership.sources)
            yield _problem(extract, "counted_by", "no source", known)
        if extract.geography in columns and partnership.geography_of(extract) is None:
            known = ", ".join(each.vintage for each in partnership.geographies if each.column == extract.geography)
            yield _problem(extract, "geography_vintage", "no boundaries", known)


def memberless(partnership: Partnership, extracts: Iterable[Extract]) -> Iterator[Problem]:
    """Tell where the declared membership names an extract or a column that is not there."""
    own = partnership.membership
    yield from _lacking("membership", own.extract, own.columns, extracts) if own else ()


def profileless(partnership: Partnership, extracts: Iterable[Extract]) -> Iterator[Problem]:
    """Tell where the declared profile names an extract or a column that is not there."""
    own, known = partnership.profile, [*extracts]
    place = partnership.membership.of if partnership.membership else "ward"
    for key, name in own.named.items() if own else ():
        extract, _, column = name.partition(".")
        yield from _lacking("profile", extract, [each.format(place) for each in (column, *NEEDED[key]) if each], known)


def _lacking(key: str, name: str, columns: Iterable[str], extracts: Iterable[Extract]) -> Iterator[Problem]:
    """Tell that an extract which a key of the partnership's file names is not there, or lacks columns."""
    known = {each.name: each for each in extracts}
    table, asked = known.get(name), list(columns)
    missing = [each for each in asked if table is None or not table.column(each)]
    if missing:
        message = f"{key}: data/{name}.csv {'lacks a column' if table else 'is not there'}"
        expected = f"the columns {', '.join(asked)}" if table else ", ".join(sorted(known))
        remedy = f"name what is there, or leave the {key} out"
        yield Problem(PARTNERSHIP, 0, 0, message, ", ".join(missing) if table else name, expected, remedy)


def beyond(editions: Editions, partnership: Partnership, extracts: Iterable[Extract]) -> Iterator[Problem]:
    """List every extract whose sidecar or rows name a paragraph that its plan does not have."""
    numbered = {each.id: each.paragraphs for each in partnership.editions}
    for extract in extracts:
        last = numbered[editions.split(extract.name)[1]]
        wrong = [str(number) for number in extract.sidecar.get("paragraphs", ()) if number > last]
        message, remedy = "the plan has no paragraph of this number", f"mend it, or {PARTNERSHIP}"
        expected = f"numbers from 1 to {last}"
        if wrong:
            yield Problem(
                f"data/{extract.name}.yml", 0, 0, f"paragraphs: {message}", ", ".join(wrong), expected, remedy
            )
        for row in extract.rows if extract.column(OF_PLAN) else ():
            number = row[OF_PLAN]
            if isinstance(number, int) and not 1 <= number <= last:
                yield Problem(extract.path, row.line, 0, message, str(number), expected, remedy, OF_PLAN)


def _problem(extract: Extract, key: str, what: str, known: str) -> Problem:
    message = f"{key}: {what} of data/partnership.yml {'is' if what == 'no source' else 'are'} called so"
    found = str(extract.sidecar.get(key, ""))
    return Problem(f"data/{extract.name}.yml", 0, 0, message, found, known, "name one of these, or declare it there")
