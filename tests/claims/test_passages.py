"""Sentences and paragraphs, and what stands together."""

from __future__ import annotations

import pytest

from smp_metrics.claims.text.document import Document


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("One. Here it is. Two.", "Here it is."),
        ("**One.** Here it is! Two.", "Here it is!"),
        ("One, from [a](fact:b.c?d=1).\nHere it is in 2.5 lines", "Here it is in 2.5 lines"),
        ("# One\nHere it is\n\nTwo", "Here it is"),
        ("- One\n- Here it is\n- Two", "- Here it is"),
        ("| One | Here it is | Two |", "Here it is |"),
        ("```chart\ntitle: One\nalt: Here it is\n```", "Here it is\n"),
        ("(One.) Here it is", "Here it is"),
    ],
)
def test_a_sentence_ends_where_readers_stop(text: str, sentence: str) -> None:
    document = Document("docs/a.md", text)
    start, stop = document.passages.sentence(text.index("Here"))

    assert document.masked[start:stop].strip() == sentence.strip()


def test_a_list_is_one_paragraph_with_the_words_that_lead_to_it() -> None:
    text = "Before.\n\nIn 2023:\n\n- one\n- two\n\nAfter.\n"
    passages = Document("docs/a.md", text).passages

    assert text[slice(*passages.paragraph(text.index("two")))] == "- one\n- two\n\n"
    assert text[slice(*passages.lead(text.index("two")))] == "In 2023:\n\n"
    assert text[slice(*passages.lead(text.index("After")))] == ""


def test_a_heading_stands_with_its_paragraph_and_its_paragraphs_with_it() -> None:
    text = "# Top\n\nFirst.\n\n## Next\n\nSecond.\n\nThird.\n"
    passages = Document("docs/a.md", text).passages

    assert text[slice(*passages.heading(text.index("Third")))] == "## Next\n\n"
    assert text[slice(*passages.heading(text.index("Next")))] == "## Next\n\nSecond.\n\n"
