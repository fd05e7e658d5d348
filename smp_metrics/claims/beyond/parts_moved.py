"""“With falls in both Old Town and Elm”, beside the change of what they are parts of: each must have gone so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from smp_metrics.claims.borne_out.peers import MOST, Told, told_in
from smp_metrics.claims.bound import Bound, by_sentence
from smp_metrics.claims.context.members import has_moved, named_in
from smp_metrics.claims.language.kinds import CHANGES
from smp_metrics.claims.language.lexicon import DIRECTIONS, one_of
from smp_metrics.claims.language.number_words import in_small_letters
from smp_metrics.claims.mentioned.mentions import any_place
from smp_metrics.claims.text.document import Document
from smp_metrics.claims.text.passages import Span
from smp_metrics.errors import Problem
from smp_metrics.facts import Facts, parse_address

_WAYS = ("rose", "fell", "grew", "declined", "rise", "fall", "rises", "falls", "drop", "drops", "increase", "decrease")
# A number of its own stands behind those of whom it is told.
_NUMBERED = re.compile(r"[\s*_]{0,9}(?:by|\(|:|,\s+(?:by|with|at|from|where)\b|from\b)")


def wrong_parts_moved(document: Document, bound: Sequence[Bound], facts: Facts) -> Iterator[Problem]:
    """List every sentence with a change that says of parts of its place that they went a way they did not."""
    for (low, high), claims in by_sentence(document, bound).items():
        if not any(fact.kind in CHANGES for _, fact in claims):
            continue
        small = in_small_letters(document.spoken[low:high])
        for (start, stop), wrong in _parts_moved(small, told_in(low, claims, facts), facts):
            if wrong:
                message = f"“{' '.join(small[start:stop].split())}” is not so of {wrong.replace('-', ' ')}"
                yield claims[0][0].problem(message, "those that went that way", "name those that did, or turn the word")


def rightly_moved(small: str, told: Sequence[Told], facts: Facts) -> Iterator[Span]:
    """Give where a sentence, in small letters, says of parts of the place of a change that they went a way they did."""
    yield from (span for span, wrong in _parts_moved(small, told, facts) if not wrong)


def _parts_moved(small: str, told: Sequence[Told], facts: Facts) -> Iterator[tuple[Span, str]]:
    """Give where a sentence tells which way parts of the place of a change went, and the first that did not."""
    fact = next((peers.fact for _, _, peers in told if peers.fact.kind in CHANGES), None)
    if not fact or "than=" in fact.address:
        return
    chosen = dict(parse_address(fact.address).parameters)
    for found in islice(_moved_in(facts.places).finditer(small), MOST):
        if _NUMBERED.match(small, found.end()) or any(low <= found.start() < high for low, high, _ in told):
            continue
        names = [name for name in named_in(found["names"], fact, facts) if name[0] not in chosen]
        if names:
            way = _way(found["way"])
            yield found.span(), next((name[1] for name in names if not has_moved(name, way, fact, facts)), "")


def _way(word: str) -> int:
    return DIRECTIONS.get(word) or DIRECTIONS[word.removesuffix("s")]


@cache
def _moved_in(places: frozenset[str]) -> re.Pattern[str]:
    place = any_place(places).pattern
    return re.compile(
        rf"\b(?:an?\s+)?(?P<way>{one_of(_WAYS)})\s+(?:also\s+)?(?:in|across|at)\s+(?:(?:both|all|each|of|the)\s+){{0,3}}"
        rf"(?P<names>{place}(?:(?:,|,?\s+(?:and|or))\s+(?:in\s+)?{place}){{0,9}})"
    )
