"""What a statement allows is what it agrees with: the one turned round gives the other."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from smp_metrics.claims.agreement import agrees
from smp_metrics.claims.allowed import allowed
from smp_metrics.claims.language.words import parse
from smp_metrics.facts.fact import Fact, Kind

TEXTS: dict[Kind, list[str]] = {
    "percent_change": ["-49%", "12%", "0%", "fell by 4.5%", "rose by 2%", "unchanged", "nearly 5%", "fell", "about 5%"],
    "percent": [
        "36%",
        "over 80%",
        "nearly half",
        "at least half",
        "just under 40%",
        "just over 10%",
        "a third",
        "15.6%",
    ],
    "change": ["17", "-91", "0", "fell by 714", "rose", "nearly 800", "at most 6", "exactly 5", "under 20"],
    "count": ["12,538", "around 2,000", "at least 6", "over 5"],
    "rate": ["86.6", "275"],
}
CASES = [(kind, text) for kind, texts in TEXTS.items() for text in texts]


NUMBERS = st.fractions(-1000, 13000, max_denominator=40) | st.fractions(-60, 60, max_denominator=20)


@pytest.mark.parametrize(("kind", "text"), CASES)
@settings(max_examples=40)
@example(value=Fraction(-1))
@example(value=Fraction(1))
@example(value=Fraction(0))
@given(value=NUMBERS)
def test_what_is_allowed_agrees(kind: Kind, text: str, value: Fraction) -> None:
    statement = parse(text)
    bounds = allowed(statement, kind)
    assert bounds is not None
    if statement.number == 0 and value != 0:
        assert bounds.hold(value) == (abs(value) < Fraction(1, 2))
        return
    assert bounds.hold(value) == agrees(statement, Fact("fact:x.y", value, kind, "", ())).ok


@pytest.mark.parametrize(("kind", "text"), [
    ("percent", "the majority"), ("rank", "8th"), ("ratio", "twice"), ("percent_change", "3 times"), ("count", "rose"),
])  # fmt: skip
def test_what_is_no_one_stretch_is_left_alone(kind: str, text: str) -> None:
    assert allowed(parse(text), kind) is None
