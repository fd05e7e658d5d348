"""What a sentence stretches its numbers over: “and so it is per head”, “as did residents”, “A and B came to”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from smp_metrics.claims.borne_out.time_between import Wrong
from smp_metrics.claims.bound import Bound, by_sentence
from smp_metrics.claims.language.lexicon import NOUNS, one_of
from smp_metrics.claims.language.number_words import in_small_letters
from smp_metrics.claims.parts import nouns_of
from smp_metrics.claims.text.document import Document
from smp_metrics.errors import Problem

# What else is said to be as the number is; where a number of its own follows, that is compared.
_ALSO = re.compile(
    r"(?:(?:,|;|[\u2013\u2014]|\band)\s+(?:and\s+)?(?:so|likewise|similarly)\s+(?:too\s+|(?:it|they|that)\s+)?"
    r"(?:is|are|was|were|did|does|do|has|had|have|by|in|for|per|on(?!\s+average\b)|the)\b"
    r"|\bthe\s+same\s+(?:(?:is|was)\s+true|holds?|held|goes|went|applie[sd])\b"
    r"|(?:,|\band)\s+(?:[a-z-]+\s+){1,4}with\s+(?:it|them)(?=[.,;])"
    r"|(?<!such )\bas\s+(?:did|does|do|was|were|has|had)\s+(?:the|its|their|those|all|both|[a-z]+)\b)"
)
# How others went that have no number there.
_UNLIKE = re.compile(
    r"\bunlike\s+(?:in\s+|at\s+)?(?:(?:the|its|all|any|most|many|every)\s+)?"
    r"(?:others?|rest|wards?|clusters?|districts?|neighbours?|places?|areas?|elsewhere)\b[^,.;:]*"
)
_ENDS = re.compile(r"[.;:!?|]")
_NOUN = one_of(
    noun
    for unit, nouns in NOUNS.items()
    if unit not in ("rank", "ids", "crime types", "locations", "uses")
    for noun in nouns
    if noun not in ("people", "person", "times", "case", "cases", "place", "places", "group", "groups")
)
_BOTH = re.compile(
    rf"\b(?P<one>{_NOUN})\s{{1,9}}+(?:and|plus|as\s+well\s+as)\s{{1,9}}+(?:[a-z-]{{1,30}}+\s{{1,9}}+){{0,2}}?(?P<other>{_NOUN})\b"
)
_BOTH_BEHIND = re.compile(rf"[\s*_]{{0,99}}+(?:[a-z-]{{1,30}}+\s{{1,9}}+){{0,3}}?{_BOTH.pattern}")
_OWN = re.compile(r"[\s*_]{0,99}+(?:(?:were|was|are|of\s+(?:them|these|those|which))\s+)*(?P<noun>[a-z]+)")
_LED = re.compile(r"\b(?:led|leads?|leading|gave\s+rise|gives?\s+rise)\s+to\b")


def stretched(document: Document, bound: Sequence[Bound]) -> Iterator[Problem]:
    """List what sentences say of more than their numbers count, or of what came of it."""
    for (low, high), claims in by_sentence(document, bound).items():
        small = in_small_letters(document.spoken[low:high])
        for message, expected, remedy in (
            *_also(small, low, claims),
            *_of_both(small, low, claims),
            *_unlike(small, low, claims),
            *_led(small, low, claims),
        ):
            yield claims[0][0].problem(message, expected, remedy)


def _also(small: str, low: int, claims: Sequence[Bound]) -> Wrong:
    starts = [claim.start - low for claim, _ in claims]
    for found in _ALSO.finditer(small):
        end = _ENDS.search(small, found.end())
        until = end.start() if end else len(small)
        if not any(found.start() <= start < until for start in starts):
            told = " ".join(found[0].strip(" ,;\u2013\u2014").split())
            message = f"“{told}” says it of something else too, and no number bears that out"
            yield message, "a number for each of what is said", "bind that fact too, or leave it out"
            return


def _unlike(small: str, low: int, claims: Sequence[Bound]) -> Wrong:
    """Refuse that others went another way, where no number of theirs stands with it."""
    found = _UNLIKE.search(small)
    if found and not any(found.start() <= claim.start - low < found.end() for claim, _ in claims):
        message = f"“{' '.join(found[0].split())}” says how others went, and no number bears that out"
        yield message, "a number for each of what is said", "bind how many others went that way, or leave it out"


def _of_both(small: str, low: int, claims: Sequence[Bound]) -> Wrong:
    """Refuse the number of one thing told of two: "warnings and notices came to [108]"."""
    claim, fact = claims[0]
    if len(claims) != 1 or fact.kind != "count":
        return
    before, right = _BOTH.search(small, 0, claim.start - low), _BOTH_BEHIND.match(small, claim.stop - low)
    found = right or before
    if not found:
        return
    own, both = nouns_of(fact), {found["one"], found["other"]}
    behind = _OWN.match(small, claim.stop - low)
    named = behind is not None and behind["noun"] in own and not right
    if len(both & {*own}) == 1 and not named and _differ(both):
        message = f"the number is told of “{' '.join(found[0].split())}”, and the fact counts {fact.unit} alone"
        yield message, f"{fact.unit} alone", "give each its number, or bind the fact of both"


def _differ(both: set[str]) -> bool:
    """Tell whether two nouns never stand for one another."""
    return not any(both <= {*nouns} for unit, nouns in NOUNS.items() if " or " not in unit)


def _led(small: str, low: int, claims: Sequence[Bound]) -> Wrong:
    """Refuse that one number led to another."""
    for (one, _), (other, _) in pairwise(claims):
        found = _LED.search(small, one.stop - low, other.start - low)
        if found and not _ENDS.search(small, one.stop - low, other.start - low):
            message = f"“{found[0]}” says that one number came of the other, and no number shows that"
            yield message, "two numbers side by side", "say what each was, and leave out what led to it"
            return
