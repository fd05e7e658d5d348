"""What a sentence says that it goes by, “in percentage terms” or “in number”, is what its ranking goes by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from smp_metrics.claims.bound import Bound, by_sentence
from smp_metrics.claims.language.kinds import CHANGES
from smp_metrics.claims.language.number_words import in_small_letters
from smp_metrics.claims.language.unrivalled import is_by_rate, ranked_by
from smp_metrics.claims.text.document import Document
from smp_metrics.errors import Problem
from smp_metrics.facts import Fact, parse_address

_BASE = re.compile(
    r"\b(?:(?P<relative>in\s+(?:percentage|proportional|proportionate|relative)\s+terms|proportionally|proportionately"
    r"|percentage-wise|relatively\s+speaking|as\s+an?\s+(?:percentage|proportion)|by\s+percentage|in\s+per\s+cent)"
    r"|(?P<absolute>in\s+(?:absolute|numerical)\s+(?:terms|numbers)|in\s+(?:sheer|raw|pure|simple)\s+numbers?|in\s+numbers?(?=\s*(?:[.,;:]|\Z))"
    r"|numerically|by\s+(?:sheer\s+|raw\s+)?(?:number|count)(?=\s*(?:[.,;:]|\Z))))\b"
)
_RELATIVE = ("percent_change", "share", "rate")
_CLAUSE = re.compile(r"[;:!?|]|\.\s|\b(?:and|but|while|whereas|whilst|though|although)\b")
_PLACES = ("rank", "name")


def wrong_bases(document: Document, bound: Sequence[Bound]) -> Iterator[Problem]:
    """List every sentence that names one base of its ranking or change where its facts go by the other."""
    for (low, high), claims in by_sentence(document, bound).items():
        small = in_small_letters(document.spoken[low:high])
        for found in _BASE.finditer(small):
            mine = _in_clause(small, found, low, claims)
            relative = bool(found["relative"])
            wrong = next((claim for claim, fact in mine if _is_relative(fact) != relative), None)
            if wrong:
                message = f"“{' '.join(found[0].split())}” says what the number goes by, and it goes by the other"
                expected = "a ranking or change by percentage" if relative else "a ranking or change by number"
                yield wrong.problem(message, expected, "bind the fact that goes by that, or leave it out")


def _in_clause(small: str, found: re.Match[str], low: int, claims: Sequence[Bound]) -> list[Bound]:
    """Give what a base is said of: the places of its clause, else its change, else the places of its sentence."""
    begins = max((each.end() for each in _CLAUSE.finditer(small, 0, found.start())), default=0)
    ends = _CLAUSE.search(small, found.end())
    until = ends.start() if ends else len(small)
    near = [each for each in claims if begins <= each[0].start - low < until]
    places = [each for each in near or claims if each[1].kind in _PLACES]
    return places or [each for each in near if each[1].kind in CHANGES][:1]


def _is_relative(fact: Fact) -> bool:
    if fact.kind in _PLACES:
        return ranked_by(fact) in _RELATIVE or is_by_rate(fact)
    return fact.kind != "change" or parse_address(fact.address).measure in _RELATIVE
