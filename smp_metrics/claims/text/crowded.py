"""Sentences of more claims than anybody can follow: each is refused whole, and what is said in it is not looked at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from smp_metrics.claims.text.document import Document
from smp_metrics.claims.text.markup import spaces
from smp_metrics.claims.text.passages import Span
from smp_metrics.errors import Problem
from smp_metrics.limits import SENTENCE


def crowded(document: Document) -> list[Span]:
    """Give where the sentences stand that hold too many claims."""
    return [span for span, many in document.with_claims.items() if many > SENTENCE]


def without(document: Document, sentences: Sequence[Span]) -> Document:
    """Blank some sentences of a document, every position kept."""
    text = document.text
    for start, stop in sentences:
        text = f"{text[:start]}{spaces(text[start:stop])}{text[stop:]}"
    return replace(document, text=text)


def refused(document: Document, sentences: Sequence[Span]) -> Iterator[Problem]:
    """Refuse some sentences, each where the first claim stands that is too many."""
    for start, stop in sentences:
        held = [claim for claim in document.claims if start <= claim.start < stop]
        claim = held[SENTENCE]
        message = f"the sentence holds {len(held)} claims, more than anybody can follow or a check can weigh together"
        remedy = "part it into several sentences, or make a list or a table of it"
        yield claim.problem(message, f"at most {SENTENCE} claims in a sentence", remedy)
