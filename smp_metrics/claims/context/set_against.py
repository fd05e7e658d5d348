"""What a sentence says that a number is set beside: all others together, where its fact knows one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from smp_metrics.claims.bound import Bound
from smp_metrics.claims.language.number_words import in_small_letters
from smp_metrics.claims.text.document import Document
from smp_metrics.errors import Problem

_ONE = re.compile(r"[?&]than=(?P<one>[^&]+)")
# As far as a reader looks behind a number: not into the next sentence, nor past what parts two.
_ALL = re.compile(
    r"[^.;:!?|]{0,80}?\b(?:as|than)\s{1,9}+(?:in\s{1,9}+|at\s{1,9}+|for\s{1,9}+)?"
    r"(?P<all>(?:all|the)\s{1,9}+(?:(?:of\s{1,9}+)?(?:the\s{1,9}+)?)?(?:other|others|rest|remaining|remainder)\b"
    r"(?:[^.;:!?|]{0,60}?\b(?:together|combined|added\s{1,9}+up))?)"
)


def wrong_others(document: Document, bound: Sequence[Bound]) -> Iterator[Problem]:
    """List the numbers that are said to be set beside all others, while their facts set them beside a single one."""
    for claim, fact in bound:
        one = _ONE.search(fact.address)
        found = _ALL.match(in_small_letters(document.spoken[claim.stop : claim.stop + 160])) if one else None
        if one and found:
            message = f"“{' '.join(found['all'].split())}” stands beside the number, and its fact knows one alone"
            remedy = "name the one, or bind a fact about all of them"
            yield claim.problem(message, one["one"].replace("-", " "), remedy)
