"""Where numbers and words of change stand in prose."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from smp_metrics.claims.language.number_words import spell
from smp_metrics.claims.text.spans import number_spans, trend_spans

CASES: dict[str, list[str]] = yaml.safe_load(Path(__file__).with_name("spans.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("marked", CASES["numbers"])
def test_every_number_in_prose_is_found(marked: str) -> None:
    assert _mark(_plain(marked), number_spans(_plain(marked))) == marked


@pytest.mark.parametrize("marked", CASES["trends"])
def test_every_word_of_change_in_prose_is_found(marked: str) -> None:
    assert _mark(_plain(marked), trend_spans(_plain(marked))) == marked


@given(st.integers(2, 999_999))
def test_no_number_from_two_up_escapes(number: int) -> None:
    for typed in (f"{number:,}", str(number), spell(number)):
        assert number_spans(f"some {typed} wards") == [(5, 5 + len(typed))]


@given(st.text())
def test_spans_lie_in_reading_order_inside_any_text(text: str) -> None:
    for spans in (number_spans(text), trend_spans(text)):
        edges = [edge for span in spans for edge in span]
        assert edges == sorted(edges)
        assert all(0 <= start < stop <= len(text) for start, stop in spans)


def _plain(marked: str) -> str:
    return marked.replace("⟦", "").replace("⟧", "")


def _mark(text: str, spans: list[tuple[int, int]]) -> str:
    for start, stop in reversed(spans):
        text = f"{text[:start]}⟦{text[start:stop]}⟧{text[stop:]}"
    return text
