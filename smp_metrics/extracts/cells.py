"""Turn a cell's text into the value that its column's contract promises."""

from __future__ import annotations

import re
from decimal import Decimal

from smp_metrics.errors import Problem
from smp_metrics.extracts.extract import Column, ColumnType, Row, Value
from smp_metrics.extracts.reading import TextRow, shown

# Fifteen digits is what a spreadsheet, a float and JSON can all carry unchanged.
FORMS: dict[ColumnType, re.Pattern[str]] = {
    "integer": re.compile(r"-?\d{1,15}", re.ASCII),
    "decimal": re.compile(r"-?\d{1,12}(\.\d{1,6})?", re.ASCII),
    "text": re.compile(r"(\S(.*\S)?)?", re.DOTALL),
}
EXPECTED = {
    "integer": "a whole number such as 1234",
    "decimal": "a number such as 1234 or 86.6",
    "text": "text with no space at either end",
}
REMEDY = {
    "integer": "type the digits only: no comma, no point, no word; ask the publisher if the count is not known",
    "decimal": "type the digits only, with a point before decimals and no comma",
    "text": "delete the space",
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
    message = "the cell is blank" if not text else "the cell does not hold what its column promises"
    return Problem(path, line, 0, message, shown(text), EXPECTED[column.type], REMEDY[column.type], column.name)


def _value(kind: ColumnType, text: str) -> Value:
    if kind == "text":
        return text
    if not text:
        return None
    return int(text) if kind == "integer" else Decimal(text)
