"""Claims with their facts, and which of them stand in one sentence."""

from __future__ import annotations

from collections.abc import Iterable

from smp_metrics.claims.text.document import Claim, Document
from smp_metrics.claims.text.passages import Span
from smp_metrics.facts import Fact

Bound = tuple[Claim, Fact]


def by_sentence(document: Document, bound: Iterable[Bound]) -> dict[Span, list[Bound]]:
    """Give the claims of each sentence that has any, by where it starts and stops."""
    sentences: dict[Span, list[Bound]] = {}
    for claim, fact in bound:
        sentences.setdefault(document.passages.sentence(claim.start), []).append((claim, fact))
    return sentences
