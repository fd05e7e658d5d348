"""The reading age of a page counts its sentences and nothing else."""

import pytest

from smp_metrics.site.written.readability import reading_age, sentences


@pytest.mark.parametrize(
    ("markdown", "told"),
    [
        (
            "---\ntitle: no\n---\n\n# Heading\n\nOne is here.\nTwo is\nhere! **Three?** Yes.",
            ["One is here", "Two is here"],
        ),
        ("- one [fell by 6%](fact:a.b?c=d)\n- two\n\n> three", ["one fell by 6%", "two", "three"]),
        ("| a | b |\n|---|---|\n\n```chart\nid: x\n```\n\nAfter.\n{: .smp-a }", ["After"]),
        ("Fell by 4.5% here.", ["Fell by 4.5% here"]),
    ],
)
def test_headings_tables_and_blocks_are_no_sentences(markdown: str, told: list[str]) -> None:
    found = [sentence.strip(" -*>.!?") for sentence in sentences(markdown)]

    assert found[: len(told)] == told


def test_longer_words_and_longer_sentences_ask_for_an_older_reader() -> None:
    easy, words, length = (
        reading_age(text)
        for text in (
            "The cat sat on the mat. It was a big cat.",
            "Organisational considerations predominate. Implementation necessitates prioritisation.",
            "The cat sat on the mat and it was a big cat that sat there all day long in the sun by the old door.",
        )
    )

    assert easy == 5
    assert words is not None
    assert length is not None
    assert words > length > 6


def test_the_age_is_that_of_the_formula() -> None:
    # Ten words of four letters in one sentence: 4.71 × 4 + 0.5 × 10 − 21.43 = 2.41, the second year of school.
    assert reading_age("word " * 9 + "word.") == 7


def test_a_page_without_sentences_has_none() -> None:
    assert reading_age("# Heading\n\n| a |\n") is None
