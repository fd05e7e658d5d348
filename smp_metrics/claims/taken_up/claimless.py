"""Sentences right behind a number, with none of their own, that say it of others too, or of no others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from smp_metrics.claims.bound import Bound, by_sentence
from smp_metrics.claims.language.lexicon import DIRECTIONS
from smp_metrics.claims.language.number_words import in_small_letters
from smp_metrics.claims.text.document import Document
from smp_metrics.errors import Problem
from smp_metrics.facts import Fact

_OF_OTHERS = re.compile(
    r"\A[\s*_>-]*(?:(?:so|nor|neither)\s+(?:did|do|does|was|were|has|had|have|is|are)\b"
    r"|(?:these|they|those|all|both)\s+(?:are|were|lie|lay)\s+(?:all|both|mostly|mainly|only)\b"
    r"|(?:it|this|that|they|he|she)\s+(?:is|are|was|were)\s+(?:the\s+)?only\b"
    r"|no(?:\s+other\b(?!\s+[a-z]+\s+(?:has|have|had|saw|recorded)\s+(?:as|so|more|fewer)\b)|ne\s+of\s+the\s+others?|where\s+else|body\s+else)\b"
    r"|(?:that|this|the)\s+(?:trend|pattern)\b|(?:the\s+same\s+(?:is|was|goes|went|holds|held))\b|(?:the\s+)?others\s+(?:did|do|were|are|had)\b"
    r"|(?P<which>[^.;:!?|]{0,80}?\bthe\s+(?:former|latter)\b)(?=\s*[.,;:!?)]|\s+(?:is|are|was|were|had|has|have|did|does|do|saw)\b))"
)


_LARGER = re.compile(
    r"\A[\s*_>-]*the\s+(?P<which>former|latter)\s+(?:had|has|saw|was|is)\s+(?:the\s+)?"
    r"(?P<way>more|larger|higher|bigger|greater|smaller|lower|fewer)(?:\s+[a-z]+){0,2}\s*\.?\s*\Z"
)
_TWO = 2


def _is_larger(small: str, facts: Sequence[Fact]) -> bool:
    """Tell whether a sentence says which of two numbers right before it is the larger, and rightly."""
    found = _LARGER.match(small)
    values = [abs(fact.value) for fact in facts if isinstance(fact.value, Fraction)]
    if not found or len(values) != _TWO or len({fact.kind for fact in facts}) != 1:
        return False
    way = DIRECTIONS[found["way"]] * (1 if found["which"] == "former" else -1)
    return (values[0] - values[1]) * way > 0


# Its first words say it.
NEAR = 120


def said_of_others(document: Document, bound: Sequence[Bound]) -> Iterator[Problem]:
    """List every such sentence: no number stands in it that could bear it out."""
    sentences = by_sentence(document, bound)
    for span, claims in sentences.items():
        behind = document.passages.sentence(span[1])
        begins = in_small_letters(document.spoken[behind[0] : min(behind[1], behind[0] + NEAR)])
        found = _OF_OTHERS.match(begins) if behind not in document.with_claims else None
        if found and not (found["which"] and _is_larger(begins, [fact for _, fact in claims])):
            message = f"“{' '.join(found[0].split())}” takes up the number before it, and no number bears it out"
            yield claims[-1][0].problem(message, "a number of its own", "bind one in that sentence, or leave it out")
