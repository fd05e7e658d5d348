"""Lay an extract out as people compare: one row for each thing that it is about, and its years side by side."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smp_metrics.catalogue.entry import Entry
    from smp_metrics.extracts import Column, Extract, Row, Value


@dataclass(frozen=True)
class Cell:
    """A value as the site uses it, beside what the source prints."""

    value: Value
    printed: Value
    disputed: bool

    @property
    def corrected(self) -> bool:
        """Tell whether the site uses another value than the source prints."""
        return self.value != self.printed


# No row of the extract is about this thing in this year.
NO_CELL = Cell(None, None, disputed=False)


@dataclass(frozen=True)
class Heading:
    """What a column of a grid is called, and the extract's column whose cells it shows."""

    title: str
    column: Column


@dataclass(frozen=True)
class Grid:
    """A table with a header; ``turned`` tells that its years stand side by side."""

    headings: tuple[Heading, ...]
    rows: tuple[tuple[Cell, ...], ...]
    turned: bool

    @property
    def corrected(self) -> list[int]:
        """Count from 0 the columns that have a corrected cell."""
        return [index for index in range(len(self.headings)) if any(row[index].corrected for row in self.rows)]


def grid(entry: Entry) -> Grid:
    """Give one row for each thing where the years of one measure can stand side by side, or else each record."""
    spread = _spread(entry.extract)
    records = [_cells(entry, row, printed) for row, printed in _pairs(entry)]
    return _turned(entry.extract, spread, records) if spread else _by_record(entry.extract, records)


def _by_record(extract: Extract, records: list[dict[str, Cell]]) -> Grid:
    headings = tuple(Heading(column.title, column) for column in extract.columns)
    if extract.period:
        for record in records:
            said = extract.called(record[extract.period].value)
            record[extract.period] = Cell(said, said, record[extract.period].disputed)
    names = [column.name for column in extract.columns]
    return Grid(headings, tuple(tuple(record[name] for name in names) for record in records), turned=False)


def _pairs(entry: Entry) -> Iterable[tuple[Row, Row]]:
    return zip(entry.extract.rows, entry.printed.rows, strict=True)


def _cells(entry: Entry, row: Row, printed: Row) -> dict[str, Cell]:
    disputed = entry.disputed
    return {name: Cell(row.shown(name), printed.shown(name), (row.line, name) in disputed) for name in row.values}


def _spread(extract: Extract) -> Column | None:
    """Find the one measure that changes from year to year, where nothing else does."""
    things = [name for name in extract.key if name != extract.period]
    measures = [column for column in extract.columns if column.role == "measure" and column.name not in extract.key]
    if not extract.period or not things or len(measures) != 1:
        return None
    steady = [column.name for column in extract.columns if column.name not in {extract.period, measures[0].name}]
    said = {tuple(row[name] for name in steady) for row in extract.rows}
    return measures[0] if len(said) == len({tuple(row[name] for name in things) for row in extract.rows}) else None


def _turned(extract: Extract, spread: Column, records: list[dict[str, Cell]]) -> Grid:
    period = str(extract.period)
    steady = [column for column in extract.columns if column.name not in {period, spread.name}]
    years = sorted({record[period].value for record in records}, key=str)
    things: dict[tuple[Cell, ...], dict[Value, Cell]] = defaultdict(dict)
    for record in records:
        things[tuple(record[column.name] for column in steady)][record[period].value] = record[spread.name]
    return Grid(
        (
            *(Heading(column.title, column) for column in steady),
            *(Heading(f"{spread.title}{_parted(extract.called(year))}", spread) for year in years),
        ),
        tuple((*thing, *(cells.get(year, NO_CELL) for year in years)) for thing, cells in things.items()),
        turned=True,
    )


def _parted(period: str) -> str:
    """Give a period as it follows a title: after a comma, unless it is a year."""
    return f" {period}" if period[:1].isdigit() else f", {period}"
