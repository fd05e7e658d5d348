"""What a reconciliation asks at one place, and what it gives where that is not so."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from smp_metrics.facts.printing import show

At = tuple[tuple[str, int | str], ...]


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


Asked = Relation | Mismatch
"""A relation, which holds or not, or a failure of a check that is no sum."""
