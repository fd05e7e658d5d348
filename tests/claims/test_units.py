"""Whether a number stands at the noun of what its fact counts."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smp_metrics.claims.lexicon import NOUNS
from smp_metrics.claims.units import wrong_noun
from smp_metrics.facts import Fact
from smp_metrics.facts.fact import Kind


def fact(unit: str, value: int = 715, kind: Kind = "count") -> Fact:
    return Fact("fact:a.b", Fraction(value), kind, "", (), unit=unit)


@pytest.mark.parametrize(
    ("text", "after", "unit", "noun"),
    [
        ("715", " crimes in 2023", "incidents", "crimes"),
        ("715 burglaries", ".", "incidents", "burglaries"),
        ("86 more", " incidents than in 2022", "crimes", "incidents"),
        ("715", " recorded\ncrimes", "incidents", "crimes"),
        ("715 of the", " wards", "crimes", "wards"),
        ("17", " districts", "wards", "districts"),
        ("715 needles", "", "requests", "needles"),
    ],
)
def test_a_noun_for_something_else_is_found(text: str, after: str, unit: str, noun: str) -> None:
    assert wrong_noun(text, after, fact(unit)) == noun


@pytest.mark.parametrize(
    ("text", "after", "unit"),
    [
        ("715", " incidents in 2023", "incidents"),
        ("715", " offences", "crimes"),
        ("715", " people", "residents"),
        ("715", " in crimes", "incidents"),
        ("715", ". Crimes rose", "incidents"),
        ("715", " crime types", "incidents"),
        ("715", " ward clusters", "clusters"),
        ("715", " crimes-related calls", "incidents"),
        ("715", " lost dogs", "requests"),
        ("half", " of crimes", "incidents"),
        ("fell", " crimes", "incidents"),
        ("715", " crimes", ""),
        ("715", " crimes", "as the row says"),
    ],
)
def test_the_right_noun_or_none_or_part_of_a_name_will_do(text: str, after: str, unit: str) -> None:
    assert wrong_noun(text, after, fact(unit)) is None


def test_a_single_one_is_compared_too() -> None:
    assert wrong_noun("1", " crime", fact("incidents", 1)) == "crime"
    assert wrong_noun("1", " incident", fact("incidents", 1)) is None


def test_a_place_or_a_share_of_what_follows_is_no_count_of_it() -> None:
    assert wrong_noun("3rd", " crimes", fact("incidents", 3, "rank")) is None
    assert wrong_noun("22% of", " crimes", fact("incidents", 22, "percent")) is None


@given(st.sampled_from(sorted(unit for unit in NOUNS if unit)), st.data())
def test_no_unit_refuses_its_own_nouns(unit: str, data: st.DataObject) -> None:
    noun = data.draw(st.sampled_from(NOUNS[unit]))

    assert wrong_noun("715", f" {noun}", fact(unit)) is None


@given(st.text(), st.text(), st.sampled_from(sorted(NOUNS)))
def test_any_words_can_be_compared(text: str, after: str, unit: str) -> None:
    assert wrong_noun(text, after, fact(unit)) in {None, *(noun for nouns in NOUNS.values() for noun in nouns)}
