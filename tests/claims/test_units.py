"""Whether a number stands at the noun of what its fact counts."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smp_metrics.claims.context.units import wrong_noun
from smp_metrics.claims.language.lexicon import NOUNS
from smp_metrics.facts import NOTHING, Fact
from smp_metrics.facts.fact import Kind


def fact(unit: str, value: int = 715, kind: Kind = "count") -> Fact:
    return Fact("fact:a.b", Fraction(value), kind, "", (), unit=unit)


@pytest.mark.parametrize(
    ("text", "after", "unit", "noun"),
    [
        ("715", " crimes in 2023", "incidents", "crimes"),
        ("86 more", " incidents than in 2022", "crimes", "incidents"),
        ("715", " recorded\ncrimes", "incidents", "crimes"),
        ("17", " districts", "wards", "districts"),
        ("715", " lost dogs", "requests", "lost"),
        ("715", " crimes-related calls", "incidents", "crimes-related"),
        ("715", " pairs", "crimes", "pairs"),
        ("715", " lakh crimes", "crimes", "lakh"),
    ],
)
def test_a_noun_for_something_else_is_found(text: str, after: str, unit: str, noun: str) -> None:
    assert wrong_noun(text, after, fact(unit), NOTHING) == noun


@pytest.mark.parametrize(
    ("text", "after", "unit"),
    [
        ("715", " incidents in 2023", "incidents"),
        ("715", " offences", "crimes"),
        ("715", " people", "residents"),
        ("715", " in crimes", "incidents"),
        ("715", ". Crimes rose", "incidents"),
        ("half", " of crimes", "incidents"),
        ("fell", " crimes", "incidents"),
        ("715", " crimes", ""),
    ],
)
def test_the_right_noun_or_none_or_part_of_a_name_will_do(text: str, after: str, unit: str) -> None:
    assert wrong_noun(text, after, fact(unit), NOTHING) == ""


def test_a_single_one_is_compared_too() -> None:
    assert wrong_noun("1", " crime", fact("incidents", 1), NOTHING) == "crime"
    assert wrong_noun("1", " incident", fact("incidents", 1), NOTHING) == ""


def test_a_place_or_a_share_of_what_follows_is_no_count_of_it() -> None:
    assert wrong_noun("3rd", " crimes", fact("incidents", 3, "rank"), NOTHING) == ""
    assert wrong_noun("22% of", " crimes", fact("incidents", 22, "percent"), NOTHING) == ""


@given(st.sampled_from(sorted(unit for unit in NOUNS if unit)), st.data())
def test_no_unit_refuses_its_own_nouns(unit: str, data: st.DataObject) -> None:
    noun = data.draw(st.sampled_from(NOUNS[unit]))

    assert wrong_noun("715", f" {noun}", fact(unit), NOTHING) == ""


@given(st.text(), st.text(), st.sampled_from(sorted(NOUNS)))
def test_any_words_can_be_compared(text: str, after: str, unit: str) -> None:
    assert wrong_noun(text, after, fact(unit), NOTHING) in {
        "",
        *re.findall(r"[\w'\u2019-]+", f"{text} {after}".lower()),
    }
