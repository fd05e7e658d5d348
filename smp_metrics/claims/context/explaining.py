"""Clauses of a claim's sentence that say how its number is counted, and with what care to read it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from smp_metrics.claims.language.neutral import NEUTRAL, bare
from smp_metrics.claims.text.document import CLAIM

# A clause begins with what joins it, or behind a mark with those whom it is about; what has a claim is none.
_CLAUSE = re.compile(
    r"(?:(?:^|[,;:(\u2013\u2014]|(?<=\s)-(?=\s))\s{0,9}(?:and\s+|but\s+)?(?:(?:many|the|these|such)\s+)?"
    r"(?:visitors|people|residents|shoppers|commuters|workers|numbers|rates|figures|counts|small numbers|it|this|they"
    r"|you)\b"
    r"(?:,\s+who\s[^,;:.]{1,60},)?(?=[^,;:()\u2013\u2014.]{0,200}"
    r"\b(?:is|are|was|were|do|does|don['\u2019]t|needs?|live|come|go|visit|can|may|should|explains?)\b)"
    r"|\b(?:because|if(?=\s+you\b)|to(?=\s+(?:see|compare|find|check|know)\b)|since|as|although|though|but|while|where"
    r"|which|so(?=\s+please\b))\b)[^,;:()\u2013\u2014.]{0,300}",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Za-z][\w'\u2019-]*")
# Who is counted and who is not; the one that explains most of what a rate per resident shows.
_PEOPLE = """
    visitor visitors visiting visit visits visited shop shops shopping shopper shoppers commuter commuters commuting
    tourist tourists customers drinkers diners resident residents population nightlife live lives living lived
    elsewhere daytime workers
"""
# How a number is to be read.
_CARE = """
    again care careful carefully caution cautious cautiously compare compared compares comparing comparison comparisons
    counted counts count counting number numbers figure figures small swing swings fluctuate vary varies mislead
    misleading rough roughly rounding rounded rounds chance estimate complete incomplete reported recorded recording
"""
_BESIDE = """
    may might can cannot can't could should must need needs needed not never isn't aren't don't doesn't please mind
    hard difficult easy tricky unfair fair fairly easily often sometimes always usually only just too very so people
    person anyone come comes coming go goes going town day night evening evenings daytime nighttime
    pubs bars restaurants clubs offices station stations schools part gap many
    you your see use look find check below above table map chart page how want like know
    some police warnings missing child children that
    crime crimes against explain explains explained
    because mean means meant necessarily say says tell tells bear bears worth remember
    remembering noting note treat treated read taken if bit little
"""
_CORE = frozenset(f"{_PEOPLE} {_CARE}".split())
_KNOWN = frozenset(f"{_PEOPLE} {_CARE} {_BESIDE}".split())


# A year that a number is not to be compared with is none of its own.
NOT_COMPARED = re.compile(r"(?:n['\u2019]t|\bnot)\s+(?:be\s+)?compar", re.IGNORECASE)


def explaining(prose: str) -> Iterator[tuple[int, int]]:
    """Give where each such clause stands in a sentence, which is given with its claims blanked."""
    for found in _CLAUSE.finditer(prose):
        words = tuple(bare(word) for word in _WORD.findall(found[0]))
        # Where a claim stood there is a gap.
        if "      " not in found[0].strip() and _says_how(words):
            yield found.span()


@cache
def _says_how(words: tuple[str, ...]) -> bool:
    return not _CORE.isdisjoint(words) and all(word in _KNOWN or word in NEUTRAL for word in words)


# What numbers can't tell, said behind them.
_CAUTION = re.compile(
    r"\b(?:needs?|calls?\s+for)\s+(?:care|caution|to\s+be\s+(?:read|treated|taken)\s+with\s+(?:care|caution))\b"
    r"|\b(?:should|must|has\s+to|have\s+to|need(?:s)?\s+to)\s+be\s+(?:read|treated|taken|compared)\s+with\s+(?:care|caution)\b"
    r"|\b(?:is|are)\s+(?:hard|difficult|not\s+easy)\s+to\s+compare\b"
    r"|\b(?:can['\u2019]t|cannot|don['\u2019]t|doesn['\u2019]t|do not|does not)\s+(?:say|tell|show|prove|explain)\b"
    r"|\b(?:gives?|with)\s+no\s+(?:measure|reason|date|period)\b"
    r"|\bwhich may (?:simply |well )?mean that fewer people "
    r"(?:told them|told the police|came forward|reported it)\b"
)


def without_caution(text: str, masked: str) -> str:
    """Leave out, behind the last claim of a sentence, the words that say what its numbers can't tell."""
    last = last_claim(masked)
    return text[:last] + _CAUTION.sub(" ", text[last:])


def last_claim(masked: str) -> int:
    """Give where the last claim of a sentence ends."""
    return max((claim.end() for claim in CLAIM.finditer(masked)), default=0)
