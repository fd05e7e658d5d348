"""Claims with their facts, and what stands with them: other claims of the sentence, words that a reader takes in."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache

from smp_metrics.claims.text.document import CLAIM, Claim, Document
from smp_metrics.claims.text.passages import Span
from smp_metrics.errors import Problem
from smp_metrics.facts import About, Fact
from smp_metrics.facts.stems import stems

Bound = tuple[Claim, Fact]
Spans = tuple[Span, ...]

_TITLE = re.compile(r"^[ ]{0,3}(?:#[ ])?#[ ].*$", re.MULTILINE)


def standing_in(bound: Sequence[Bound], low: int, high: int) -> Sequence[Bound]:
    """Give the claims, in reading order, that stand in a stretch of their document."""
    begin, end = (bisect_left(bound, at, key=lambda each: each[0].start) for at in (low, high))
    return bound[begin:end]


def by_sentence(document: Document, bound: Iterable[Bound]) -> dict[Span, list[Bound]]:
    """Give the claims of each sentence that has any, by where it starts and stops."""
    sentences: dict[Span, list[Bound]] = {}
    for claim, fact in bound:
        sentences.setdefault(document.passages.sentence(claim.start), []).append((claim, fact))
    return sentences


@dataclass(frozen=True)
class Placed:
    """A claim with its fact, the document it stands in, and all claims of that document with theirs."""

    document: Document
    claim: Claim
    fact: Fact
    bound: Sequence[Bound]
    about: About

    @cached_property
    def spans(self) -> Spans:
        """Give where all stands that a reader takes in with the claim."""
        return self.document.passages.together(self.claim.start)

    @property
    def sentence(self) -> str:
        """Give the claim's sentence as it is read."""
        return self.document.spoken[slice(*self.document.passages.sentence(self.claim.start))]

    @cached_property
    def told(self) -> str:
        """Give what a reader takes in with the claim, without addresses."""
        return _told(self.document, self.spans)

    @cached_property
    def stems(self) -> frozenset[str]:
        """Give the stem of every word that a reader takes in with the claim, its page's title included."""
        return _stems(self.document, self.spans)

    @property
    def months(self) -> str:
        """Name the months of a part of a year, its first and its last."""
        return " to ".join(dict.fromkeys(month.title() for month in self.about.part_of_year))

    @property
    def beside(self) -> set[Fraction]:
        """Give the size of every number that a reader takes in with the claim."""
        near = (fact.value for claim, fact in self.bound if any(low <= claim.start < high for low, high in self.spans))
        return {abs(value) for value in near if isinstance(value, Fraction)}

    def problem(self, message: str, expected: str, remedy: str) -> Problem:
        """Say what is missing."""
        return self.claim.problem(message, expected, remedy)


# The claims of a sentence are taken in with the same words.
@lru_cache(maxsize=8)
def _told(document: Document, spans: Spans) -> str:
    text = "\n".join(document.masked[start:stop] for start, stop in spans)
    return CLAIM.sub(lambda match: match["text"], text)


@lru_cache(maxsize=8)
def _stems(document: Document, spans: Spans) -> frozenset[str]:
    title = _TITLE.search(document.masked)
    return frozenset(stems(f"{title[0] if title else ''} {_told(document, spans)}"))
