"""What a reader takes in with a claim, as a page of its own, and what the checks say when a word of it changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from mutation.world import World
from smp_metrics.claims.checking import check_document
from smp_metrics.claims.context.company import years_here
from smp_metrics.claims.text.document import Claim, Document
from smp_metrics.facts import About, Fact

Edit = tuple[int, int, str]
"""A stretch of the document, and what stands there instead."""
Said = frozenset[tuple[str, str]]
END = "\n\n"


@dataclass(frozen=True)
class Near:
    """A claim with its fact, and its paragraph, what leads to it and its heading, apart from the rest of its page."""

    world: World
    document: Document
    claim: Claim

    @cached_property
    def fact(self) -> Fact:
        """Give the claim's fact."""
        return self.world.facts[self.claim.address]

    @cached_property
    def about(self) -> About:
        """Tell what the fact is about."""
        return self.world.facts.about(self.fact)

    @cached_property
    def sentence(self) -> tuple[int, int]:
        """Give where the claim's sentence stands in the document."""
        return self.document.passages.sentence(self.claim.start)

    @cached_property
    def outside(self) -> str:
        """Give the words of the document outside its claims, every position kept."""
        return self.document.prose

    @cached_property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Give where all stands that a reader takes in with the claim, in order, no stretch twice."""
        spans: list[tuple[int, int]] = []
        passages, at = self.document.passages, self.claim.start
        # What a page tells of all its years goes without saying further down.
        told = (passages.sentence(start) for start, _ in years_here(self.document) if start < at)
        for start, stop in sorted({*passages.together(at), *told}):
            begun = max(start, spans[-1][1]) if spans else start
            if begun < stop:
                spans.append((begun, stop))
        return tuple(spans)

    def alarms(self, edits: Iterable[Edit]) -> bool:
        """Tell whether the checks have anything against the words with some edits that they haven't without."""
        return bool(self._said(tuple(edits)) - self.world.said_near(self.document.path, self.spans, self._said))

    def _said(self, edits: tuple[Edit, ...] = ()) -> Said:
        text = END.join(self.edited(span, edits) for span in self.spans)
        problems = check_document(Document(self.document.path, text), self.world.facts)
        return frozenset((problem.message, problem.found) for problem in problems)

    def edited(self, span: tuple[int, int], edits: Iterable[Edit]) -> str:
        """Give a stretch of the document with some edits."""
        return "".join(self._parts(span, sorted(edits)))

    def _parts(self, span: tuple[int, int], edits: list[Edit]) -> Iterator[str]:
        last, end = span
        for start, stop, words in edits:
            if last <= start <= stop <= end:
                yield from (self.document.text[last:start], words)
                last = stop
        yield self.document.text[last:end]


@dataclass(frozen=True)
class Changed:
    """The words around one claim, changed: the group of the change, and the edits."""

    group: str
    near: Near
    edits: list[Edit]

    @property
    def where(self) -> str:
        """Name the page."""
        return self.near.document.path

    def __str__(self) -> str:
        low, high = self.near.sentence
        span = min(low, *(start for start, _, _ in self.edits)), max(high, *(stop for _, stop, _ in self.edits))
        return f"{self.where}:{self.near.claim.line} {' '.join(self.near.edited(span, self.edits).split())}"


Ways = Mapping[str, Callable[[Near], Iterator[list[Edit]]]]
"""Ways to change what is around a claim, by the group of the change."""


def changes(claims: Iterable[Near], ways: Ways) -> Iterator[tuple[Changed, bool]]:
    """Make every change around some claims, and tell whether it raises an alarm."""
    for near in claims:
        for group, change in ways.items():
            for edits in change(near):
                yield Changed(group, near, edits), near.alarms(edits)
