"""What is called a record beside a number: “14,774 crimes, a record”, “That was a record year”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from smp_metrics.claims.bound import Bound, by_sentence
from smp_metrics.claims.language.number_words import in_small_letters
from smp_metrics.claims.text.document import Document
from smp_metrics.errors import Problem

_VERBS = r"\b(?:is|was|are|were|sets?|hits?|reached|reaches|broke|makes?|made)\s+(?:it\s+)?"
_NAMED = r"(?:an?|the)\s+(?:(?:new|all-time)\s+)?record(?:\s+(?:high|low|year|level|number|count|total))?"
_ENDS = r"(?=\s*(?:[.,;:!?)\u2013\u2014]|\Z))"
_BESIDE = re.compile(rf"(?:[,(\u2013\u2014]\s*|{_VERBS})(?P<said>{_NAMED}){_ENDS}")
# A sentence without a number says it of the number before.
_BEHIND = re.compile(rf"\A\s*(?:that|this|it|they|these|those)\s+{_VERBS}(?P<said>{_NAMED}){_ENDS}")


def wrong_records(document: Document, bound: Sequence[Bound]) -> Iterator[Problem]:
    """List every number that is called a record where no place in a ranking stands beside it."""
    for (low, high), claims in by_sentence(document, bound).items():
        if any(fact.kind in ("rank", "name") for _, fact in claims):
            continue
        behind = document.passages.sentence(high)
        after = "" if behind in document.with_claims else in_small_letters(document.spoken[slice(*behind)])
        found = _BESIDE.search(in_small_letters(document.spoken[low:high])) or _BEHIND.match(after)
        if found:
            message = f"“{found['said']}” says that it is the most or the fewest, and nothing shows that"
            yield claims[-1][0].problem(
                message, "its place in a ranking", "bind the fact of its place, or leave it out"
            )
