"""From where to where a number may lie."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple


class Bounds(NamedTuple):
    """A stretch of numbers; None is no limit, and an open end does not belong to it."""

    low: Fraction | None = None
    high: Fraction | None = None
    low_open: bool = False
    high_open: bool = False

    def hold(self, number: Fraction) -> bool:
        """Tell whether a number lies within."""
        above = self.low is None or (number > self.low if self.low_open else number >= self.low)
        return above and (self.high is None or (number < self.high if self.high_open else number <= self.high))

    def mirrored(self) -> Bounds:
        """Give the same stretch on the other side of zero."""
        low = None if self.high is None else -self.high
        return Bounds(low, None if self.low is None else -self.low, self.high_open, self.low_open)

    def meeting(self, other: Bounds) -> Bounds:
        """Give what both have in common."""
        low, low_open = max((self._start, other._start), key=lambda end: (end[0], end[1]))
        high, high_open = min((self._stop, other._stop), key=lambda end: (end[0], not end[1]))
        return Bounds(_finite(low), _finite(high), low_open, high_open)

    @property
    def empty(self) -> bool:
        """Tell whether no number lies within."""
        if self.low is None or self.high is None:
            return False
        return self.low > self.high or (self.low == self.high and (self.low_open or self.high_open))

    @property
    def _start(self) -> tuple[Fraction | float, bool]:
        return (float("-inf") if self.low is None else self.low), self.low_open

    @property
    def _stop(self) -> tuple[Fraction | float, bool]:
        return (float("inf") if self.high is None else self.high), self.high_open


UP, DOWN, LEVEL = (
    Bounds(low=Fraction(), low_open=True),
    Bounds(high=Fraction(), high_open=True),
    Bounds(Fraction(), Fraction()),
)


def rounding_to(number: Fraction, places: int) -> Bounds:
    """Give what is printed as a number with so many decimals, by the rounding of this site."""
    half = Fraction(1, 2 * 10**places)
    return Bounds(number - half, number + half, low_open=number <= 0, high_open=number >= 0)


def _finite(end: Fraction | float) -> Fraction | None:
    return None if isinstance(end, float) else end
