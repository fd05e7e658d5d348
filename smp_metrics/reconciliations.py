"""Reconciliations: checks across rows and extracts that no contract of one table can make.

Each is a function of the partnership's; here is what it is and gives, the table of them all, and what they share.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from smp_metrics.blame import blaming
from smp_metrics.extracts import Extract, Extracts, Row
from smp_metrics.facts.measuring import traced
from smp_metrics.facts.printing import show
from smp_metrics.own import Own

Read = Callable[[str], Extract]
At = tuple[tuple[str, int | str], ...]
Place = tuple[str, ...]
"""The cells that say what a row is about, as text."""


@dataclass(frozen=True, order=True)
class Mismatch:
    """One place at which a reconciliation fails: what it should give, what it gives, and a sentence for readers.

    ``path`` and ``line`` point at the cell that most likely is wrong.
    """

    path: str
    line: int
    name: str
    at: At
    expected: str
    found: str
    sentence: str

    @property
    def place(self) -> str:
        """Say where it fails: ``cluster 6, year 2023``."""
        return ", ".join(f"{name} {value}" for name, value in self.at)


@dataclass(frozen=True)
class Relation:
    """What a reconciliation asks at one place: ``found`` is what is expected, or no more than that (``at_most``).

    Both numbers are exact. ``worked_out`` says which of them is printed as the sum of the other's parts, ``some`` that
    the plan names some parts of it and may leave out others.
    """

    name: str
    extract: str
    line: int
    at: At
    expected: Fraction
    found: Fraction
    sentence: str
    at_most: bool = False
    worked_out: Literal["expected", "found"] | None = None
    some: bool = False

    @property
    def holds(self) -> bool:
        """Tell whether it is so."""
        return self.found <= self.expected if self.at_most else self.found == self.expected

    @property
    def mismatch(self) -> Mismatch:
        """Say that it is not so."""
        shown = [show(value) for value in (self.expected, self.found)]
        return Mismatch(f"data/{self.extract}.csv", self.line, self.name, self.at, shown[0], shown[1], self.sentence)


UNKNOWN = (
    "{}:{}: {} is “{}”, which is no number, so that it can't be added up; sums(…, known=True) adds up the others, "
    "for a Relation with at_most=True"
)
Asked = Relation | Mismatch
"""A relation, which holds or not, or a failure of a check that is no sum."""
Reconciliation = Callable[[Read], Iterator[Asked]]
RECONCILIATIONS: Own[Reconciliation] = Own("reconciliations")
RATES: Own[tuple[str, int]] = Own("reconciliations")
"""Each table of printed rates, with the table of its counts and the decimals that it prints."""
UNPRINTED: Own[int] = Own("reconciliations")
"""Each extract that the plan does not print, with how far its numbers may be off."""
OF_OPEN_CELLS: Own[str] = Own("reconciliations")
"""Each figure of the ledger that is compared with nothing, as its cell is open, with the fact that it asks of it."""


def reconciliation(function: Reconciliation) -> Reconciliation:
    """Register a reconciliation under its function's name, with dashes."""
    return RECONCILIATIONS.add(function.__name__.replace("_", "-"), function)


def run(extracts: Extracts, names: Collection[str] | None = None, *, printed: bool = False) -> list[Mismatch]:
    """Run the reconciliations named, or all, on corrected extracts or on what the plan prints; list where any fails."""
    read: Read = extracts.printed if printed else extracts.__getitem__
    chosen = RECONCILIATIONS if names is None else names
    return sorted(mismatch for name in chosen for mismatch in failures(name, read))


def failures(name: str, read: Read) -> list[Mismatch]:
    """Run one reconciliation; list each place at which it fails."""
    with blaming("partnership/reconciliations"):
        return [found for asked in RECONCILIATIONS[name](read) if (found := _failure(asked))]


def _failure(asked: Mismatch | Relation) -> Mismatch | None:
    if isinstance(asked, Mismatch):
        return asked
    return None if asked.holds else asked.mismatch


def relations(read: Read) -> Iterator[Relation]:
    """Give what all reconciliations that are sums ask, at every place, whether it is so or not."""
    for check in RECONCILIATIONS.values():
        yield from (asked for asked in check(read) if isinstance(asked, Relation))


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
        found[place] = found.get(place, Fraction()) + exact(row[column] or 0)
    return found


def at(row: Row, columns: Collection[str]) -> At:
    """Say where a reconciliation fails, by some of a row's columns."""
    cells = ((name, row[name]) for name in columns)
    return tuple((name, value if isinstance(value, int) else str(value)) for name, value in cells)
