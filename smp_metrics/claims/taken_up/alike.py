"""Numbers that do again what one before them did, or the opposite: “again”, “the other way”; and all of a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import islice, pairwise

from smp_metrics.claims.borne_out.peers import MOST, Told, number_of
from smp_metrics.claims.borne_out.steps import NEAR, are_two_times, time_of
from smp_metrics.claims.language.kinds import CHANGES, movement
from smp_metrics.claims.language.lexicon import DIRECTIONS
from smp_metrics.claims.taken_up.earlier import Earlier
from smp_metrics.facts import Fact, parse_address

_AGAIN_BEHIND = re.compile(r"[\s*_]{0,9}\bagain\b")
_AGAIN_BEFORE = re.compile(r"\bagain\s+(?:(?:at|the|in|with)\s+){0,2}\Z")
_TIMES = ("year", "month", "from", "to")
_OTHER_WAY = re.compile(r"\b(?:the\s+(?:other|opposite)\s+(?:way|direction)|in\s+opposite\s+directions)\b")
_EVERY = re.compile(r"\b(?:every|each)\s+(?:single\s+)?(?:one\s+)?of\s+(?:(?:the|its|these)\s+)?\Z")


def the_same_again(small: str, told: Sequence[Told], before: Earlier) -> Iterator[tuple[int, int]]:
    """Give where "again" stands at a number, in small letters, that is what it was at a time told before."""
    for at, (start, stop, peers) in enumerate(told):
        found = _AGAIN_BEHIND.match(small, stop) or _AGAIN_BEFORE.search(small, max(0, start - NEAR), start)
        if found and any(_is_the_same(each[2].fact, peers.fact) for each in (*before.told, *told[:at])):
            yield found.span()


def _is_the_same(one: Fact, other: Fact) -> bool:
    """Tell whether two facts of one thing at two times have the same value."""
    own, others = (dict(parse_address(each.address).parameters) for each in (one, other))
    apart = {name for name in own | others if own.get(name) != others.get(name)}
    path = one.address.partition("?")[0] == other.address.partition("?")[0]
    return path and one.value == other.value and bool(apart) and apart.issubset(_TIMES)


_MORE_BEHIND = re.compile(r"[\s*_]{0,9}\b(?:more|further)\b(?=[\s*_]*(?:[.,;:!?]|\Z))")


def so_much_more(small: str, told: Sequence[Told], before: Earlier) -> Iterator[tuple[int, int]]:
    """Give where "more" stands behind a change, in small letters, that goes on from one told before, the same way."""
    for at, each in enumerate(told):
        found = _MORE_BEHIND.match(small, each[1])
        if found and any(_goes_on(each, other) for other in (*before.told, *told[:at])):
            yield found.span()


def _goes_on(each: Told, other: Told) -> bool:
    own, than = (dict(parse_address(one[2].fact.address).parameters) for one in (each, other))
    alike = each[2].fact.address.partition("?")[0] == other[2].fact.address.partition("?")[0]
    begins = bool(own.get("from")) and own["from"] == than.get("to")
    others = all(own.get(name) == than.get(name) for name in (own | than).keys() - {"from", "to"})
    return alike and begins and others and number_of(each) * number_of(other) > 0


def other_ways(small: str, told: Sequence[Told], before: Earlier) -> Iterator[tuple[int, int]]:
    """Give where "the other way" stands among a rise and a fall, or behind a sentence that tells the opposite."""
    for found in _OTHER_WAY.finditer(small):
        own, others = _ways(told), _ways(before.told)
        if own == {1, -1} or (len(own) == 1 and others == {-way for way in own}):
            yield found.span()


def _ways(told: Sequence[Told]) -> set[int]:
    """Give which ways numbers went: those that are changes, and those of one thing at two times."""
    known = [each for each in told if isinstance(each[2].fact.value, Fraction)]
    moves = [movement(each[2].fact.kind, number_of(each)) for each in known if each[2].fact.kind in CHANGES]
    for pair in pairwise(known):
        if pair[0][2].fact.kind not in CHANGES and are_two_times(pair[0][2], pair[1][2]):
            earlier, later = (number_of(each) for each in sorted(pair, key=lambda each: time_of(each[2])))
            moves.append((later > earlier) - (later < earlier))
    return {*moves}


_IN_MOST = re.compile(r"(?<!the )\bmost\s+(?:of\s+(?:the|its)\s+)?(?P<things>wards|clusters|districts)\b")


def in_most(small: str, told: Sequence[Told]) -> Iterator[tuple[int, int]]:
    """Give where "in most wards" stands before a count, in small letters, of more than half of those compared."""
    for found in islice(_IN_MOST.finditer(small), MOST):
        fact = next((each[2].fact for each in told if each[0] >= found.end()), None)
        counted = fact if fact and fact.kind == "count" and fact.of and fact.unit == found["things"] else None
        if counted and isinstance(counted.value, Fraction) and counted.value * 2 > (counted.of or 0):
            yield found.span()


_MOST_OF = re.compile(
    r"\bmost\s+of\s+(?:the|its|these)\b(?!\s+(?:rise|fall|change|increase|drop)\b)[^.;:!?|\[\]]{1,80}?,\s+\Z"
)
_OF_ALL = re.compile(r"[\s*_]{1,9}(?:out\s+)?of\s+(?:the\s+|all\s+|its\s+){0,2}")


def most_of(small: str, told: Sequence[Told]) -> Iterator[tuple[int, int]]:
    """Give where "most of the wards," stands before "[14] of [26]", in small letters, which is more than half."""
    for one, other in pairwise(told):
        alike = _are_part_and_whole(small, one, other)
        found = _MOST_OF.search(small, max(0, one[0] - 2 * NEAR), one[0]) if alike else None
        if found and number_of(one) * 2 > number_of(other):
            yield found.span()


def _are_part_and_whole(small: str, one: Told, other: Told) -> bool:
    """Tell whether two counts of the same stand as "[14] of the [26]"."""
    facts = one[2].fact, other[2].fact
    counts = {fact.kind for fact in facts} == {"count"} and facts[0].unit == facts[1].unit
    return counts and bool(_OF_ALL.fullmatch(small, one[1], other[0]))


_ONLY = re.compile(r"\bonly\s+\Z")
# So many times as many there are in all as what is called few of them.
_FEW = 3


def only_of(small: str, told: Sequence[Told]) -> Iterator[tuple[int, int]]:
    """Give where "only" stands before "[2] of the [12]", in small letters, which is a third at most."""
    for one, other in pairwise(told):
        found = _ONLY.search(small, max(0, one[0] - NEAR), one[0])
        if found and _are_part_and_whole(small, one, other) and number_of(one) * _FEW <= number_of(other):
            yield found.start(), found.start() + len("only")


_MORE_THEN = re.compile(r"\b(?P<way>more|fewer|higher|lower)(?:\s+of\s+(?:it|them))?[:,]\s+\Z")
_AGAINST = re.compile(r"[\s*_]{1,9}(?:against|to|compared\s+with|and\s+not)\s+")


def more_against(small: str, told: Sequence[Told]) -> Iterator[tuple[int, int]]:
    """Give where "it had more:" stands before "[22] against [20]", in small letters, and is so."""
    for one, other in pairwise(told):
        found = _MORE_THEN.search(small, max(0, one[0] - NEAR), one[0])
        alike = one[2].fact.address.partition("?")[0] == other[2].fact.address.partition("?")[0]
        against = found and alike and _AGAINST.fullmatch(small, one[1], other[0])
        if found and against and (number_of(one) - number_of(other)) * DIRECTIONS[found["way"]] > 0:
            yield found.span("way")


def every_one(small: str, told: Sequence[Told]) -> Iterator[tuple[int, int]]:
    """Give where "every one of the" stands before a count, in small letters, of all that were compared."""
    for start, _, peers in told:
        found = _EVERY.search(small, max(0, start - NEAR), start) if peers.fact.of else None
        if found and peers.fact.kind == "count" and peers.fact.value == peers.fact.of:
            yield found.span()
