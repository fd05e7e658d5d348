"""Who is first in other words, and who follows: “led the fall”, “came top”, “followed by”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from smp_metrics.claims.borne_out.peers import Told, told_in
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
    for found in LED.finditer(small):
        after = _after(small, found, told)
        near = [*after[:1], *[each for each in told if each[1] <= found.start()][-1:]]
        first = any(is_first(each, small, moved=bool(found["move"])) for each in near)
        if not (first or _OFFICE.search(small, 0, found.start()) or _are_first(small[: found.start()], told)):
            message = f"“{' '.join(found[0].split())}” says that it is the first, and no place in a ranking shows that"
            yield message, "the first place of what is ranked", "bind the fact of that place, or leave it out"


def _after(small: str, found: re.Match[str], told: Sequence[Told]) -> list[Told]:
    """Give the numbers that stand behind a word in its part of the sentence."""
    return [each for each in told if each[0] >= found.end() and not _ENDS.search(small, found.end(), each[0])]


def _are_first(before: str, told: Sequence[Told]) -> bool:
    """Tell whether several that lead together have the first places, in any order."""
    places = sorted(placed(each[2]) for each in told)
    return bool(_SEVERAL.search(before)) and len(places) > 1 and places == [(at, 0) for at in range(1, len(places) + 1)]


def _followed(small: str, told: Sequence[Told], before: Earlier) -> Wrong:
    for found in _FOLLOWED.finditer(small):
        after = _after(small, found, told)
        last = [*before.told, *(each for each in told if each[1] <= found.start())]
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
