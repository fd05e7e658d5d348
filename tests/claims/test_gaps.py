"""A text cut short tells where everything stands in the whole."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from smp_metrics.claims.text.gaps import Short
from smp_metrics.claims.text.spans import number_spans, trend_spans

WORDS = ("12", "a third", "fell", "3,272 crimes", "2022/23", "north", "per 1,000", "£5", "-7%", "½", "rose by", ".")
texts = st.lists(st.sampled_from(WORDS) | st.integers(1, 9).map(lambda width: " " * width) | st.just("\n")).map("".join)


@given(texts)
def test_what_is_found_in_the_short_text_stands_where_it_is_found_in_the_whole(whole: str) -> None:
    short = Short(whole)

    assert "   " not in short.text
    for find in (number_spans, trend_spans):
        assert [short.place(*span) for span in find(short.text)] == find(whole)


@given(texts)
def test_what_is_blanked_in_the_short_text_keeps_the_rest_where_it_stood(whole: str) -> None:
    short = Short(whole)
    rest = short.without((re.compile("north|1,000"),))

    assert len(rest.text) == len(short.text)
    assert rest.text.count("\n") == whole.count("\n")
    assert "north" not in rest.text
    for match in re.finditer("fell", rest.text):
        start, stop = rest.place(*match.span())
        assert whole[start:stop] == "fell"


def test_no_pattern_breaks_what_another_finds() -> None:
    assert Short("one of 12 months").without((re.compile("one of 12"), re.compile("12 months"))).text.strip() == ""
