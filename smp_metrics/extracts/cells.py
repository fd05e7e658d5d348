"""Turn a cell's text into the value that its column's contract promises."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from smp_metrics.errors import Problem, told
from smp_metrics.extracts.extract import Column, ColumnType, Row, Value
from smp_metrics.extracts.reading import TextRow, shown
from smp_metrics.extracts.written.plain_text import PLAIN, runs

# Fifteen digits is what a spreadsheet, a float and JSON can all carry unchanged.
FORMS: dict[ColumnType, re.Pattern[str]] = {
    "integer": re.compile(r"0|-?[1-9]\d{0,14}", re.ASCII),
    "decimal": re.compile(r"-?(0|[1-9]\d{0,11})(\.\d{1,6})?", re.ASCII),
    "text": PLAIN,
}
EXPECTED = {
    "integer": "a whole number such as 1234",
    "decimal": "a number such as 1234 or 86.6",
    "text": "Latin letters, figures and plain signs on one line, with no space at either end",
}
REMEDY = {
    "integer": "type digits only: no comma, point or word, no zero in front; if the count is not known, ask for it",
    "decimal": "type digits, with a point before decimals: no comma, no word; if the number is not known, ask for it",
    "text": "delete the space, the line break or the hidden sign, or type the letter in its plain form",
}
MISFIT = {
    "integer": "the cell holds no whole number",
    "decimal": "the cell holds no number",
    "text": "the cell holds more than one plain line of text",
}


def check_cells(path: str, rows: Iterable[TextRow], columns: tuple[Column, ...]) -> list[Problem]:
    """List every cell that is not of its column's type, or that a spreadsheet would run as a formula."""
    misfits = (
        (row.line, column, text)
        for row in rows
        for column, text in zip(columns, row.cells, strict=True)
        if runs(text) or not _fits(column, text)
    )
    return told(misfits, lambda hit: _misfit(path, *hit))


def _fits(column: Column, text: str) -> bool:
    if not text:
        return column.nullable or column.type == "text"
    return bool(FORMS[column.type].fullmatch(text))


def _misfit(path: str, line: int, column: Column, text: str) -> Problem:
    if runs(text):
        message, remedy = "the cell would run as a formula in a spreadsheet", "type the value that the formula gives"
        return Problem(path, line, 0, message, shown(text), "a plain value", remedy, column.name)
    message = MISFIT[column.type] if text else "the cell is blank"
    return Problem(path, line, 0, message, shown(text), EXPECTED[column.type], REMEDY[column.type], column.name)


def type_row(row: TextRow, columns: tuple[Column, ...]) -> Row:
    """Give a row whose cells fit their columns with typed values."""
    values = {column.name: _value(column.type, text) for column, text in zip(columns, row.cells, strict=True)}
    return Row(row.line, values)


def _value(kind: ColumnType, text: str) -> Value:
    if kind == "text":
        return text
    if not text:
        return None
    return int(text) if kind == "integer" else Decimal(text)
