"""A number that remembers the cells it was worked out from, so that a fact can be turned round and asked of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Self

Form = Mapping[str, Fraction]
"""A sum of cells by name, each times a number; what stands under "" is added as it is."""
ONE: Form = {"": Fraction(1)}


class Traced(Fraction):
    """A fraction with its formula, one sum of cells over another; both are None when the formula is none of these.

    It adds up, compares and prints as the fraction that it is. What it can't follow (a product of two cells, a rounded
    number) it says by losing its formula for good, so that nobody takes a part of one for the whole.
    """

    __slots__ = ("bottom", "top")
    top: Form | None
    bottom: Form | None

    @classmethod
    def cell(cls, name: str, value: Fraction) -> Self:
        """Make the number that stands in a cell."""
        return cls.of(value, {name: Fraction(1)}, ONE)

    @classmethod
    def of(cls, value: Fraction, top: Form | None, bottom: Form | None) -> Self:
        """Make a number with its formula."""
        made = cls(value)
        made.top, made.bottom = top, bottom
        return made

    def __add__(self, other: object) -> Traced:  # type: ignore[override]
        return self._sum(other, 1)

    def __radd__(self, other: object) -> Traced:  # type: ignore[override]
        return self._sum(other, 1)

    def __sub__(self, other: object) -> Traced:  # type: ignore[override]
        return self._sum(other, -1)

    def __rsub__(self, other: object) -> Traced:  # type: ignore[override]
        return (-self)._sum(other, 1)

    def __neg__(self) -> Traced:
        return self._times(Fraction(-1))

    def __mul__(self, other: object) -> Traced:  # type: ignore[override]
        top, bottom = formula_of(other)
        plain = _plain(other)
        if top is not None and bottom is not None and set(top) | set(bottom) <= {""}:
            return self._times(plain)
        return Traced.of(Fraction.__mul__(self, plain), None, None)

    def __rmul__(self, other: object) -> Traced:  # type: ignore[override]
        return self * other

    def __truediv__(self, other: object) -> Traced:  # type: ignore[override]
        return _quotient(self, other)

    def __rtruediv__(self, other: object) -> Traced:  # type: ignore[override]
        return _quotient(other, self)

    def __abs__(self) -> Traced:
        return Traced.of(abs(Fraction(self)), None, None)

    def _times(self, number: Fraction) -> Traced:
        top = None if self.top is None else {name: part * number for name, part in self.top.items()}
        return Traced.of(Fraction.__mul__(self, number), top, self.bottom)

    def _sum(self, other: object, sign: int) -> Traced:
        more = _plain(other)
        value = Fraction.__add__(self, more) if sign > 0 else Fraction.__sub__(self, more)
        top, bottom = formula_of(other)
        if self.top is None or self.bottom is None or top is None or bottom is None:
            return Traced.of(value, None, None)
        if bottom == self.bottom:
            return Traced.of(value, combined(self.top, top, Fraction(sign)), bottom)
        if set(top) <= {""} and bottom == ONE:
            return Traced.of(value, combined(self.top, self.bottom, sign * _plain(other)), self.bottom)
        return Traced.of(value, None, None)


def exact(cell: object) -> Fraction | None:
    """Give the number that a cell holds, with its formula if it has one; None where it holds no number."""
    if isinstance(cell, Fraction):
        return cell
    return _exact(cell) if isinstance(cell, int | Decimal) else None


# A cell is asked for by many facts, and to make a fraction takes longer than to find one.
@lru_cache(maxsize=1 << 16)
def _exact(cell: int | Decimal) -> Fraction:
    return Fraction(cell)


def summed(numbers: Iterable[Fraction]) -> Fraction:
    """Add up numbers, whole ones as such, which takes a tenth of the time."""
    every = list(numbers)
    if all(type(each) is Fraction and each.denominator == 1 for each in every):
        return Fraction(sum(each.numerator for each in every))
    return sum(every[1:], every[0])


def formula_of(number: object) -> tuple[Form | None, Form | None]:
    """Give the two sums of cells whose quotient a number is; a plain number is itself over one."""
    if isinstance(number, Traced):
        return number.top, number.bottom
    return {"": _plain(number)}, ONE


def combined(one: Form, other: Form, factor: Fraction) -> Form:
    """Add so many times the other sum to the first."""
    parts = dict(one)
    for name, part in other.items():
        more = part if factor == 1 else part * factor
        parts[name] = parts[name] + more if name in parts else more
    return {name: part for name, part in parts.items() if part}


def _plain(number: object) -> Fraction:
    if not isinstance(number, int | Fraction):
        raise TypeError(f"{number!r} is no exact number")
    # A plain fraction stands for itself: to make another costs more than to add them.
    return number if type(number) is Fraction else Fraction(number)


def _quotient(one: object, other: object) -> Traced:
    value = _plain(one) / _plain(other)
    (top, under), (bottom, over) = formula_of(one), formula_of(other)
    if top is None or bottom is None or under != ONE or over != ONE:
        return Traced.of(value, None, None)
    return Traced.of(value, top, bottom)
