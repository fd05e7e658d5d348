"""What a claim's text says."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from smp_metrics.claims.language.lexicon import APPROXIMATIONS, DIRECTIONS, OPPOSITES, SUPERLATIVES
from smp_metrics.claims.language.number_words import LARGEST, LARGEST_ORDINAL, ordinal, spell, spell_ordinal
from smp_metrics.claims.language.tolerances import REACHES
from smp_metrics.claims.language.words import ClaimWordsError, parse

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("words.yml").read_text(encoding="utf-8"))
READ = [case for case in CASES if "refused" not in case]
REFUSED = [case for case in CASES if "refused" in case]

whole_numbers = st.integers(0, LARGEST)
claim_like = st.lists(
    st.sampled_from([
        *DIRECTIONS, *SUPERLATIVES, "not", "never", *(words for many in APPROXIMATIONS.values() for words in many),
        "by", "to", "in", "or", "more", "a", "one", "two", "third", "half", "5", "1,000", "£", "%", "-", "−", "per",
        "1,000", "times", "points", "million", "st", "rd", "2023", ".", ",", "ward", "\u2011",
    ]),
    max_size=6,
)  # fmt: skip


@pytest.mark.parametrize("case", READ, ids=lambda case: case["text"])
def test_text_reads_as_written_in_the_golden_file(case: dict[str, Any]) -> None:
    said = parse(case["text"])

    assert said.number == (Fraction(case["number"]) if "number" in case else None)
    assert (said.places, said.unit) == (case.get("places", 0), case.get("unit", ""))
    assert said.direction == case.get("direction")
    assert (said.approximation, said.end) == (case.get("approximation"), case.get("end"))
    assert said.words == tuple(case.get("words", ()))


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case["text"])
def test_text_that_could_mislead_is_refused_with_a_reason(case: dict[str, Any]) -> None:
    with pytest.raises(ClaimWordsError) as refusal:
        parse(case["text"])

    assert case["refused"] in str(refusal.value)
    assert refusal.value.remedy


@given(whole_numbers)
def test_a_number_reads_the_same_in_every_style(number: int) -> None:
    styles = [f"{number}", f"{number:,}", spell(number), spell(number).capitalize(), spell(number).replace("-", " ")]

    assert {parse(style).number for style in styles} == {number}


@given(whole_numbers, st.integers(0, 999))
def test_decimals_read_to_the_last_place(whole: int, thousandths: int) -> None:
    value = Fraction(whole * 1000 + thousandths, 1000)

    for style in (f"{whole:,}.{thousandths:03}", f"{whole}.{thousandths:03}%", f"£{whole:,}.{thousandths:03}"):
        assert (parse(style).number, parse(style).places) == (value, 3)


@given(st.integers(1, LARGEST_ORDINAL))
def test_a_place_reads_the_same_in_figures_and_in_words(place: int) -> None:
    for style in (ordinal(place), spell_ordinal(place), spell_ordinal(place).upper()):
        assert (parse(style).number, parse(style).unit) == (Fraction(place), "ordinal")


@given(whole_numbers.filter(bool), st.sampled_from(["-", "\u2212", "\u2013"]))
def test_every_minus_sign_makes_a_number_negative(number: int, minus: str) -> None:
    assert parse(f"{minus}{number:,}").number == -number


@given(st.sampled_from(sorted(APPROXIMATIONS)), whole_numbers)
def test_every_phrase_of_an_approximation_has_its_name(name: str, number: int) -> None:
    assert {parse(f"{phrase} {number}").approximation for phrase in APPROXIMATIONS[name]} == {name}


def test_every_approximation_has_a_tolerance() -> None:
    assert set(APPROXIMATIONS) == set(REACHES)


def test_every_word_of_direction_has_an_opposite_that_points_the_other_way() -> None:
    assert {word: DIRECTIONS[OPPOSITES[word]] for word in DIRECTIONS} == {
        word: -way for word, way in DIRECTIONS.items()
    }


@given(st.sampled_from(sorted(DIRECTIONS)), whole_numbers)
def test_a_word_of_direction_keeps_its_direction_next_to_a_number(word: str, number: int) -> None:
    assert {parse(f"{word} by {number}").direction, parse(word).direction} == {DIRECTIONS[word]}


@given(st.text())
@example("9" * 5000)
@example("\u0130 5 \ufb01ve \u212a")
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(ClaimWordsError):
        assert parse(text).text == text


@given(claim_like, st.sampled_from(["", " "]))
def test_any_mix_of_known_words_is_read_or_refused(words: list[str], gap: str) -> None:
    with contextlib.suppress(ClaimWordsError):
        assert parse(gap.join(words)).text == gap.join(words)


def test_reading_needs_nothing_heavy() -> None:
    code = "import smp_metrics.claims.language.words, sys; print(*{'pandas', 'numpy', 'yaml'} & set(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert loaded.stdout.strip() == ""
