"""One mention of a place, a year, a kind or another thing in a text."""

from __future__ import annotations

from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(frozen=True)
class Mention:
    """What a stretch of text names; one that stands after "than" and its like is what something is compared with."""

    start: int
    stop: int
    names: frozenset[str]
    other: bool = False
    order: tuple[str, ...] = ()
