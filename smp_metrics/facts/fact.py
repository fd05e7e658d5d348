"""A fact: a number computed from extracts, with all that shows where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, NamedTuple

from smp_metrics.errors import SmpError
from smp_metrics.periods import Period

Kind = Literal[
    "count",
    "number",
    "percent",
    "percent_change",
    "change",
    "points",
    "rate",
    "rate_change",
    "rank",
    "ratio",
    "money",
    "name",
]


class FactError(SmpError):
    """An address that leads to no fact; the message says which part of it and what would do instead."""


class Source(NamedTuple):
    """One cell that a fact was computed from."""

    extract: str
    line: int
    label: str
    value: str


@dataclass(frozen=True)
class Fact:
    """A value with its address.

    ``value`` is exact (a fraction; percentages from 0 to 100), or a name. ``formula`` says in figures how it was
    computed, ``sources`` lists the cells, ``period`` the time they cover, ``corrections`` the ids of those applied to
    the cells. ``counts`` are what a percentage was worked out from: the part or the later number, then its base.
    ``before`` is what a change started from, ``of`` how many were compared, ``level`` how many others share a place.
    ``spans`` are the periods that it stands on, the earlier first, where its rows are about less than years.
    """

    address: str
    value: Fraction | str
    kind: Kind
    formula: str
    sources: tuple[Source, ...]
    period: str = ""
    unit: str = ""
    corrections: tuple[str, ...] = ()
    counts: tuple[Fraction, Fraction] | None = None
    before: Fraction | None = None
    of: int | None = None
    level: int = 0
    spans: tuple[Period, ...] = ()

    @property
    def extracts(self) -> tuple[str, ...]:
        """Name the extracts that the fact stands on."""
        return tuple(dict.fromkeys(source.extract for source in self.sources))
