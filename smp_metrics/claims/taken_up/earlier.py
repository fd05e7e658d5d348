"""The sentence before another in its paragraph, with its numbers, which the words of the other may take up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from smp_metrics.claims.borne_out.peers import Told, told_in
from smp_metrics.claims.bound import Bound, standing_in
from smp_metrics.claims.text.document import Document
from smp_metrics.claims.text.passages import Span
from smp_metrics.facts import Facts


@dataclass(frozen=True)
class Earlier:
    """What stands before the sentence that starts at ``low``; nothing where a paragraph starts there."""

    document: Document
    low: int
    bound: Sequence[Bound]
    facts: Facts

    @cached_property
    def _span(self) -> Span:
        # Between two paragraphs a blank line is a sentence of its own.
        return self.document.passages.sentence(self.low - 1) if self.low else (0, 0)

    @cached_property
    def told(self) -> list[Told]:
        """Give the numbers of the sentence before."""
        return told_in(self._span[0], standing_in(self.bound, *self._span), self.facts)
