"""What is wrong with a cell that does not hold what its column promises, and what to do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from smp_metrics.errors import Problem
from smp_metrics.extracts.extract import Column, ColumnType
from smp_metrics.extracts.reading import shown
from smp_metrics.extracts.written.plain_text import PLAIN, runs
from smp_metrics.extracts.written.signs import SIGN
from smp_metrics.periods import DECEMBER

Misfit = tuple[int, Column, str]
"""A line, the column and the text of a cell."""

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
# A year that runs over two.
_TWO_YEARS = re.compile(r"((?:19|20)[0-9]{2})\s?[/–-]\s?(?:(?:19|20)?[0-9]{2})")


def years_once(misfits: Iterable[Misfit]) -> Iterator[Misfit]:
    """Leave out each further year of a column that runs over two: all of them are written otherwise."""
    seen: set[str] = set()
    for line, column, text in misfits:
        years = _is_of_two_years(column, text)
        if not years or column.name not in seen:
            yield line, column, text
        if years:
            seen.add(column.name)


def _is_of_two_years(column: Column, text: str) -> bool:
    return column.quantity == "date" and column.type == "integer" and bool(_TWO_YEARS.fullmatch(text))


def hidden(column: Column, text: str) -> bool:
    """Tell whether a text is what plans print in the place of a number."""
    return column.type != "text" and bool(SIGN.fullmatch(text)) and not FORMS[column.type].fullmatch(text)


def misfit(path: str, line: int, column: Column, text: str) -> Problem:
    """Give a cell that does not fit as a problem."""
    schema = path.replace("data/", "schemas/").replace(".csv", ".py")
    message, expected, remedy = MISFIT[column.type], EXPECTED[column.type], REMEDY[column.type]
    allowed = "" if column.nullable else f", and write nullable=True at {column.name} in {schema}"
    if hidden(column, text):
        expected = f"{expected}; or a sign that the sidecar explains, where the number is hidden or missing"
        sidecar = path.replace(".csv", ".yml")
        remedy = f"type the number; if the plan prints {text}, say what it means under signs in {sidecar}{allowed}"
    elif column.type != "text" and not text:
        message, expected = "the cell is blank", f"{expected}; or the sign that the plan prints"
        remedy = f"type what the plan prints; if it prints nothing, leave the cell blank{allowed}"
    elif runs(text):
        message, expected = "the cell would run as a formula in a spreadsheet", "a plain value"
        remedy = "type the value that the formula gives"
    elif _is_of_two_years(column, text):
        ends = int(text[:4]) + 1
        shape = "" if column.ends != DECEMBER else f", and build the contract in {schema} on ByYearToMarch"
        expected = f"{ends}, the year in which it ends"
        remedy = f"write each year of the column that runs from April to March by the year in which it ends{shape}"
    return Problem(path, line, 0, message, shown(text), expected, remedy, column.name)
