"""Who else is said to be like a number: nobody, only one, not all, all of a few, or another than it was thought."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import islice

from smp_metrics.claims.borne_out.peers import MOST, Peers, Told, value_at
from smp_metrics.claims.borne_out.placing import column_of, place_of
from smp_metrics.claims.borne_out.steps import FAR
from smp_metrics.claims.language.kinds import CHANGES
from smp_metrics.claims.language.lexicon import DIRECTIONS, MOVEMENTS, SUPERLATIVES, one_of
from smp_metrics.claims.language.number_words import SMALL
from smp_metrics.claims.mentioned.mentions import any_place, places_in
from smp_metrics.facts import Facts, parse_address

_END = one_of(SUPERLATIVES)
_FALL = re.compile(rf"\b(?:{one_of(word for word in MOVEMENTS if DIRECTIONS[word] < 0)})\b")
_RANKS = re.compile(
    r"\b(?:no\s+(?:other\s+)?(?:ward|cluster|district|place|area)|nowhere)\b[^.;:|]{0,40}?"
    r"\b(?P<way>more|higher|larger|greater|bigger|steeper|sharper|fewer|lower|smaller|less)\b"
    r"(?P<between>[^.;:|]{0,80}?)\b(?P<than>than\s+)(?:in\s+)?\Z"
)
_NOT_BUT = re.compile(
    rf"(?<=\bit\swas\s)(?P<denied>not)\b(?=[^.;:!?|]{{1,200}}?\bbut\b[^.;:!?|]{{1,200}}?\bthat\s+had\s+the\s+(?P<word>{_END})\b)"
)
_ONLY = re.compile(r"\b(?P<only>only)\s+\Z")
_ONLY_ONE = re.compile(
    r"\bthe\s+(?P<only>only)\s+(?:ward|cluster|district|place|area|kind|type)\s+(?:where|in\s+which|with|that)\b"
)
_FASTER = re.compile(r"\s{0,400}(?:grew|rose)\s+(?P<word>faster|more)\s+than\s+")
_NOT_ALL = re.compile(
    r"\bnot\s+(?:everywhere|(?:in\s+)?(?:every|all(?:\s+the)?)\s+(?:wards?|clusters?|districts?|areas?))\b"
)


def only_ones(small: str, told: Sequence[Told], facts: Facts) -> Iterator[tuple[int, int]]:
    """Give where a sentence says that nobody else has more, moved so or moved faster, and its tables bear it out."""
    for start, stop, peers in told:
        address, parameters = peers.fact.address, dict(parse_address(peers.fact.address).parameters)
        end = _RANKS.search(small, max(0, start - FAR), start)
        if end and "chang" not in end[0] and isinstance(peers.fact.value, str) and parameters.get("nth", "1") == "1":
            lowest = DIRECTIONS.get(end["way"], 1) < 0 or bool(_FALL.search(end["between"]))
            if (".lowest" in address) == lowest:
                yield end.start(), end.start("between")
                yield end.span("than")
        only, faster = _ONLY.search(small, max(0, start - FAR), start), _FASTER.match(small, stop)
        if only and faster and ".highest?" in address and "by=" in address:
            other = next(any_place(facts.places).finditer(small, faster.end()), None)
            if other and other.start() == faster.end() and _second(address, other[0], facts):
                yield only.span("only")
                yield faster.span("word")
                yield other.span()
    for found in _ONLY_ONE.finditer(small):
        moves = [peers for start, _, peers in told if start > found.end() and peers.fact.kind in CHANGES]
        if moves and _alone(moves[0]):
            yield found.span("only")
    for found in _NOT_ALL.finditer(small):
        counts = (peers.fact for _, _, peers in told if peers.fact.of)
        if any(isinstance(fact.value, Fraction) and 0 < fact.value < (fact.of or 0) for fact in counts):
            yield found.span()


def _second(address: str, other: str, facts: Facts) -> bool:
    """Tell whether a place comes right behind the first of those that an address names."""
    value = value_at(f"{address}&nth=2", facts)
    return isinstance(value, str) and value.lower() == " ".join(other.split())


def _alone(peers: Peers) -> bool:
    """Tell whether nobody else moved the way that a change of one place did."""
    value = peers.fact.value
    movers = peers.movers(1 if isinstance(value, Fraction) and value > 0 else -1)
    return movers is not None and movers.value == 1


_ALIKE = re.compile(
    r"\b(?:all\s+)?(?:stood\s+at\s+|had\s+|at\s+)?(?:exactly\s+)?(?P<same>the\s+same)\b(?!\s+(?:months?|periods?|years?|time)\b)"
)


def all_the_same(small: str, told: Sequence[Told]) -> Iterator[tuple[int, int]]:
    """Give where "the same" stands in a sentence whose numbers, of one table and year, are all typed alike."""
    values = {(peers.fact.value, parse_address(peers.fact.address).column) for _, _, peers in told}
    if len(told) > 1 and len(values) == 1:
        yield from (found.span("same") for found in _ALIKE.finditer(small))


_FIRST = re.compile(
    rf"\b(?P<many>{'|'.join(SMALL[2:])})\s+(?:wards|clusters|districts|places|locations|areas|kinds|types)\s+(?:with|where|that\s+had)\s+"
    rf"(?:[a-z]+\s+){{0,3}}?(?:the\s+)?(?P<word>{_END})\b"
)


def first_of_many(small: str, told: Sequence[Told]) -> Iterator[tuple[int, int]]:
    """Give where "the three wards with the most" stands before the numbers of all three, and of no others."""
    for found in islice(_FIRST.finditer(small), MOST):
        listed = [each[2] for each in told if each[0] >= found.end() and each[2].options]
        places = {_place(peers, small[found.start() : found.end()], found["word"]) for peers in listed}
        if places == set(range(1, SMALL.index(found["many"]) + 1)):
            yield found.span()


def _place(peers: Peers, words: str, word: str) -> int:
    return place_of(peers, column_of(peers, words, over_time=False), SUPERLATIVES[word])[0]


def not_but(small: str, told: Sequence[Told], facts: Facts) -> Iterator[tuple[int, int]]:
    """Give the "not" of "it was not A but B that had the most", where B had."""
    for found in _NOT_BUT.finditer(small):
        last = places_in(small, facts.places, found.end(), found.start("word"))[-1:]
        own = next((peers for _, _, peers in told for name in last if peers.is_of(name)), None)
        if own and _place(own, "", found["word"]) == 1:
            yield found.span("denied")
