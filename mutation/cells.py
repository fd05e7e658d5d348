"""Mistakes within one cell: a digit changed, two exchanged, ten times too much or too little, another sign."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import pairwise

from mutation.spoiling import Spoiling, text_of
from smp_metrics.extracts import Column, Extract, Row

# What the checks stand on, and what only places hexagons in a drawing: counted apart.
APART = {
    "district_residents": "numbers of residents",
    "ward_residents": "numbers of residents",
    "ward_hexes": "places on the map of wards",
    "new_ward_hexes": "places on the map of wards",
}
DIGITS = "single digits in extracts"
KEYS = "numbers in keys and references"
# Of years, clusters and paragraphs few are right, so the next one stands for every other.
NEXT = str.maketrans("0123456789", "1234567890")


def typed_wrong(text: str) -> Iterator[str]:
    """Give a text with each of its digits changed into every other."""
    for place, sign in enumerate(text):
        if sign.isdigit():
            yield from (f"{text[:place]}{digit}{text[place + 1 :]}" for digit in "0123456789" if digit != sign)


def _last_digit(text: str) -> Iterator[str]:
    yield f"{text[:-1]}{text[-1].translate(NEXT)}"


def _swapped(text: str) -> Iterator[str]:
    for place, (one, other) in enumerate(pairwise(text)):
        if one.isdigit() and other.isdigit() and one != other:
            yield f"{text[:place]}{other}{one}{text[place + 2 :]}"


def _tenfold(text: str) -> Iterator[str]:
    value = Decimal(text)
    for scaled in (value * 10, value / 10):
        whole = scaled == scaled.to_integral_value()
        if value and (whole or "." in text):
            yield format(scaled.quantize(Decimal(1)) if whole else scaled, "f")


def _other_sign(text: str) -> Iterator[str]:
    if Decimal(text):
        yield text.removeprefix("-") if text.startswith("-") else f"-{text}"


KINDS: dict[str, Callable[[str], Iterator[str]]] = {
    DIGITS: typed_wrong,
    "two digits exchanged": _swapped,
    "ten times too much or too little": _tenfold,
    "another sign": _other_sign,
}


def numeric(extract: Extract) -> list[Column]:
    """List the columns that hold numbers."""
    return [column for column in extract.columns if column.type != "text"]


def spoiled_cells(extract: Extract) -> Iterator[Spoiling]:
    """Give every mistake within one cell of an extract."""
    for column in numeric(extract):
        measured = column.role == "measure"
        for kind, typed in (KINDS if measured else {KEYS: _last_digit}).items():
            group = APART.get(extract.name, kind)
            for index, row in enumerate(extract.rows):
                before = text_of(row, column.name)
                for after in typed(before) if before else ():
                    what = f"{label(extract, row)}: {column.name} {before} typed as {after}"
                    cells = {(index, column.name): after}
                    yield Spoiling(group, extract.name, what, cells, deep=not measured, line=row.line)


def label(extract: Extract, row: Row) -> str:
    """Say what a row is about."""
    return ", ".join(str(row[key]) for key in extract.key)
