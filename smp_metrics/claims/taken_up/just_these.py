"""“Only A and B had a lower rate”, “A came next”: what stands before or behind what the sentence before is about."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from smp_metrics.claims.borne_out.peers import Peers, Told, value_at
from smp_metrics.claims.borne_out.steps import NEAR
from smp_metrics.claims.bound import Bound, by_sentence
from smp_metrics.claims.language.lexicon import DIRECTIONS
from smp_metrics.claims.language.number_words import in_small_letters
from smp_metrics.claims.taken_up.earlier import Earlier
from smp_metrics.claims.taken_up.order import placed, right_behind
from smp_metrics.claims.text.document import Document
from smp_metrics.claims.text.passages import Span
from smp_metrics.errors import Problem
from smp_metrics.facts import Fact, Facts, parse_address, slug

_ONLY = re.compile(r"\bonly\s+(?:in\s+)?\Z")
_JOINT = re.compile(r"[\s*_]{0,400}(?:,|,?\s(?:and|or))\s{1,400}(?:in\s+)?")
_HAD = re.compile(
    r"[\s*_]{0,400}(?:had|has|have|saw|recorded|(?:was|were)\s+there)\s+(?:an?\s+)?(?P<way>more|fewer|less|higher|lower)\b"
    r"(?P<what>[^.,;:!?|]{0,80})"
)
_RATE = re.compile(r"\brate\b|\bper\s+1,000\b")


def just_these(small: str, told: Sequence[Told], before: Earlier) -> Iterator[tuple[int, int]]:
    """Give where "only" stands before the names, in small letters, of all that have more than what was told before."""
    for at, (start, _, _) in enumerate(told):
        only = _ONLY.search(small, max(0, start - NEAR), start)
        listed = [*_listed(small, told[at:])] if only else []
        had = _HAD.match(small, listed[-1][1]) if listed else None
        subject = told[:at] or before.told
        if only and had and _stand_before([each[2] for each in listed], had, subject):
            yield only.start(), only.start() + len("only")
            yield had.span("way")


def _listed(small: str, told: Sequence[Told]) -> Iterator[Told]:
    """Give the first number and those that one list names with it."""
    for at, each in enumerate(told):
        if at and not _JOINT.fullmatch(small, told[at - 1][1], each[0]):
            return
        yield each


def _stand_before(names: Sequence[Peers], had: re.Match[str], told: Sequence[Told]) -> bool:
    way = DIRECTIONS[had["way"]]
    subject = told[-1][2] if told else None
    if not subject or not subject.place or subject.value is None:
        return False
    if (subject.fact.kind == "rate") != bool(_RATE.search(had["what"])):
        return False
    beyond = {cell for cell, value in subject.every.items() if (value - subject.value) * way > 0}
    alike = all(_asks_the_same(each, subject, way) for each in names)
    return alike and {slug(str(each.fact.value)) for each in names} == beyond


def _asks_the_same(name: Peers, subject: Peers, way: int) -> bool:
    """Tell whether a name stands at an end of the very numbers that another is one of."""
    address, own = parse_address(name.fact.address), parse_address(subject.fact.address)
    chosen = {each for each in own.parameters if each[0] != subject.place}
    named = {each for each in address.parameters if each[0] != "nth"}
    end = "highest" if way > 0 else "lowest"
    return address.measure == end and (address.extract, address.column) == (own.extract, own.column) and chosen == named


_NEXT = re.compile(r"[\s*_]{0,400}(?:came|comes?|was|is)\s+next\b")
_THEN = re.compile(
    r"(?:[\s*_]{0,99}+(?P<first>next\s+(?:came|comes?|was|is))\b[^.;:!?|]{1,60}|[^.,;:!?|]{1,60}?\s(?P<last>(?:came|comes?|was|is)\s+next))"
    r",?\s+(?:with|at|on)\s+\Z"
)
_NTH = re.compile(r"(?<=[?&]nth=)[0-9]+")

_NOT_NEXT = "what is said to come next does not come right behind what is told before"


def _comes_next(
    document: Document, low: int, claims: Sequence[Bound], bound: Sequence[Bound], facts: Facts
) -> Iterator[tuple[Span, bool]]:
    """Give where a sentence says of its first number that it comes next, and whether it does, behind that before."""
    found = _THEN.match(in_small_letters(document.spoken[low : claims[0][0].start]))
    told = Earlier(document, low, bound, facts).told if found else []
    if not found or not told:
        return
    right = right_behind(Peers(claims[0][1], facts), told[-1][2])
    if right is not None:
        yield found.span(found.lastgroup or 0), right


def next_ones(small: str, told: Sequence[Told], before: Earlier) -> Iterator[Span]:
    """Give where "came next" stands in a sentence, in small letters, whose first number does."""
    if told and "next" in small:
        at = bisect_left(before.bound, before.low + told[0][0], key=lambda each: each[0].start)
        found = _comes_next(before.document, before.low, before.bound[at : at + 1], before.bound, before.facts)
        yield from (span for span, right in found if right)


def wrong_next(document: Document, bound: Sequence[Bound], facts: Facts) -> Iterator[Problem]:
    """List every sentence whose first name is said to come next, where the one before is not what was told before."""
    for (low, high), claims in by_sentence(document, bound).items():
        claim, fact = claims[0]
        if any(not right for _, right in _comes_next(document, low, claims, bound, facts)):
            yield claim.problem(
                _NOT_NEXT, "the place right behind", "name the one that comes next, or leave “next” out"
            )
        nth = _NTH.search(fact.address) if isinstance(fact.value, str) else None
        if not nth or not _NEXT.match(in_small_letters(document.spoken[claim.stop : high])):
            continue
        last = value_at(_NTH.sub(str(int(nth[0]) - 1), fact.address), facts)
        told = Earlier(document, low, bound, facts).told
        if last is not None and not (told and _is_of(told[-1][2].fact, str(last))):
            message = f"the one that {claim.text} comes next to is {last}, and nothing right before is about that"
            yield claim.problem(
                message, str(last), "name the one before in the sentence before, or say which place it is"
            )


def _is_of(fact: Fact, name: str) -> bool:
    return fact.value == name or slug(name) in dict(parse_address(fact.address).parameters).values()


_SECOND = 2
_RUNNER_UP = re.compile(
    r"\b(?:the\s+)?runner-up\b(?=(?:\s+(?:for|in|by|of)\s[^.,;:!?|]{1,50}?)?"
    r"(?:(?:\s+(?:was|is))?[\s*_,:]*|(?:\s+(?:was|is)\s[^.,;:!?|]{1,40})?,?\s+(?:with|at|on)\s+)\Z)"
)


def runners_up(small: str, told: Sequence[Told]) -> Iterator[Span]:
    """Give where "the runner-up" stands before a claim, in small letters, that is the second of a ranking."""
    for start, _, peers in told:
        found = _RUNNER_UP.search(small, max(0, start - NEAR), start)
        if found and placed(peers)[0] == _SECOND:
            yield found.span()
