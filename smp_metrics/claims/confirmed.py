"""What a sentence says beside its claims that their own tables confirm: an extreme, or the same a year before."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from functools import cache

from smp_metrics.claims.document import Claim, Document
from smp_metrics.claims.lexicon import SUPERLATIVES
from smp_metrics.claims.number_words import in_small_letters
from smp_metrics.errors import Problem
from smp_metrics.facts import Fact, FactError, Facts, parse_address

Bound = tuple[Claim, Fact]
_EXTREME = re.compile(rf"\b(?:the|its|their)\s+(?P<word>{'|'.join(SUPERLATIVES)}|quietest)\b(?!\s+(?:of|for|per|by)\b)")
_BEYOND = re.compile(
    r"\b(?:(?P<highest>more|higher|larger|greater)|fewer|lower|smaller|less)\b[^.;:|]{1,80}\bthan\b[^.;:|]{1,20}\b(?:any|every)\s+other\b"
)
_SAME = re.compile(
    r"\b(?:(?:exactly|just)\s+)?(?:the\s+same(?:\s+number)?\s+)?as\s+(?:(?:it|they|there)\s+(?:did|was|were|had)\s+)?in\s+(?P<year>20[0-9]{2})\b"
)
_OVER_TIME = re.compile(r"\b(?:years|ever|record|since|decade)\b")
_YEAR = re.compile(r"(?<=[?&])year=(20[0-9]{2})\b")
_RECORDED = ("count", "rate", "number", "percent", "money")
_YEARS = range(2010, 2031)


def confirmed(sentence: str, claims: Sequence[Bound], facts: Facts) -> Iterator[tuple[int, int]]:
    """Give the place of each word or phrase of a sentence that the tables of its claims confirm, as (start, stop)."""
    small = in_small_letters(sentence)
    over_time = bool(_OVER_TIME.search(small))

    @cache
    def extreme(end: str) -> bool:
        return any(_is_extreme(fact, end, facts, over_time=over_time) for _, fact in claims)

    @cache
    def same(year: str) -> bool:
        return all(_value(_YEAR.sub(f"year={year}", fact.address), facts) == fact.value for _, fact in claims)

    for word in _EXTREME.finditer(small):
        if extreme(SUPERLATIVES.get(word["word"], "lowest")):
            yield word.span("word")
    for phrase in _BEYOND.finditer(small):
        if extreme("highest" if phrase["highest"] else "lowest"):
            yield phrase.span()
    for phrase in _SAME.finditer(small):
        if same(phrase["year"]):
            yield phrase.span()


def unconfirmed(
    problems: Iterable[Problem], document: Document, bound: Sequence[Bound], facts: Facts
) -> Iterator[Problem]:
    """Leave out the problems that stand where the tables confirm what is said."""
    starts = [claim.start for claim, _ in bound]

    @cache
    def found(low: int, high: int) -> tuple[tuple[int, int], ...]:
        mine = bound[bisect_left(starts, low) : bisect_left(starts, high)]
        return tuple(sorted(confirmed(document.spoken[low:high], mine, facts))) if mine else ()

    for problem in problems:
        at = document.offset(problem.line, problem.column)
        low, high = document.passages.sentence(at)
        spans = found(low, high)
        index = bisect_right(spans, (at - low, len(document.text))) - 1
        if index < 0 or not spans[index][0] <= at - low < spans[index][1]:
            yield problem


def _is_extreme(fact: Fact, end: str, facts: Facts, *, over_time: bool) -> bool:
    """Tell whether a recorded number is the first or the last of its table: of its places, else of its years."""
    address = parse_address(fact.address)
    if fact.kind not in _RECORDED or address.name or address.measure != "value":
        return False
    order = "&order=lowest" if end == "lowest" else ""
    path, _, options = fact.address.partition("?")
    place = None if over_time else _fact(f"{path}.rank?{options}{order}", facts)
    if place:
        return place.value == 1 and not place.level
    values = [_value(_YEAR.sub(f"year={year}", fact.address), facts) for year in _YEARS if _YEAR.search(fact.address)]
    known = [value for value in values if isinstance(value, Fraction)]
    best = (max if end == "highest" else min)(known, default=None)
    return fact.value == best and known.count(best) == 1 and len(known) > 1


def _fact(address: str, facts: Facts) -> Fact | None:
    try:
        return facts[address]
    except FactError:
        return None


def _value(address: str, facts: Facts) -> Fraction | str | None:
    fact = _fact(address, facts)
    return fact.value if fact else None
