"""Show an extract's rows on its page, with the printed value beside each corrected one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smp_metrics.escaping import plain, table

if TYPE_CHECKING:
    from smp_metrics.catalogue.entry import Entry
    from smp_metrics.extracts import Column, Row, Value

# Longer tables are better read in the CSV than scrolled through.
ALL_ROWS = 120
FIRST_ROWS = 20


def figures(entry: Entry) -> str:
    """Give a table of all rows, or of the first ones when there are many, and a sentence that says which."""
    extract = entry.extract
    count = len(extract.rows)
    shown = extract.rows if count <= ALL_ROWS else extract.rows[:FIRST_ROWS]
    said = f"All {count:,} rows." if len(shown) == count else f"The first {len(shown)} of {count:,} rows."
    if entry.changes:
        said += " Where a cell is corrected, the printed one stands in brackets."
    if entry.disputed:
        said += " Disputed cells are marked."
    numbers = [index for index, column in enumerate(extract.columns) if column.type != "text"]
    header = [plain(column.title) for column in extract.columns]
    changes = entry.changes
    rows = [[_cell(column, row, changes) + _mark(entry, column, row) for column in extract.columns] for row in shown]
    return f"{said}\n\n{table(header, rows, right=numbers)}"


def _cell(column: Column, row: Row, changes: dict[tuple[int, str], tuple[Value, Value]]) -> str:
    said = _shown(column, row[column.name])
    if (row.line, column.name) not in changes:
        return said
    return f"{said} (printed: {_shown(column, changes[row.line, column.name][0])})"


def _mark(entry: Entry, column: Column, row: Row) -> str:
    return " (disputed)" if (row.line, column.name) in entry.disputed else ""


def _shown(column: Column, value: Value) -> str:
    if value is None:
        return ""
    # A year or a number of a paragraph is a name, and has no commas.
    return f"{value:,}" if column.role == "measure" and not isinstance(value, str) else plain(value)
