"""Turn a cell's text into the value that its column's contract promises."""

from __future__ import annotations

import re
from decimal import Decimal

from smp_metrics.errors import Problem
from smp_metrics.extracts.extract import Column, ColumnType, Row, Value
from smp_metrics.extracts.reading import TextRow, shown

# Fifteen digits is what a spreadsheet, a float and JSON can all carry unchanged.
FORMS: dict[ColumnType, re.Pattern[str]] = {
    "integer": re.compile(r"0|-?[1-9]\d{0,14}", re.ASCII),
    "decimal": re.compile(r"-?(0|[1-9]\d{0,11})(\.\d{1,6})?", re.ASCII),
    "text": re.compile(r"(?!\s)[^\x00-\x1f\x7f]*(?<!\s)"),
}
EXPECTED = {
    "integer": "a whole number such as 1234",
    "decimal": "a number such as 1234 or 86.6",
    "text": "text on one line, with no space at either end",
}
REMEDY = {
    "integer": "type digits only: no comma, point or word, no zero in front; if the count is not known, ask for it",
    "decimal": "type digits, with a point before decimals: no comma, no word; if the number is not known, ask for it",
    "text": "delete the space or the line break",
}
MISFIT = {
    "integer": "the cell holds no whole number",
    "decimal": "the cell holds no number",
    "text": "the cell holds more than one plain line of text",
}


def type_row(path: str, row: TextRow, columns: tuple[Column, ...]) -> tuple[Row | None, list[Problem]]:
    """Give the row with typed values, or every cell of it that can't be typed."""
    values: dict[str, Value] = {}
    problems = []
    for column, text in zip(columns, row.cells, strict=True):
        problem = _misfit(path, row.line, column, text)
        if problem:
            problems.append(problem)
        else:
            values[column.name] = _value(column.type, text)
    return (None, problems) if problems else (Row(row.line, values), [])


def _misfit(path: str, line: int, column: Column, text: str) -> Problem | None:
    if not text and (column.nullable or column.type == "text"):
        return None
    if FORMS[column.type].fullmatch(text) and text:
        return None
    message = "the cell is blank" if not text else MISFIT[column.type]
    return Problem(path, line, 0, message, shown(text), EXPECTED[column.type], REMEDY[column.type], column.name)


def _value(kind: ColumnType, text: str) -> Value:
    if kind == "text":
        return text
    if not text:
        return None
    return int(text) if kind == "integer" else Decimal(text)
