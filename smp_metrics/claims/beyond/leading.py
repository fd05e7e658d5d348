"""Who is first in other words, and who follows: “led the fall”, “came top”, “followed by”."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from smp_metrics.claims.borne_out.peers import Told, told_in
from smp_metrics.claims.borne_out.placing import Place
from smp_metrics.claims.borne_out.time_between import Wrong
from smp_metrics.claims.bound import Bound, by_sentence
from smp_metrics.claims.language.leads import LED, LOWEST
from smp_metrics.claims.language.number_words import SMALL, in_small_letters
from smp_metrics.claims.taken_up.earlier import Earlier
from smp_metrics.claims.taken_up.order import counts_from_below, is_first, placed, right_behind
from smp_metrics.claims.text.document import Document
from smp_metrics.errors import Problem
from smp_metrics.facts import Facts

_FOLLOWED = re.compile(
    r"\b(?:(?:followed|trailed|succeeded)\s+by|(?:then|next|second|(?:behind|after)\s+(?:it|that|them))\s+(?:came|comes?|was|is|were|are)"
    r"|then(?=\s[^.,;:!?|]{1,60}\s(?:with|at|on)\s)|followed(?=,?\s+(?:with|at|on)\b))"
)
# These lead a task, and that is no place among others.
_OFFICE = re.compile(
    r"\b(?:police|council|partnership|board|force|forum|charity|unit|officers?|teams?|partners?|agency|office)"
    r"(?:,?\s+(?:which|that|who|also|now|still|has|have|had))*\s+\Z"
)
# Of several it is said that they lead together.
_SEVERAL = re.compile(rf"\b(?:and|both|these|those|they|{'|'.join(SMALL[2:])})\b")
# No sentence names more in their order.
MANY, NEAR = 8, 120
# What is said of the one named last goes no further.
_ENDS = re.compile(r"[.;:!?|]")


def wrong_leaders(document: Document, bound: Sequence[Bound], facts: Facts) -> Iterator[Problem]:
    """List every sentence that says who leads, or who follows whom, and no place in a ranking bears it out."""
    for (low, high), claims in by_sentence(document, bound).items():
        small = in_small_letters(document.spoken[low:high])
        if not (LED.search(small) or _FOLLOWED.search(small)):
            continue
        told = told_in(low, claims, facts)
        before = Earlier(document, low, bound, facts)
        for message, expected, remedy in (*_led(small, told), *_followed(small, told, before)):
            yield claims[0][0].problem(message, expected, remedy)


def _led(small: str, told: Sequence[Told]) -> Wrong:
    places: list[Place] = []
    for found in LED.finditer(small):
        places = places or sorted(placed(each[2]) for each in told)
        after = _after(small, found, told)
        near = [*after[:1], *[each for each in told if each[1] <= found.start()][-1:]]
        first = any(is_first(each, small, moved=bool(found["move"])) for each in near)
        if not (first or _is_office(small, found.start()) or _are_first(small[: found.start()], places)):
            message = f"“{' '.join(found[0].split())}” says that it is the first, and no place in a ranking shows that"
            yield message, "the first place of what is ranked", "bind the fact of that place, or leave it out"


def _after(small: str, found: re.Match[str], told: Sequence[Told]) -> list[Told]:
    """Give the numbers that stand behind a word in its part of the sentence, the nearest of many."""
    begin = bisect_left(told, found.end(), key=lambda each: each[0])
    ends = _ENDS.search(small, found.end())
    until = ends.start() if ends else len(small)
    return [each for each in told[begin : begin + MANY] if each[0] <= until]


def _is_office(small: str, at: int) -> bool:
    return bool(_OFFICE.search(small, max(0, at - NEAR), at))


def _are_first(before: str, places: Sequence[Place]) -> bool:
    """Tell whether several that lead together, by their places in order, have the first ones."""
    first = len(places) > 1 and all(place == (at, 0) for at, place in enumerate(places, 1))
    return first and bool(_SEVERAL.search(before))


def _followed(small: str, told: Sequence[Told], before: Earlier) -> Wrong:
    for found in _FOLLOWED.finditer(small):
        after = _after(small, found, told)
        ahead = bisect_right(told, found.start(), key=lambda each: each[1])
        last = [*before.told, *told[:ahead]][-MANY:]
        below = LOWEST.search(small, 0, found.start()) or counts_from_below(last)
        ends = ("highest", "lowest") if below else ("highest",)
        known = [right for each in after[:1] for one in last if (right := _is_behind(each, one, ends)) is not None]
        behind = [_is_behind(later, earlier, ends) for earlier, later in pairwise(after)]
        if False in known[-1:] or False in behind:
            message = f"“{' '.join(found[0].split())}” is not the order of the table"
            yield message, "each right behind the one before", "name them in their order, or leave the order out"


def _is_behind(one: Told, other: Told, ends: Sequence[str]) -> bool | None:
    """Tell whether one comes right behind another from any of the ends; None where no end ranks the two."""
    known = [right for end in ends if (right := right_behind(one[2], other[2], end)) is not None]
    return any(known) if known else None
