"""A traced number is the fraction that it stands for, and its formula gives it back."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smp_metrics.facts.measuring.bounds import DOWN, LEVEL, UP, Bounds, rounding_to
from smp_metrics.facts.measuring.traced import Traced, exact, formula_of

numbers = st.integers(1, 500).map(Fraction)


@given(numbers, numbers, numbers)
def test_the_formula_gives_the_number(a: Fraction, b: Fraction, c: Fraction) -> None:
    cells = {"a": a, "b": b, "c": c, "": Fraction(1)}
    one, other, third = (Traced.cell(name, cells[name]) for name in "abc")
    for number in [one + other, one - 3, 5 - other, sum([one, other, third], Fraction()), 2 * one * 3, -one,
                   (one - other) / other * 100, 1 - one / other, one / other - third / other, 7 / one]:  # fmt: skip
        top, bottom = formula_of(number)
        assert top is not None
        assert bottom is not None
        worked_out = [sum((part * cells[name] for name, part in form.items()), Fraction()) for form in (top, bottom)]
        assert worked_out[0] / worked_out[1] == number


def test_what_is_no_such_formula_has_none() -> None:
    a, b = Traced.cell("a", Fraction(6)), Traced.cell("b", Fraction(3))
    for number, value in [(a * b, 18), (abs(-a), 6), (a / b + b / a, Fraction(5, 2)), (a / b / b, Fraction(2, 3)),
                          (a * b + 1, 19), (a * b * 2, 36)]:  # fmt: skip
        assert number == value
        assert None in formula_of(number)


def test_a_cell_without_a_number_gives_none() -> None:
    assert exact("N/A") is None
    assert exact(Decimal("3.8")) == Fraction(19, 5)
    with pytest.raises(TypeError, match="is no exact number"):
        _ = Traced.cell("a", Fraction(1)) + 0.5


def test_bounds_meet() -> None:
    five = rounding_to(Fraction(5), 0)
    assert five.hold(Fraction(9, 2))
    assert not five.hold(Fraction(11, 2))
    assert rounding_to(Fraction(-5), 0) == five.mirrored()
    assert UP.meeting(DOWN).empty
    assert not UP.meeting(five).empty
    assert UP.mirrored() == DOWN
    assert not UP.empty
    assert not LEVEL.empty
    assert Bounds(Fraction(2), Fraction(1)).empty
