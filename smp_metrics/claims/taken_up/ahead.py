"""A sentence without a number that says what is most, where the number right behind it tells so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from smp_metrics.claims.borne_out.peers import told_in
from smp_metrics.claims.borne_out.ranked import ranked
from smp_metrics.claims.bound import Bound, standing_in
from smp_metrics.claims.language.number_words import in_small_letters
from smp_metrics.claims.text.document import Document
from smp_metrics.claims.text.passages import Span
from smp_metrics.facts import Facts

# What ends a sentence that the next one goes on with, or answers.
_GOES_ON = re.compile(r"(?:\.(?=[\s*_]+(?:it|its|they|their|this|that|these|there)\b)|\?)(?=[\s*_])")


def told_ahead(document: Document, span: Span, bound: Sequence[Bound], facts: Facts) -> Iterator[Span]:
    """Give where a sentence without a number rightly says which place the one behind it has, from its own start."""
    low, high = span
    until = document.passages.sentence(high)[1] if high < len(document.spoken) else high
    mine = standing_in(bound, high, until)
    if not mine:
        return
    small = in_small_letters(document.spoken[low:until])
    ends = _GOES_ON.search(small, max(0, high - low - len("... ")))
    if ends:
        both = f"{small[: ends.start()]},{small[ends.end() :]}"
        yield from (found for found in ranked(both, told_in(low, mine, facts)) if found[1] <= ends.start())
