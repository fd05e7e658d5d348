"""Read the extracts as printed, with numbers that remember the cells in which they stand."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from smp_metrics.claims.language.number_words import read_cardinal
from smp_metrics.extracts import Column, Extract, Extracts, Row, Value
from smp_metrics.facts import slug
from smp_metrics.facts.measuring.bounds import Bounds, rounding_to
from smp_metrics.facts.measuring.traced import Traced, exact
from smp_metrics.facts.printing import show
from smp_metrics.reconciliations import UNPRINTED
from smp_metrics.repair.system import Cell, Spot


class TracedExtracts(Extracts):
    """The extracts as printed; each number of theirs carries its cell, and ``cells`` lists those that were read."""

    def __init__(self, extracts: Extracts) -> None:
        super().__init__(extracts.root)
        self._plain = extracts
        self.cells: dict[str, Cell] = {}
        self._traced: dict[str, Extract] = {}

    def printed(self, name: str) -> Extract:
        """Give an extract as printed, its numbers without their cells."""
        return self._plain.printed(name)

    def __getitem__(self, name: str) -> Extract:
        """Give an extract as printed."""
        if name not in self._traced:
            printed = self.printed(name)
            numbers = [column for column in printed.columns if column.type != "text" and column.name not in printed.key]
            # What no paragraph prints or stands on can't be a slip of the plan's.
            of_plan = printed.sidecar.get("paragraphs")
            rows = tuple(self._trace(printed, row, numbers) for row in printed.rows) if of_plan else printed.rows
            self._traced[name] = replace(printed, rows=rows)
        return self._traced[name]

    def _trace(self, extract: Extract, row: Row, numbers: list[Column]) -> Row:
        values = dict(row.values)
        for column in numbers:
            number = exact(row[column.name])
            if number is not None:
                cell = cell_of(extract, row, column)
                self.cells[cell.name] = cell
                # It adds up and prints as the number that it replaces.
                values[column.name] = cast("Value", Traced.cell(cell.name, number))
        return replace(row, values=values)


def name_of(extract: str, line: int, column: str) -> str:
    """Name the cell of a line and a column."""
    return f"{extract}.{column}@{line}"


def cell_of(extract: Extract, row: Row, column: Column) -> Cell:
    """Describe a cell of an extract."""
    number = exact(row[column.name])
    assert number is not None  # noqa: S101
    places = len(str(row[column.name]).partition(".")[2])
    elsewhere = UNPRINTED.get(extract.name)
    allows = rounding_to(number, places) if elsewhere is None else Bounds(number - elsewhere, number + elsewhere)
    where = f"{extract.title}, {_label(extract, row)}"
    spot = spot_of(extract, row, column) if elsewhere is None else None
    return Cell(
        name_of(extract.name, row.line, column.name),
        where,
        show(number, places),
        number,
        allows,
        places,
        spot,
        elsewhere,
    )


def _label(extract: Extract, row: Row) -> str:
    return ", ".join(_part(extract, row, name) for name in extract.key) or f"line {row.line}"


def _part(extract: Extract, row: Row, name: str) -> str:
    value = str(row[name])
    return f"{name} {value}" if value.isdigit() and name != extract.period else value


def spot_of(extract: Extract, row: Row, column: Column) -> Spot | None:
    """Say where a cell stands in the table that the plan prints; None where its extract is no table."""
    if extract.period is None or extract.entity is None or column.unit.startswith("as the row"):
        return None
    names = [name for name in extract.key if name != extract.period]
    about = " ".join(slug(str(row[name])) for name in names)
    return Spot(table_of(extract), about, f"{column.name} {row[extract.period]}")


def table_of(extract: Extract) -> str:
    """Name the table that an extract holds, as the ledger does: ``table 5``, else by its paragraph."""
    said = str(extract.sidecar.get("table") or "").lower().split()
    if len(said) == 2 and said[0] == "table":  # noqa: PLR2004
        return f"table {said[1] if said[1].isdecimal() else read_cardinal(said[1])}"
    paragraphs = extract.sidecar.get("paragraphs") or [0]
    return f"paragraph {paragraphs[-1]}"
