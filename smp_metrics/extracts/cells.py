"""Turn a cell's text into the value that its column's contract promises."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from decimal import Decimal

from smp_metrics.errors import Problem, told
from smp_metrics.extracts.extract import Column, ColumnType, Row, Value
from smp_metrics.extracts.misfits import FORMS, hidden, misfit, years_once
from smp_metrics.extracts.reading import TextRow
from smp_metrics.extracts.written.plain_text import runs


def check_cells(
    path: str, rows: Iterable[TextRow], columns: tuple[Column, ...], signs: Collection[str] | None = ()
) -> list[Problem]:
    """List every cell that is not of its column's type, or that a spreadsheet would run as a formula.

    ``signs`` are those that the sidecar explains; None where it can't be read, so that any may stand.
    """
    misfits = (
        (row.line, column, text)
        for row in rows
        for column, text in zip(columns, row.cells, strict=True)
        if not _explained(column, text, signs) and (runs(text) or not _fits(column, text))
    )
    return told(years_once(misfits), lambda hit: misfit(path, *hit))


def _explained(column: Column, text: str, signs: Collection[str] | None) -> bool:
    return column.nullable and column.type != "text" and (text in signs if signs is not None else hidden(column, text))


def _fits(column: Column, text: str) -> bool:
    if not text:
        return column.nullable or column.type == "text"
    return bool(FORMS[column.type].fullmatch(text))


def type_row(row: TextRow, columns: tuple[Column, ...]) -> Row:
    """Give a row whose cells fit their columns with typed values; a sign in the place of a number is no value."""
    values = {column.name: _value(column.type, text) for column, text in zip(columns, row.cells, strict=True)}
    named = zip(columns, row.cells, strict=True)
    signs = {column.name: text for column, text in named if text and values[column.name] is None}
    return Row(row.line, values, signs)


def _value(kind: ColumnType, text: str) -> Value:
    if kind == "text":
        return text
    if not FORMS[kind].fullmatch(text):
        return None
    return int(text) if kind == "integer" else Decimal(text)
