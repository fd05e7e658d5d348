"""Which printed numbers may have changed places: rows and columns of a table that are neighbours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from smp_metrics.repair.system import Cell, System

Pair = tuple[str, str]
"""Two cells by name."""


@dataclass(frozen=True, eq=False)
class Exchange:
    """Two neighbours of a table, and the pairs of cells that stand in each other's place when they are exchanged.

    Two rows may be exchanged in some columns only, and ``parts`` holds the pairs of each; two columns are exchanged in
    every row, so they have one part. With ``behind`` the rows stay, and the results beside them were worked out from
    each other's numbers.
    """

    what: str
    table: str
    one: str
    other: str
    parts: tuple[tuple[Pair, ...], ...]
    cells: dict[str, Cell]

    @property
    def name(self) -> str:
        """Say which neighbours they are."""
        return f"{self.what}: {self.table}, {self.one} and {self.other}"

    @property
    def touched(self) -> set[str]:
        """Name the cells whose printed numbers it explains."""
        return {name for part in self.parts for pair in part for name in pair}

    @property
    def behind(self) -> bool:
        """Tell whether results were worked out from each other's numbers, rather than printed in each other's place."""
        return self.what == "numbers behind"


def exchanges(system: System) -> list[Exchange]:
    """List every exchange of neighbours that would change something in what is printed."""
    return [each for name, cells in _tables(system).items() for each in _of_table(name, cells)]


def _tables(system: System) -> dict[str, list[Cell]]:
    tables: dict[str, list[Cell]] = {}
    for cell in system.cells.values():
        if cell.spot:
            tables.setdefault(cell.spot.table, []).append(cell)
    return tables


def _of_table(name: str, cells: list[Cell]) -> Iterator[Exchange]:
    for (one, first), (other, second) in pairwise(_lines(cells, "row", "column").items()):
        pairs = _pairs(first, second)
        if pairs:
            yield Exchange("rows", name, one, other, tuple((pair,) for pair in pairs), _both(first, second))
    for (one, first), (other, second) in pairwise(_lines(cells, "column", "row").items()):
        pairs = _pairs(first, second)
        if len(pairs) > 1 and one.partition(" ")[0] == other.partition(" ")[0]:
            yield Exchange("columns", name, one, other, (tuple(pairs),), _both(first, second))


def _both(first: dict[str, Cell], second: dict[str, Cell]) -> dict[str, Cell]:
    return {cell.name: cell for cell in [*first.values(), *second.values()]}


def _lines(cells: list[Cell], along: str, across: str) -> dict[str, dict[str, Cell]]:
    lines: dict[str, dict[str, Cell]] = {}
    for cell in cells:
        lines.setdefault(getattr(cell.spot, along), {})[getattr(cell.spot, across)] = cell
    return lines


def _pairs(first: dict[str, Cell], second: dict[str, Cell]) -> list[Pair]:
    shared = [key for key in first if key in second]
    return [(first[key].name, second[key].name) for key in shared if first[key].allows != second[key].allows]


def behind(system: System) -> list[Exchange]:
    """List the rows that results may have been worked out from in each other's place, with these results by column."""
    results = _results(system)
    found = []
    for table, cells in _tables(system).items():
        rows = _lines(cells, "row", "column")
        for (one, first), (other, second) in pairwise(rows.items()):
            parts = _parts(system, results.get((table, one), []), results.get((table, other), []))
            if parts:
                found.append(Exchange("numbers behind", table, one, other, parts, _both(first, second)))
    return found


def _results(system: System) -> dict[tuple[str, str], list[str]]:
    """List by table and row the results that are worked out from a number of the row."""
    found: dict[tuple[str, str], list[str]] = {}
    for each in system.constraints:
        if each.result and system.cells[each.result].spot:
            spots = [system.cells[name].spot for name in each.inputs]
            for table, row in {(spot.table, spot.row) for spot in spots if spot}:
                found.setdefault((table, row), []).append(each.result)
    return found


def _parts(system: System, first: list[str], second: list[str]) -> tuple[tuple[Pair, ...], ...]:
    """Put the results of both rows together by column; what both rows make alike does not change."""
    columns: dict[tuple[str, str], list[list[str]]] = {}
    for number, names in enumerate((first, second)):
        for name in names:
            spot = system.cells[name].spot
            if spot and (name not in first or name not in second):
                columns.setdefault((spot.table, spot.column), [[], []])[number].append(name)
    return tuple(tuple((name, name) for name in [*one, *other]) for one, other in columns.values() if one and other)
