"""Sentences that start with what is measured, or with a place: their words may tell no level and no change."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from smp_metrics.claims.language.neutral import NEUTRAL, bare
from smp_metrics.claims.language.number_words import in_small_letters
from smp_metrics.claims.language.outside import KINDS_NAMED
from smp_metrics.claims.language.telling import TELLING, TELLING_PHRASES
from smp_metrics.claims.text.document import CLAIM, Document
from smp_metrics.claims.text.markup import blank
from smp_metrics.claims.unbound_words.sentences import FAR, aims, measured
from smp_metrics.claims.unbound_words.superlatives import attributed
from smp_metrics.facts.places import pattern_of
from smp_metrics.facts.stems import stem, stems

_WORD = re.compile(r"(?<![\w&])[A-Za-z][\w\u2019'-]*")
# A verb that says what the subject is, has or does: what has none is a name, a title or a label.
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|do|does|did|(?:remain|stay|exist|become|keep|rank|compare|seem|look)s?|became|kept|reached|reaches"
    r"|leads?|led|tops?|hits?|went|goes|came|comes|got|gets|saw|sees|made|makes|accounts?|accounted)\b"
)
# When something is so, told before what it is: "Year after year, burglary ...".
_UNITS = "years?|months?|weeks?|days?|nights?|decades?|summer|winter|spring|autumn|weekends?|past|moment"
_WHEN = (
    rf"(?:(?i:(?:(?:in|since|by|from|over|during|after|before|for|at|on|until|between|all|last|this|these|every|each|night|day|week|month|year|time)\b"
    rf"[^.,;:!?|\n]{{0,40}}\b(?:{_UNITS}|19[0-9]{{2}}|20[0-9]{{2}}))|today|nowadays|now|again|here|still|lately|[a-z]+ly|all\s+in\s+all|"
    r"in\s+(?:fact|truth|short|general)))"
)
# What explains or defines states no figure.
_EXPLAINS = re.compile(
    r"\b(?:can|may|must|should|could|would|might|will|need|needs|want|wants|means?|called|when|who|what|how|why|because|whether"
    r"|if|you|your|we|our|so|call|free|please)\b"
)


def asserted(document: Document, places: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Give the place of the first word of each such sentence that may tell a level or a change, as (start, stop)."""
    prose, passages = document.prose, document.passages
    # Where no table can be read, nobody knows what a place is.
    at = 0 if places else len(prose)
    while at < len(prose):
        low, high = passages.sentence(at)
        span = slice(low, min(high, low + FAR))
        found = _told(prose[span], document.unexempt[span], document.masked[span], places)
        if found:
            yield low + found.start(), low + found.end()
        at = high


def _told(prose: str, unexempt: str, masked: str, places: frozenset[str]) -> re.Match[str] | None:
    subject = None if prose.isspace() else _subject(places).match(prose)
    if not subject or CLAIM.search(masked):
        return None
    small = in_small_letters(prose)
    if _EXPLAINS.search(small) or aims().search(small) or attributed(small):
        return None
    rest = pattern_of(places).sub(blank, _harmless_phrases().sub(blank, unexempt))
    odd = [word for word in _WORD.finditer(rest) if not _harmless(word[0])]
    told = _VERB.search(small, subject.end()) or (odd and not small[subject.end() : odd[0].start()].strip())
    return odd[0] if odd and told else None


def _harmless(word: str) -> bool:
    small = bare(word)
    return _known(small) or _known(stem(small)) or all(map(_known, stems(small)))


def _known(word: str) -> bool:
    return word in NEUTRAL or word in TELLING


@cache
def _harmless_phrases() -> re.Pattern[str]:
    return pattern_of(TELLING_PHRASES | frozenset(name.lower() for name in KINDS_NAMED))


@cache
def _subject(places: frozenset[str]) -> re.Pattern[str]:
    """Give the pattern of a sentence's beginning that names something measured, or a place."""
    named = f"(?:{pattern_of(places).pattern}|(?i:{measured().pattern}))"
    return re.compile(
        rf"(?:\s|[>*_#|-])*(?:{_WHEN},\s+)?(?:(?i:the|a|an|all|most|many|some|few|much|recorded|reported|more|its|in|rural|urban|overall|total)\s+)*"
        rf"(?:(?i:number|level|rate|amount|count|case|report)s?\s+of\s+)?{named}"
    )
