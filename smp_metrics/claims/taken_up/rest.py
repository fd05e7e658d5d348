"""“The other 9” and its like: with the numbers before, they have to make up a whole that is told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from smp_metrics.claims.borne_out.peers import MOST, Told, number, number_of, told_in
from smp_metrics.claims.borne_out.steps import NEAR
from smp_metrics.claims.bound import Bound, by_sentence
from smp_metrics.claims.language.kinds import CHANGES, counted_way, movement
from smp_metrics.claims.language.number_words import in_small_letters
from smp_metrics.claims.taken_up.earlier import Earlier
from smp_metrics.claims.taken_up.exceptions import without_way
from smp_metrics.claims.text.document import Document
from smp_metrics.errors import Problem
from smp_metrics.facts import Fact, Facts, parse_address

_OUTSIDE = re.compile(r"\b(?:the|its|all)\s+(?:other|remaining)\s+\Z")
_INSIDE = re.compile(r"\b(?:other|remaining)\s+[\w,.]+(?:\s|\Z)")


def wrong_rests(document: Document, bound: Sequence[Bound], facts: Facts) -> Iterator[Problem]:
    """List every number that is called the rest, and makes up no whole with those beside it."""
    for (low, high), claims in by_sentence(document, bound).items():
        small = in_small_letters(document.spoken[low:high])
        if "other" not in small and "remaining" not in small:
            continue
        told = told_in(low, claims, facts)
        for at, ((claim, fact), each) in enumerate(zip(claims, told, strict=True)):
            inside = bool(_INSIDE.search(claim.text.lower()))
            if fact.kind != "count" or not (inside or _OUTSIDE.search(small, max(0, each[0] - NEAR), each[0])):
                continue
            right = _is_the_rest(each, [*Earlier(document, low, bound, facts).told, *_besides(told, at)])
            if right is False or (inside and not right):
                message = "the number is called the rest, and with those before it makes up no whole that is told"
                remedy = "name the whole and the other part before it, or leave the word out"
                yield claim.problem(message, "what is left of the whole", remedy)


def rests(small: str, told: Sequence[Told], before: Earlier) -> Iterator[tuple[int, int]]:
    """Give where "the remaining" stands before a number, in small letters, that is what is left of a whole."""
    for at, each in enumerate(told):
        found = _OUTSIDE.search(small, max(0, each[0] - NEAR), each[0])
        if found and _is_the_rest(each, [*before.told, *_besides(told, at)]):
            yield found.span()


def _besides(told: Sequence[Told], at: int) -> list[Told]:
    """Give the other numbers, the nearest of many."""
    return [*told[max(0, at - MOST) : at], *told[at + 1 : at + MOST]]


def _is_the_rest(each: Told, before: Sequence[Told]) -> bool | None:
    """Tell whether a number and its like beside it make up the whole that is told; None where none is."""
    own = each[2].fact
    parts = [other for other in before if _are_parts(other[2].fact, own)]
    wholes = [number_of(other) for other in before if _is_whole_of(other[2].fact, own)]
    wholes += [Fraction(own.of)] if counted_way(own.address) and own.of else []
    movers = {other[2].fact.address for other in before if _is_one_that_moved(other[2].fact, own)}
    if not wholes or not (parts or movers):
        return None
    return sum(map(number_of, parts), number_of(each)) + (0 if parts else len(movers)) == wholes[-1]


def _is_one_that_moved(one: Fact, other: Fact) -> bool:
    """Tell whether a number is the change of one of those of which another counts how many went the other way."""
    own, than = (parse_address(each.address) for each in (one, other))
    alike = (own.extract, own.column) == (than.extract, than.column) and {*than.parameters} < {*own.parameters}
    return alike and one.kind in CHANGES and movement(one.kind, number(one)) == -counted_way(other.address)


def _are_parts(one: Fact, other: Fact) -> bool:
    """Tell whether two numbers count those that went one way and another, or those of one kind and another."""
    if counted_way(other.address):
        return bool(counted_way(one.address)) and without_way(one.address) == without_way(other.address)
    own, than = (dict(parse_address(each.address).parameters) for each in (one, other))
    alike = one.address.partition("?")[0] == other.address.partition("?")[0] and own.keys() == than.keys()
    return alike and sum(own[name] != than[name] for name in own) == 1


def _is_whole_of(one: Fact, other: Fact) -> bool:
    """Tell whether one number counts all of what another counts a kind of."""
    own, than = (dict(parse_address(each.address).parameters) for each in (one, other))
    alike = one.address.partition("?")[0].split(".")[0] == other.address.partition("?")[0].split(".")[0]
    return alike and one.kind == other.kind and own.items() < than.items() and not counted_way(one.address)
