"""The place that a number has among those of its table: along its places, its kinds or its time, or of those moved."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Collection, Iterable, Iterator
from fractions import Fraction

from smp_metrics.claims.borne_out.peers import Peers, fact_at
from smp_metrics.claims.borne_out.sets import columns_of
from smp_metrics.claims.language.kinds import CHANGES
from smp_metrics.facts import parse_address, slug
from smp_metrics.facts.stems import stems

# A place, and how many others share it; no place is 0.
Place = tuple[int, int]
NOWHERE: Place = (0, 0)
_TIMES = ("month", "year")
_MONTHS = [name.lower() for name in month_name]
_A_YEAR, _ENOUGH = 12, 3


def column_of(peers: Peers, clause: str, *, over_time: bool) -> str:
    """Name what a number is compared along: what the clause names, else its place, its kind or its time."""
    times = [name for name in _TIMES if name in peers.options]
    if over_time:
        return times[0] if times else ""
    things = {column for word in set(stems(clause)) for column in columns_of(peers, word) if column in peers.options}
    named = [column for column in things if column not in ("year", *_whole(peers))]
    if len(named) == 1:
        return named[0]
    own = [peers.own_column, *times]
    return next((name for name in own if name), "") if not named else ""


def _whole(peers: Peers) -> tuple[str, ...]:
    """Name the month where it stands for a whole year."""
    return ("month",) if peers.options.get("month", "").isdecimal() and "year" not in peers.options else ()


def place_of(peers: Peers, column: str, end: str, *, ever: bool = False) -> Place:
    """Give the place of a number along a column from an end; of a month in its own year, or of all there ever were."""
    if peers.fact.kind in CHANGES:
        return _of_change(peers, end)
    own, every = peers.value, beside(peers, column, ever=ever) if column else ()
    return _among(own, every, end) if own is not None and len(every) >= _ENOUGH else NOWHERE


def place_since(peers: Peers, month: str | None, year: int, end: str) -> Place:
    """Give the place of a year's number among those that follow a year of its table; of a month's likewise."""
    if month:
        own, since = peers.options.get("month", ""), f"{year}-{_MONTHS.index(month):02}"
        every = peers.along("month")
    else:
        own, since = str(peers.year), str(year)
        every = {str(known): value for known in peers.years if (value := peers.in_year(known)) is not None}
    between = [value for cell, value in every.items() if since < cell <= own]
    return _among(every[own], between, end) if {since, own} <= {*every} and len(between) > 1 else NOWHERE


def _among(own: Fraction, every: Collection[Fraction], end: str) -> Place:
    beyond = sum(value > own if end == "highest" else value < own for value in every)
    return beyond + 1, sum(value == own for value in every) - 1


def beside(peers: Peers, column: str, *, ever: bool) -> Collection[Fraction]:
    """Give what a number is compared with along a column: of a month, those of its year, or all there ever were."""
    if column != "month":
        return peers.along(column).values()
    if "year" in peers.options and ever:
        return [value for year in peers.years for value in peers.along(column, year=str(year)).values()]
    every, year = peers.along(column), peers.options["month"][:4]
    of_year = [value for cell, value in every.items() if cell.startswith(year)]
    return of_year if len(of_year) == _A_YEAR and not ever else every.values()


def _of_change(peers: Peers, end: str) -> Place:
    """Give the place of a change among those of its table that went its way."""
    address, value = parse_address(peers.fact.address), peers.fact.value
    path, _, options = peers.fact.address.partition("?")
    lowest = (end == "lowest") == (isinstance(value, Fraction) and value > 0)
    asked = f"{path.rpartition('.')[0]}.rank?{options}&by={address.measure}{'&order=lowest' if lowest else ''}"
    place = fact_at(asked, peers.facts)
    return (int(place.value), int(place.level)) if place and isinstance(place.value, Fraction) else NOWHERE


def _numbered(said: str, column: str) -> str:
    """Write the column's name before each number of a list: "clusters 1, 2 and 5", "clusters 1 to 3"."""
    listed = re.compile(rf"-{re.escape(column)}s?(?P<numbers>(?:-(?:(?:and|or|nor|to)-)?[0-9]{{1,3}})+)(?=-)")
    return listed.sub(lambda found: "".join(f"-{column}-{each}" for each in _each(found["numbers"])), said)


def _each(numbers: str) -> Iterator[int]:
    last = 0
    for found in re.finditer(r"(to-)?([0-9]+)", numbers):
        own = int(found[2])
        yield from range(last + 1, own) if found[1] else ()
        yield own
        last = own


def cells_named(text: str, column: str, cells: Collection[str]) -> list[str]:
    """List the cells of a column, as addresses have them, that a text names; a number stands with the column's name."""
    said = _numbered(f"-{slug(text)}-", column)
    return [cell for cell in cells if f"-{column}-{cell}-" in said or (not cell.isdecimal() and f"-{cell}-" in said)]


def words_beside(text: str, names: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Give the words of a text that are no part of the cells that it names, each of which comes with its column."""
    said = f"-{slug(text)}-"
    for column, cell in names:
        said = _numbered(said, column)
        said = said.replace(f"-{column}-{cell}-" if cell.isdecimal() else f"-{cell}-", "-")
    return frozenset(said.strip("-").split("-"))
