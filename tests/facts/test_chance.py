"""The test of two counts is exact: it gives what adding up all the ways gives."""

from __future__ import annotations

from fractions import Fraction
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smp_metrics.facts.measuring.chance import apart, p_value

counts = st.integers(0, 60)
bases = st.integers(1, 50)


def added_up(first: int, second: int, base: tuple[int, int]) -> float:
    number, share = first + second, Fraction(base[0], sum(base))
    ways = [comb(number, k) * share**k * (1 - share) ** (number - k) for k in range(number + 1)]
    return float(min(Fraction(1), 2 * min(sum(ways[: first + 1]), sum(ways[first:]))))


@given(counts, counts, bases, bases)
def test_it_gives_twice_the_smaller_tail(first: int, second: int, base: int, other: int) -> None:
    assert p_value(first, second, (base, other)) == pytest.approx(added_up(first, second, (base, other)), abs=1e-9)


@given(counts, counts, bases, bases)
def test_the_order_of_the_places_does_not_matter(first: int, second: int, base: int, other: int) -> None:
    assert p_value(first, second, (base, other)) == pytest.approx(p_value(second, first, (other, base)))


def test_what_is_alike_could_be_chance_and_what_is_far_apart_could_not() -> None:
    assert p_value(10, 10) == 1
    assert not apart(8, 15)
    assert apart(5, 15)
    assert p_value(5, 15) == pytest.approx(0.0414, abs=0.0001)
    assert not apart(800, 400, (10_000, 5_000))
    assert p_value(3272, 271, (11_913, 7_898)) < 1e-9
