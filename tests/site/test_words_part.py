"""The lists of words that readers see are the lexicon's own."""

from __future__ import annotations

import pytest
from markupsafe import escape

from smp_metrics.claims.language.lexicon import ROLES, SIZES
from smp_metrics.claims.language.neutral import NEUTRAL
from smp_metrics.claims.language.outside import COMPARING
from smp_metrics.site.extensions.fences import UnshownError, words_fence


def test_readers_see_the_words_of_a_claim_with_their_limits() -> None:
    shown = words_fence("inside\n", "words", "smp-words", {}, None)

    assert all(word in shown for word, role in ROLES.items() if role in ("moved", "level", "end", "thing", "size"))
    assert "<dt>A change of 5% at most</dt><dd>slightly" in shown
    assert "<dt>A change of 20% or more</dt>" in shown
    assert len(SIZES) > 20


def test_readers_see_the_words_that_need_a_fact() -> None:
    shown = words_fence("outside", "words", "smp-words", {}, None)

    assert all(escape(word) in shown for word in (*COMPARING, *NEUTRAL))


def test_there_are_two_lists() -> None:
    with pytest.raises(UnshownError, match="KeyError: 'beside'"):
        words_fence("beside", "words", "smp-words", {}, None)
