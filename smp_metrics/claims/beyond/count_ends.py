"""The most crimes, the busiest: a count is compared, and the highest rate, harm or fall does not bear that out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from smp_metrics.claims.bound import Bound, by_sentence
from smp_metrics.claims.language.lexicon import NOUNS, one_of
from smp_metrics.claims.language.number_words import in_small_letters
from smp_metrics.claims.mentioned.known import known_words
from smp_metrics.claims.mentioned.mentions import basis_of
from smp_metrics.claims.parts import nouns_of
from smp_metrics.claims.text.document import Document
from smp_metrics.errors import Problem
from smp_metrics.facts import Fact, Facts, parse_address
from smp_metrics.facts.stems import stems

_COUNTED_ALL = frozenset(noun for nouns in NOUNS.values() for noun in nouns)
_NOUN = one_of(noun for unit in ("crimes", "incidents", "requests", "reports", "needles") for noun in NOUNS[unit])
_MOST = re.compile(
    rf"\b(?:(?:most|fewest)\s+(?:(?:recorded|reported|police-recorded|of\s+the)\s+)?(?:{_NOUN})\b"
    r"|(?:highest|lowest|largest|biggest|greatest|smallest|top)\s+(?:[a-z-]+\s+)?(?:numbers?|counts?|totals?)\b|busiest\b|quietest\b"
    rf"|(?:more|fewer)\s+(?:(?:recorded|reported)\s+)?(?:{_NOUN})\b(?=[^.;:|]{{0,80}}\bthan\s+(?:any|every|all|each|anywhere|elsewhere)\b))"
    r"|\bthe\s+(?:largest|biggest|smallest)(?=\s*(?:[.,;:]|\Z))|\bby\s+(?:sheer\s+)?(?:number|count)s?\b"
)
# The words at a number that say its own unit, and not what is compared.
_UNIT = re.compile(
    r"[\s*_]{0,99}+(?:[a-z-]{1,30}+\s{1,9}+){0,3}?(?:per|for\s{1,9}+every|in\s{1,9}+every)\s{1,9}+(?:1,000|thousand|head)\b"
)
_RATE_BEHIND = re.compile(r"[\s*_]{0,99}+(?:crime\s{1,9}+)?rates?\b")
_OTHERWISE = re.compile(
    r"\b(?:rates?|per|head|for\s+(?:every|each|its|their)|population|harm|rise|fall|growth|drop|increase|decrease|reduction|change)\b"
)
_COUNTED = ("count", "change", "percent_change", "ratio")
FAR = 200
_CLAUSE = re.compile(r"[.;:!?|,()\u2013\u2014]|\b(?:and|but|while|whereas|with|which|who)\b")


def wrong_ends(document: Document, bound: Sequence[Bound]) -> Iterator[Problem]:
    """List every sentence that says who has most of something where all its numbers compare something else."""
    for (low, high), claims in by_sentence(document, bound).items():
        if not all(_is_no_count(fact) for _, fact in claims):
            continue
        small = in_small_letters(document.spoken[low:high])
        for claim, _ in claims:
            unit = _UNIT.match(small, claim.stop - low)
            if unit:
                small = f"{small[: unit.start()]}{' ' * len(unit[0])}{small[unit.end() :]}"
        for found in _MOST.finditer(small):
            begins = max((each.end() for each in _CLAUSE.finditer(small, 0, found.start())), default=0)
            ends = _CLAUSE.search(small, found.end())
            based = _OTHERWISE.search(small, begins, ends.start() if ends else len(small))
            if not (based or _is_based(small, claims[0][0].start - low)):
                message = f"“{' '.join(found[0].split())}” compares counts, and the numbers beside it are none"
                remedy = "say “per 1,000 residents” in those words, or bind the fact of the count"
                yield claims[0][0].problem(message, "a count, or words that say what is compared", remedy)
                break


_BARE = re.compile(
    r"(?:\band|,\s+being)\s+(?:(?:was|is|were|are|also|so|thus)\s+){0,2}the\s+"
    r"(?:largest|biggest|smallest|greatest|busiest|quietest|liveliest|safest|calmest)(?=(?:\s+by\s+far)?\s*(?:[.,;:]|\Z))"
)


# Beside a name, as what it is called: "Old Town, the busiest ward, had the most crimes".
_CALLED = re.compile(
    r"(?:(?:,|\(|\bas\b|[\u2013\u2014])\s*|\A[\s*_>#-]*)(?P<said>the\s+(?:very\s+)?"
    r"(?:largest|biggest|smallest|greatest|busiest|quietest|liveliest|safest|calmest|worst|best|top)"
    r"(?:\s+(?:of\s+)?(?:(?:the|its|all|our|borough's|county's|urban|rural|old|new)\s+){0,3}(?:wards?|clusters?|districts?|places?|areas?|ones?|all))?"
    r"(?:\s+(?:for|by)\s+(?P<what>[a-z][a-z -]{1,60}?))?)"
    r"(?=\s*[,)\u2013\u2014])"
)


def wrong_extremes(document: Document, bound: Sequence[Bound], facts: Facts) -> Iterator[Problem]:
    """List every place that is called the busiest beside its place by crime: that tells of nothing else."""
    for (low, high), claims in by_sentence(document, bound).items():
        small = in_small_letters(document.spoken[low:high])
        found, called = _BARE.search(small), _CALLED.search(small)
        placed = [bound for bound in claims if bound[1].kind in ("rank", "name") and bound[1].unit != "residents"]
        if called and placed and not _is_bound(called, placed, claims, facts):
            message = f"“{called['said']}” says more than its place among the others"
            yield placed[0][0].problem(message, "what it has most of", "say what it has most of, or leave it out")
        elif found and placed and placed[0][0].stop - low <= found.start():
            message = f"“{' '.join(found[0].split())}” says more than its place among the others"
            yield placed[0][0].problem(message, "what it has most of", "say what it has most of, or leave it out")


def _is_bound(called: re.Match[str], placed: Sequence[Bound], claims: Sequence[Bound], facts: Facts) -> bool:
    """Tell whether a claim says who that is, or the place beside it is among what it is called by: "for crime"."""
    if not called["what"]:
        return any(fact.kind == "name" for _, fact in claims)
    counted, said = _COUNTED_ALL & {*called["what"].split()}, {*stems(called["what"])}
    return any(counted <= {*nouns_of(fact)} and said <= known_words(fact, facts.about(fact)) for _, fact in placed)


def wrong_rates(document: Document, bound: Sequence[Bound], facts: Facts) -> Iterator[Problem]:
    """List every claim that a sentence calls a rate, where its fact compares counts: "a [higher] rate"."""
    for claim, fact in bound:
        behind = _RATE_BEHIND.match(in_small_letters(document.spoken[claim.stop : claim.stop + FAR]))
        if behind and fact.kind in _COUNTED and basis_of(fact) != "rate" and "rate" not in facts.about(fact).words:
            message = "the word behind it says that it is of a rate, and the fact is of a count"
            yield claim.problem(message, "what the fact counts", "bind the fact of the rate, or say “number”")


def _is_based(small: str, first: int) -> bool:
    """Tell whether a sentence begins with what it compares: "Per head, Old Town has most crimes"."""
    ends = _CLAUSE.search(small)
    return ends is not None and ends.start() < first and bool(_OTHERWISE.search(small, 0, ends.start()))


def _is_no_count(fact: Fact) -> bool:
    if fact.kind in ("rank", "name"):
        moved = "change" in dict(parse_address(fact.address).parameters).get("by", "")
        return (moved or basis_of(fact) != "number") and fact.unit != "residents"
    return fact.kind in ("rate", "rate_change")
