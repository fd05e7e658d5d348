"""Find the cells that known issues leave open, and fail loudly when one is not as declared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path

from smp_metrics.errors import Problem
from smp_metrics.extracts.extract import Extract, Row
from smp_metrics.extracts.written.declarations import KnownIssue
from smp_metrics.extracts.written.entries import line_of
from smp_metrics.extracts.written.parts import DisputedCell
from smp_metrics.files import read_text

Disputed = Mapping[tuple[int, str], tuple[str, ...]]
"""The ids of the known issues that leave a cell open, by its line and its column."""


def disputed_in(extract: Extract, issues: Iterable[KnownIssue]) -> Disputed:
    """List the disputed cells of an extract."""
    found: dict[tuple[int, str], tuple[str, ...]] = {}
    for issue in issues:
        for cell in issue.cells:
            for row in _rows(extract, cell) if cell.extract == extract.name else ():
                place = row.line, cell.column
                found[place] = (*found.get(place, ()), issue.id)
    return found


def misplaced(root: Path, issue: KnownIssue, cell: DisputedCell, extract: Extract | None) -> Iterator[Problem]:
    """Give a problem where a disputed cell is none, or the extract has something else in it."""
    place = ", ".join(f"{name} {value}" for name, value in cell.at.items())
    rows = _rows(extract, cell) if extract else []
    found = ", ".join(str(row.values.get(cell.column, f"no column {cell.column}")) for row in rows)
    if len(rows) != 1 or rows[0].values.get(cell.column) != Decimal(str(cell.expect)):
        message = f"{issue.id}: the disputed cell is not as declared"
        remedy = f"if data/{cell.extract}.csv was mistyped, restore it; else mend the entry"
        line = line_of(read_text(root, issue.path), issue.id)
        expected = f"{cell.expect} at {place}, in column {cell.column} of {cell.extract}"
        yield Problem(issue.path, line, 0, message, found or "no such row", expected, remedy)


def _rows(extract: Extract, cell: DisputedCell) -> list[Row]:
    return [row for row in extract.rows if all(str(row.values.get(k)) == str(v) for k, v in cell.at.items())]
