"""Apply corrections to an extract's rows, and fail loudly when one no longer fits."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from smp_metrics.errors import Problem
from smp_metrics.extracts.extract import Column, Row, Value
from smp_metrics.extracts.misfits import EXPECTED, FORMS
from smp_metrics.extracts.written.declarations import CORRECTIONS, Correction
from smp_metrics.extracts.written.entries import line_of
from smp_metrics.extracts.written.parts import MendedCell
from smp_metrics.files import read_text

Rows = dict[int, dict[str, Value]]


def apply_corrections(
    root: Path, columns: tuple[Column, ...], rows: tuple[Row, ...], corrections: tuple[Correction, ...]
) -> tuple[tuple[Row, ...], list[Problem]]:
    """Give the rows with every declared cell mended, or a problem for each cell that isn't as declared."""
    mended = {row.line: dict(row.values) for row in rows}
    by_name = {column.name: column for column in columns}
    problems = []
    for correction in corrections:
        for cell in correction.cells:
            wrong = _misplaced(by_name, mended, cell) or _stale(mended, cell) or _misfit(by_name[cell.column], cell)
            if wrong:
                problems.append(_problem(root, correction, *wrong))
            else:
                (values,) = _matches(mended, cell)
                values[cell.column] = cell.value if isinstance(cell.value, int) else Decimal(str(cell.value))
    return tuple(replace(row, values=mended[row.line]) for row in rows), problems


def _matches(rows: Rows, cell: MendedCell) -> list[dict[str, Value]]:
    return [values for values in rows.values() if all(str(values.get(k)) == str(v) for k, v in cell.at.items())]


def _place(cell: MendedCell) -> str:
    return ", ".join(f"{name} {value}" for name, value in cell.at.items())


def _misplaced(columns: dict[str, Column], rows: Rows, cell: MendedCell) -> tuple[str, str, str] | None:
    message = "the correction does not point at one cell"
    unknown = [name for name in (*cell.at, cell.column) if name not in columns]
    if unknown:
        return message, f"no column is called {unknown[0]}", f"one of {', '.join(columns)}"
    count = len(_matches(rows, cell))
    return None if count == 1 else (message, f"{count} rows at {_place(cell)}", "one row")


def _stale(rows: Rows, cell: MendedCell) -> tuple[str, str, str] | None:
    (values,) = _matches(rows, cell)
    if values[cell.column] == Decimal(str(cell.expect)):
        return None
    message = "the correction is out of date, because the extract does not print what it expects"
    return message, f"{values[cell.column]} at {_place(cell)}", f"{cell.expect}, as in its expect"


def _misfit(column: Column, cell: MendedCell) -> tuple[str, str, str] | None:
    if cell.value == cell.expect:
        return "the correction changes nothing", f"{cell.value} at {_place(cell)}", "another value than it expects"
    if FORMS[column.type].fullmatch(str(cell.value)):
        return None
    return "the corrected value does not fit its column", f"{cell.value} at {_place(cell)}", EXPECTED[column.type]


def _problem(root: Path, correction: Correction, message: str, found: str, expected: str) -> Problem:
    line = line_of(read_text(root, CORRECTIONS), correction.id)
    path = f"data/{correction.extract}.csv"
    remedy = f"if {path} was mistyped, restore it; if the publisher mended it, delete the entry; else mend the entry"
    return Problem(CORRECTIONS, line, 0, f"{correction.id}: {message}", found, expected, remedy)
