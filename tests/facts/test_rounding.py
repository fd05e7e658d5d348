"""Rounding half up, and signs as they are printed."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smp_metrics.facts.measuring.rounding import half_up
from smp_metrics.facts.printing import signed


@pytest.mark.parametrize(
    ("value", "places", "expected"),
    [("0.5", 0, "1"), ("-0.5", 0, "-1"), ("2.5", 0, "3"), ("22.145", 2, "22.15"), ("1/3", 2, "0.33")],
)
def test_halves_go_away_from_zero(value: str, places: int, expected: str) -> None:
    assert half_up(Fraction(value), places) == Fraction(expected)


@given(st.decimals(-(10**9), 10**9, places=6), st.integers(0, 6))
def test_rounding_is_what_decimal_calls_half_up(value: Decimal, places: int) -> None:
    with localcontext(prec=40):
        rounded = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)

    assert half_up(Fraction(value), places) == Fraction(rounded)


@given(st.fractions(), st.integers(0, 6))
def test_rounding_is_never_off_by_more_than_half_a_unit(value: Fraction, places: int) -> None:
    assert abs(half_up(value, places) - value) <= Fraction(1, 2 * 10**places)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("-4.5", "−4.5"),
        ("-21.1% or -17.2%", "−21.1% or −17.2%"),
        ("-£5 (-5)", "−£5 (−5)"),
        ("2023-24, table-5, +3, well-known", "2023-24, table-5, +3, well-known"),
    ],
)
def test_a_hyphen_before_a_number_below_zero_is_a_sign_of_minus(typed: str, printed: str) -> None:
    assert signed(typed) == printed
