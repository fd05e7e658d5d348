"""Apply corrections to an extract's rows, and fail loudly when one no longer fits."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from smp_metrics.errors import Problem
from smp_metrics.extracts.declarations import CORRECTIONS, Correction, MendedCell, line_of
from smp_metrics.extracts.extract import Row, Value


def apply_corrections(
    root: Path, rows: tuple[Row, ...], corrections: tuple[Correction, ...]
) -> tuple[tuple[Row, ...], list[Problem]]:
    """Give the rows with every declared cell mended, or a problem for each cell that isn't as declared."""
    mended = {row.line: dict(row.values) for row in rows}
    problems = []
    for correction in corrections:
        for cell in correction.cells:
            problem = _mend(root, mended, correction, cell)
            if problem:
                problems.append(problem)
    return tuple(Row(line, values) for line, values in mended.items()), problems


def _mend(root: Path, rows: dict[int, dict[str, Value]], correction: Correction, cell: MendedCell) -> Problem | None:
    matches = [values for values in rows.values() if all(str(values.get(k)) == str(v) for k, v in cell.at.items())]
    place = ", ".join(f"{name} {value}" for name, value in cell.at.items())
    if len(matches) != 1 or cell.column not in matches[0]:
        found = f"{len(matches)} rows at {place}" if len(matches) != 1 else f"no column {cell.column}"
        return _stale(root, correction, "the correction does not point at one cell", found, "one row and a column")
    values = matches[0]
    if values[cell.column] != Decimal(str(cell.expect)):
        found = f"{values[cell.column]} at {place}"
        message = "the correction is out of date: the extract does not print what it expects"
        return _stale(root, correction, message, found, str(cell.expect))
    values[cell.column] = cell.value if isinstance(cell.value, int) else Decimal(str(cell.value))
    return None


def _stale(root: Path, correction: Correction, message: str, found: str, expected: str) -> Problem:
    line = line_of((root / CORRECTIONS).read_text(encoding="utf-8"), correction.id)
    remedy = f"if data/{correction.extract}.csv was mistyped, restore it; if the publisher mended it, delete the entry"
    return Problem(CORRECTIONS, line, 0, f"{correction.id}: {message}", found, expected, remedy)
