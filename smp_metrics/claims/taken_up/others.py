"""“In all the others they rose”: a number of one says it of a set, which a count of those that did must bear out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from smp_metrics.claims.borne_out.peers import Told, fact_at, told_in
from smp_metrics.claims.bound import Bound, by_sentence
from smp_metrics.claims.language.kinds import CHANGES, counted_way, movement
from smp_metrics.claims.language.number_words import SMALL, in_small_letters
from smp_metrics.claims.taken_up.earlier import Earlier
from smp_metrics.claims.taken_up.exceptions import without_way
from smp_metrics.claims.text.document import Document
from smp_metrics.errors import Problem
from smp_metrics.facts import Fact, Facts

_THINGS = r"(?:wards?|clusters?|districts?|kinds?|types?|places?|areas?|ones?)"
_SET = re.compile(
    r"(?<!than )(?<!than in )\b(?:(?:all\s+(?:of\s+)?|(?:each|every\s+one)\s+of\s+)(?:the\s+|its\s+)?"
    rf"(?:others?|rest|remainder)\b(?:\s+{_THINGS}\b)?"
    rf"|(?:the|all|all\s+the)\s+remaining\s+{_THINGS}\b|(?:every|each|all|all\s+the|the)\s+other\s+{_THINGS}\b"
    rf"|(?:the\s+(?:others|rest|remainder))\b(?!\s+of\s+(?!the\s+{_THINGS}|them\b))|every(?:where|body)\s+else\b"
    r"|elsewhere(?=[^.;:!?|]{0,60}\b(?:such\s+as|for\s+example|for\s+instance|including|as\s+in|like)\b))"
)
# Some of a set, or a set of a part of the borough, is not all of them.
_PART = re.compile(
    rf"\b(?:some|any|many|most|few|several|half|none|part|number|handful|majority|minority|{'|'.join(SMALL[1:])}|[0-9]+)\s+of\s+\Z"
)
_WITHIN = re.compile(
    r"\s{1,9}+(?:of|in|within|around)\s{1,9}+(?:(?:the|that|this|its)\s{1,9}+)?(?:same\s{1,9}+)?(?:cluster|town|centre|countryside)\b"
)
_FAR = 40
_ENDS = re.compile(r"[.;:!?|]|\bthan\b|\b(?:and|but|while|whereas)\b")
_ONE_OF = re.compile(r"\b(?:such\s+as|for\s+example|for\s+instance|including|as\s+in|like|e\.g\.)")


def wrong_sets(document: Document, bound: Sequence[Bound], facts: Facts) -> Iterator[Problem]:
    """List every number of one that is told of all the others, where no count shows that all of them went so."""
    for (low, high), claims in by_sentence(document, bound).items():
        small = in_small_letters(document.spoken[low:high])
        told = told_in(low, claims, facts) if _SET.search(small) else ()
        for found in _SET.finditer(small):
            after = next((each for each in told if each[0] >= found.end()), None)
            if not after or _ENDS.search(small, found.end(), after[0]) or not _is_of_one(small, found, after):
                continue
            if _PART.search(small, max(0, found.start() - _FAR), found.start()) or _WITHIN.match(small, found.end()):
                continue
            counts = [*Earlier(document, low, bound, facts).told, *(each for each in told if each[1] <= found.start())]
            if not any(_all_others_went(count[2].fact, after[2].fact, facts) for count in counts):
                message = f"“{' '.join(found[0].split())}” says it of all of them, and the number is of one"
                yield claims[0][0].problem(message, "a number of all of them", "bind how many did, or name the one")


def _is_of_one(small: str, found: re.Match[str], each: Told) -> bool:
    fact = each[2].fact
    told = fact.kind in CHANGES or bool(_ONE_OF.search(small, found.end(), each[0]))
    return told and not counted_way(fact.address)


def _all_others_went(count: Fact, one: Fact, facts: Facts) -> bool:
    """Tell whether all that a count leaves out went the way of one of them."""
    way = movement(one.kind, one.value) if isinstance(one.value, Fraction) else 0
    if not way or way != -counted_way(count.address):
        return False
    path, query = without_way(count.address)
    others = fact_at(f"{path}.{'count_of_rises' if way > 0 else 'count_of_falls'}?{query}", facts)
    return others is not None and isinstance(count.value, Fraction) and others.value == (count.of or 0) - count.value
