"""Where a fact is: the places of the rows that it stands on, and what sentences call them."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from functools import cached_property, lru_cache

from smp_metrics.errors import ProblemsFound
from smp_metrics.extracts import Extract, Extracts, Row
from smp_metrics.facts.address import Address, slug
from smp_metrics.facts.called import Called, called
from smp_metrics.facts.fact import Fact
from smp_metrics.facts.measuring.selection import members, membership_of
from smp_metrics.facts.phrases import any_name

Used = list[tuple[Extract, list[Row]]]
"""The extracts that a fact stands on, each with the rows."""
Listed = tuple[tuple[str, frozenset[str], frozenset[str]], ...]
"""Places, each with the wider ones that it is part of and with what it is like, as both are named."""


class Places:
    """The places of a project's data."""

    def __init__(self, extracts: Extracts) -> None:
        self._extracts = extracts

    @cached_property
    def called(self) -> Called:
        """Tell what the partnership's places are called."""
        try:
            return called(self._extracts.partnership)
        except ProblemsFound:
            # What is wrong with it is told once, with the data.
            return Called()

    def of(self, fact: Fact, address: Address, used: Used) -> tuple[set[str], bool]:
        """Name the places that a fact is about, and tell whether they are all there are."""
        named = dict(address.parameters)
        found = self.called.names_of("", fact.value) if isinstance(fact.value, str) else set()
        whole = False
        for extract, rows in used:
            columns = [name for name in self.called.columns if extract.column(name)]
            joined = [name for name in self._groups if name in named and name not in columns]
            for column in columns:
                mine, every = _cells(column, rows, named)
                found |= {name for cell in mine for name in self.called.names_of(column, cell)}
                found |= set(self.called.wholes.get(column, ())) if every and not joined else set()
                found |= self._around(column, mine, extract)
                whole = whole or every
            found |= {name for column in joined for name in self.called.names_of(column, named[column])}
            whole = whole and not joined
            found |= set() if columns else self._told(extract, rows)
        return found, whole

    def _told(self, extract: Extract, rows: list[Row]) -> set[str]:
        """Give the places that rows name in words; where a table has neither words nor places, those of its sidecar."""
        if not extract.column("says"):
            return set(self.called.named(str(extract.sidecar.get("geography", ""))))
        names = pattern_of(self.every)
        cells = [" ".join(found.lower().split()) for row in rows for found in names.findall(str(row["says"]))]
        own = {name for cell in cells for name in self.called.names_of("", cell)}
        called = self.called
        if not own or (own <= called.county and all(row["unit"] != "rank" for row in rows)):
            return own
        return own | set(called.area) if own & {*called.area, called.county_alone} else own

    @property
    def _groups(self) -> tuple[str, ...]:
        return self.called.wider + self.called.likes

    def _around(self, column: str, cells: set[str], extract: Extract) -> set[str]:
        """Give the wider places that those of some cells are part of."""
        own = membership_of(self._extracts)
        rows = members(self._extracts, extract) if own and column == own.of else ()
        return {name for row in rows if str(row[column]) in cells for name in self._wider(row)}

    def _wider(self, row: Row) -> frozenset[str]:
        return frozenset(name for group in self.called.wider for name in self.called.names_of(group, str(row[group])))

    @cached_property
    def every(self) -> frozenset[str]:
        """Name every place of the data that can be read, as it is spelled; what has no capital in any letters."""
        found = set(self.called.spelled)
        whole = [*self._whole_extracts()]
        for extract in whole:
            for column in (each for each in self.called.columns if extract.column(each)):
                found |= {name for cell in extract.by(column) for name in self._spelled(column, cell)}
        found |= {name.lower() for name in found if name.split()[-1].islower()}
        # A cell that sentences write in small letters is found in any.
        capital = {name for name in found if name[:1].isupper() and name[:1].lower() + name[1:] in self.called.spelled}
        return frozenset(found - capital if whole else ())

    def _spelled(self, column: str, cell: str) -> set[str]:
        if column in self.called.likes:
            return self.called.names_of(column, cell)
        return {f"{column} {cell}" if cell.isdigit() else cell}

    def _whole_extracts(self) -> Iterator[Extract]:
        """Give the extracts that can be read: what is wrong with the others is told once, with the data."""
        for name in self._extracts.names:
            with contextlib.suppress(ProblemsFound):
                yield self._extracts[name]

    @cached_property
    def _members(self) -> Listed:
        own = membership_of(self._extracts)
        if own is None:
            return ()
        likes = self.called.likes
        rows = self._extracts[own.extract].rows
        return tuple(
            (str(row[own.of]).lower(), self._wider(row), frozenset(str(row[like]) for like in likes)) for row in rows
        )

    def listed(self, used: Used) -> Listed:
        """Give the places that wider ones are made of; nothing for a fact about such places on other boundaries."""
        own = membership_of(self._extracts)
        others = (each for each, _ in used if own and each.column(own.of) and not members(self._extracts, each))
        return () if next(others, None) else self._members

    def within(self, used: Used) -> frozenset[str]:
        """Name the whole that the places of some rows are part of."""
        columns = {name for extract, _ in used for name in self.called.columns if extract.column(name)}
        return frozenset(name for column in columns for name in self.called.around(column))


def parts(places: set[str], listed: Listed) -> frozenset[str]:
    """Give the places that make the wider one that a fact is about; none where it is about one of them."""
    found = frozenset(name for name, wider, _ in listed if wider & places)
    return frozenset() if found & places else found


def likes(places: set[str], listed: Listed) -> frozenset[str]:
    """Tell what the places of a fact are like, as urban or rural; nothing where they differ."""
    found = [like for name, wider, like in listed if name in places or wider & places]
    return found[0] if len(set(found)) == 1 else frozenset()


def _cells(column: str, rows: list[Row], named: dict[str, str]) -> tuple[set[str], bool]:
    """Give the places of a column that rows are about, and whether they are all there are."""
    # A fact of several places names them all: area=northside,eastgate.
    chosen = {each for key in (column, "than") if key in named for each in named[key].split(",")}
    cells = {str(row[column]) for row in rows}
    if chosen:
        return {cell for cell in cells if slug(cell) in chosen}, False
    return (cells, False) if len(cells) == 1 else (set(), True)


@lru_cache(maxsize=8)
def pattern_of(names: frozenset[str]) -> re.Pattern[str]:
    """Make the pattern of a set of names; one in small letters is found in any, else as it is written."""
    # Where no word begins no name does: to ask that first is five times as fast.
    return re.compile(rf"\b(?<![\w-])(?:{any_name(names)})(?![\w-])")
