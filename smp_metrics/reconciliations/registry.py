"""What every reconciliation is and gives, the list of them all, and what they share."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal

from smp_metrics.blame import blaming
from smp_metrics.extracts import Extract, Extracts, Row
from smp_metrics.facts.printing import show

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


Reconciliation = Callable[[Read], Iterator[Mismatch]]
RECONCILIATIONS: dict[str, Reconciliation] = {}


def reconciliation(function: Reconciliation) -> Reconciliation:
    """Register a reconciliation under its function's name, with dashes."""
    RECONCILIATIONS[function.__name__.replace("_", "-")] = function
    return function


def run(extracts: Extracts, names: Collection[str] | None = None, *, printed: bool = False) -> list[Mismatch]:
    """Run the reconciliations named, or all, on corrected extracts or on what the plan prints; list where any fails."""
    read: Read = extracts.printed if printed else extracts.__getitem__
    chosen = RECONCILIATIONS if names is None else names
    return sorted(mismatch for name in chosen for mismatch in _failures(name, read))


def _failures(name: str, read: Read) -> list[Mismatch]:
    with blaming("smp_metrics/reconciliations"):
        return list(RECONCILIATIONS[name](read))


def mismatch(  # noqa: PLR0913, PLR0917 - the fields of a Mismatch, in their order of use
    name: str, extract: str, line: int, at: At, expected: object, found: object, sentence: str
) -> Mismatch:
    """Make the mismatch of two whole numbers."""
    shown = [show(whole(value)) for value in (expected, found)]
    return Mismatch(f"data/{extract}.csv", line, name, at, shown[0], shown[1], sentence)


def number(value: object) -> int | Decimal:
    """Give a cell that holds a number; raise TypeError for any other."""
    if not isinstance(value, int | Decimal):
        raise TypeError(f"{value!r} is not a number")
    return value


def whole(value: object) -> int:
    """Give a cell that holds a whole number."""
    return int(number(value))


def place_of(row: Row, columns: Collection[str]) -> Place:
    """Say what a row is about, by some of its columns."""
    return tuple(str(row[name]) for name in columns)


def sums(extract: Extract, column: str, by: Collection[str]) -> dict[Place, int]:
    """Add up a column for each place that ``by`` tells apart; a blank cell adds nothing."""
    found: dict[Place, int] = {}
    for row in extract.rows:
        place = place_of(row, by)
        found[place] = found.get(place, 0) + whole(row[column] or 0)
    return found


def at(row: Row, columns: Collection[str]) -> At:
    """Say where a reconciliation fails, by some of a row's columns."""
    cells = ((name, row[name]) for name in columns)
    return tuple((name, value if isinstance(value, int) else str(value)) for name, value in cells)
