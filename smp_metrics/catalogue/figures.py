"""Show an extract's figures on its page: as corrected, and beside them as printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smp_metrics.catalogue.grid import grid
from smp_metrics.escaping import plain, table
from smp_metrics.facts.printing import signed

if TYPE_CHECKING:
    from smp_metrics.catalogue.entry import Entry
    from smp_metrics.catalogue.grid import Cell, Grid
    from smp_metrics.extracts import Column, Value

# Longer tables are better read in a spreadsheet than scrolled through.
ALL_ROWS = 120
FIRST_ROWS = 20


def figures(entry: Entry) -> str:
    """Give a table of all rows, or of the first ones when there are many, and a sentence that says which."""
    shown = grid(entry)
    count = len(shown.rows)
    rows = shown.rows if count <= ALL_ROWS else shown.rows[:FIRST_ROWS]
    said = f"All {count:,} rows." if len(rows) == count else f"The first {len(rows)} of {count:,} rows."
    if entry.changes:
        said += " What is corrected comes first, in bold, and what the plan prints comes last."
    if entry.disputed:
        said += " Disputed cells are marked."
    beside = shown.corrected
    header = [plain(heading.title) for heading in shown.headings]
    header += [f"{header[index]}, as printed" for index in beside]
    cells = [_row(shown, row, beside) for row in rows]
    return f"{said}\n\n{table(header, cells, right=_numbers(shown, beside))}"


def _numbers(shown: Grid, beside: list[int]) -> list[int]:
    columns = [heading.column for heading in shown.headings]
    columns += [columns[index] for index in beside]
    return [index for index, column in enumerate(columns) if column.type != "text"]


def _row(shown: Grid, row: tuple[Cell, ...], beside: list[int]) -> list[str]:
    columns = [heading.column for heading in shown.headings]
    used = [_used(column, cell) for column, cell in zip(columns, row, strict=True)]
    return used + [_marked(_shown(columns[index], row[index].printed), row[index]) for index in beside]


def _used(column: Column, cell: Cell) -> str:
    return _marked(_shown(column, cell.value), cell) + (" (disputed)" if cell.disputed else "")


def _marked(said: str, cell: Cell) -> str:
    return f"**{said}**" if cell.corrected else said


def _shown(column: Column, value: Value) -> str:
    if value is None:
        return ""
    # A year or a number of a paragraph is a name, and has no commas.
    return signed(f"{value:,}") if column.role == "measure" and not isinstance(value, str) else plain(value)
