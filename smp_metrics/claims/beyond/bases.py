"""What a sentence says that it goes by, “in percentage terms” or “in number”, is what its ranking goes by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from smp_metrics.claims.bound import Bound, by_sentence
from smp_metrics.claims.language.kinds import CHANGES
from smp_metrics.claims.language.number_words import in_small_letters
from smp_metrics.claims.language.unrivalled import is_by_rate, ranked_by
from smp_metrics.claims.text.document import Document
from smp_metrics.claims.text.passages import Span
from smp_metrics.errors import Problem
from smp_metrics.facts import Fact, parse_address

_BASE = re.compile(
    r"\b(?:(?P<relative>in\s+(?:percentage|proportional|proportionate|relative)\s+terms|in\s+proportion(?!\s+to\b)|proportionally|proportionately"
    r"|percentage-wise|relatively\s+speaking|as\s+an?\s+(?:percentage|proportion)|by\s+percentage|in\s+per\s+cent|in\s+terms\s+of\s+(?:percentages?|proportions?))"
    r"|(?P<absolute>in\s+(?:absolute|numerical|volume)\s+(?:terms|numbers)|in\s+terms\s+of\s+(?:numbers?|volume)"
    r"|in\s+(?:sheer|raw|pure|simple)\s+numbers?|in\s+numbers?(?=\s*(?:[.,;:]|\Z))"
    r"|numerically|by\s+(?:sheer\s+|raw\s+)?(?:number|count)(?=\s*(?:[.,;:]|\Z))))\b"
)
_RELATIVE = ("percent_change", "share", "rate")
_CLAUSE = re.compile(r"[;:!?|]|\.\s|\b(?:and|but|while|whereas|whilst|though|although)\b")
_PARTED = re.compile(r"[,(]")
_PLACES = ("rank", "name")


def wrong_bases(document: Document, bound: Sequence[Bound]) -> Iterator[Problem]:
    """List every sentence that names one base of its ranking or change where its facts go by the other."""
    for (low, high), claims in by_sentence(document, bound).items():
        small = in_small_letters(document.spoken[low:high])
        for found in _BASE.finditer(small):
            mine = _in_clause(small, found, low, claims)
            relative = bool(found["relative"])
            if mine and _is_relative(mine[1]) != relative:
                said, compared = ("percentages", "numbers") if relative else ("numbers", "percentages")
                message = (
                    f"“{' '.join(found[0].split())}” says that {said} are compared, and the fact compares {compared}"
                )
                yield mine[0].problem(message, said, f"bind the fact that compares {said}, or leave the words out")


def right_bases(small: str, low: int, claims: Sequence[Bound]) -> Iterator[Span]:
    """Give where a sentence, in small letters, names the base that its ranking or change goes by."""
    for found in _BASE.finditer(small):
        mine = _in_clause(small, found, low, claims)
        if mine and _is_relative(mine[1]) == bool(found["relative"]):
            yield found.span()


def _in_clause(small: str, found: re.Match[str], low: int, claims: Sequence[Bound]) -> Bound | None:
    """Give the place or change that a base is said of: what stands nearest in its clause, else in its sentence."""
    begins = max((each.end() for each in _CLAUSE.finditer(small, 0, found.start())), default=0)
    ends = _CLAUSE.search(small, found.end())
    until = ends.start() if ends else len(small)
    near = [each for each in claims if begins <= each[0].start - low < until]
    told = near or [each for each in claims if each[1].kind in _PLACES]
    before = [each for each in told if each[0].start - low < found.start()][-1:]
    after = [each for each in told if each[0].start - low >= found.start()][:1]
    # A comma parts it from what stands before: "rose by 86, in percentage terms by 10%".
    parted = before and after and _PARTED.search(small, before[0][0].stop - low, found.start())
    nearest = after if parted else before or after
    return next((each for each in nearest if each[1].kind in _PLACES or each[1].kind in CHANGES), None)


def _is_relative(fact: Fact) -> bool:
    if fact.kind in _PLACES:
        return ranked_by(fact) in _RELATIVE or is_by_rate(fact)
    return fact.kind != "change" or parse_address(fact.address).measure in _RELATIVE
