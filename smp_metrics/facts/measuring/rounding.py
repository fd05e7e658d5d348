"""Rounding: the one way a fact becomes the figure that people read."""

from __future__ import annotations

from fractions import Fraction


def half_up(value: Fraction, places: int = 0) -> Fraction:
    """Round to a number of decimal places, halves away from zero (0.5 gives 1, -0.5 gives -1)."""
    scale, whole = 10**places, value.denominator
    # In whole numbers, which take a quarter of the time of fractions.
    rounded = (2 * abs(value.numerator) * scale + whole) // (2 * whole)
    return Fraction(-rounded if value.numerator < 0 else rounded, scale)
