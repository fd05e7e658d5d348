"""What reconciliations take from tables: cells as exact numbers, sums of them, and what a row is about."""

from __future__ import annotations

from collections.abc import Collection
from fractions import Fraction

from smp_metrics.extracts import Extract, Row
from smp_metrics.facts.measuring import traced
from smp_metrics.reconciliations.relation import At

Place = tuple[str, ...]
"""The cells that say what a row is about, as text."""
UNKNOWN = (
    "{}:{}: {} is “{}”, which is no number, so that it can't be added up; sums(…, known=True) adds up the others, "
    "for a Relation with at_most=True"
)


def exact(value: object) -> Fraction:
    """Give a cell that holds a number, with its formula if it has one; raise TypeError for any other."""
    found = traced.exact(value)
    if found is None:
        raise TypeError(f"{value!r} is not a number; a number that is hidden or missing is None, so leave that row out")
    return found


def whole(value: object) -> int:
    """Give a cell that holds a whole number."""
    return int(exact(value))


def place_of(row: Row, columns: Collection[str]) -> Place:
    """Say what a row is about, by some of its columns."""
    return tuple(str(row[name]) for name in columns)


def sums(extract: Extract, column: str, by: Collection[str], *, known: bool = False) -> dict[Place, Fraction]:
    """Add up a column for each place that ``by`` tells apart; with ``known`` only what is neither hidden nor missing.

    Raise TypeError where a number is, and ``known`` is not asked for.
    """
    found: dict[Place, Fraction] = {}
    for row in extract.rows:
        if row[column] is None and not known:
            raise TypeError(UNKNOWN.format(extract.path, row.line, column, row.signs.get(column, "")))
        place = place_of(row, by)
        found[place] = found.get(place, Fraction()) + exact(0 if row[column] is None else row[column])
    return found


def at(row: Row, columns: Collection[str]) -> At:
    """Say where a reconciliation fails, by some of a row's columns."""
    cells = ((name, row[name]) for name in columns)
    return tuple((name, value if isinstance(value, int) else str(value)) for name, value in cells)
