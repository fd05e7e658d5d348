"""What is no plain English is refused: no rule on words can judge it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smp_metrics.claims.text.foreign import foreign_spans


@pytest.mark.parametrize(
    "text",
    [
        "Crime in Fant: \U0001f4c8",
        "Recorded crime \u2197 in Heath.",
        "Needles \u25b2",
        "\u00c0 Maidstone, la criminalit\u00e9 a doubl\u00e9.",
        "La delincuencia en Maidstone ha bajado mucho.",
        "In Maidstone is de misdaad dit jaar gestegen.",
        "\u0420\u043e\u0441\u0442 \u043f\u0440\u0435\u0441\u0442\u0443\u043f\u043d\u043e\u0441\u0442\u0438.",
    ],
)
def test_signs_that_speak_and_other_languages_are_found(text: str) -> None:
    assert list(foreign_spans(text))


@pytest.mark.parametrize(
    "text",
    [
        "The caf\u00e9 is open \u2013 come in.",
        "\u201cIt\u2019s 5 \u00d7 3 m\u00b2,\u201d they said.",
        "Ring us. Come in. Bring friends along.",
        "A program can't find everything.",
        "Knife crime, gun crime, murder, robbery",
        "\u0664\u0662",
    ],
)
def test_plain_english_is_not(text: str) -> None:
    assert not list(foreign_spans(text))


@given(st.text(max_size=80))
def test_every_place_found_lies_in_the_text(text: str) -> None:
    assert all(0 <= start < stop <= len(text) for start, stop in foreign_spans(text))
