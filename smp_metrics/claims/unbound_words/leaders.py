"""“Old Town led the wards”, in a sentence without a number: who is first of what the data measures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from smp_metrics.claims.language.leads import find_led
from smp_metrics.claims.language.number_words import in_small_letters
from smp_metrics.claims.mentioned.mentions import any_place
from smp_metrics.claims.text.document import CLAIM
from smp_metrics.claims.text.gaps import Short
from smp_metrics.claims.text.passages import Passages
from smp_metrics.claims.unbound_words.sentences import any_measured
from smp_metrics.claims.unbound_words.superlatives import attributed

_NEAR = 120
_BESIDE = (
    r"(?:,[^,.;:!?|]{1,40},)?(?:\s+(?:also|still|then|again|easily|clearly|has|have|had|is|was|are|were)){0,2}\s+\Z"
)
# Who these are the sentence before tells, where it has a number.
_BEFORE = re.compile(
    rf"\b(?:it|they|that|this|these|those|both)(?:\s+(?:ward|cluster|district|month|kind)s?)?{_BESIDE}"
)


def leading_spans(prose: Short, masked: str, passages: Passages, places: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Give the place in the whole prose of all that says so of a place or of what is measured, as (start, stop)."""
    small = in_small_letters(prose.text)
    for found in find_led(small):
        start, stop = prose.place(*found.span())
        low, high = passages.sentence(start)
        if CLAIM.search(masked, low, high) or attributed(in_small_letters(masked[low:high])):
            continue
        ahead = small[max(0, found.start() - _NEAR) : found.start()]
        told = low > 0 and CLAIM.search(masked, passages.sentence(low - 1)[0], low)
        if _named(places).search(ahead) or (told and _BEFORE.search(ahead)):
            yield start, stop


@cache
def _named(places: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:{any_place(places).pattern}|\bcluster\s+[0-9]{{1,2}}|\b{any_measured()}){_BESIDE}")
