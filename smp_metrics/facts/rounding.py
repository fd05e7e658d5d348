"""Rounding: the one way a fact becomes the figure that people read."""

from __future__ import annotations

from fractions import Fraction


def half_up(value: Fraction, places: int = 0) -> Fraction:
    """Round to a number of decimal places, halves away from zero (0.5 gives 1, -0.5 gives -1)."""
    scaled = abs(value) * 10**places
    rounded = Fraction((scaled + Fraction(1, 2)).__floor__(), 10**places)
    return -rounded if value < 0 else rounded
