"""Who is first in other words, and who follows: “led the fall”, “came top”, “followed by”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from smp_metrics.claims.borne_out.peers import Told, told_in
from smp_metrics.claims.borne_out.time_between import Wrong
from smp_metrics.claims.bound import Bound, by_sentence
from smp_metrics.claims.language.kinds import CHANGES
from smp_metrics.claims.language.lexicon import ENDS, MOVEMENTS, one_of
from smp_metrics.claims.language.number_words import SMALL, in_small_letters
from smp_metrics.claims.language.unrivalled import BY_CHANGE, ranked_by
from smp_metrics.claims.taken_up.earlier import Earlier
from smp_metrics.claims.taken_up.order import placed, right_behind
from smp_metrics.claims.text.document import Document
from smp_metrics.errors import Problem
from smp_metrics.facts import Facts

# In front of what: a movement, those that are ranked, or what ranks them.
_MOVE = one_of(MOVEMENTS)
_LED = re.compile(
    r"\b(?:led|leads?|leading|head(?:ed|s|ing)?|spearhead(?:ed|s)|topp(?:ed|ing)|tops)\s+(?:the|all|every|this|that)\s+"
    rf"(?:[a-z'\u2019-]+\s+){{0,3}}?(?:(?P<move>{_MOVE})|list|table|rankings?|field|pack|way|rest|others|borough|county"
    r"|wards?|clusters?|districts?|kinds?|places?|league)\b"
    r"|\b(?:took|takes?|had|has|have|held|holds?)\s+the\s+lead\b"
    rf"|(?<!no )\b(?:{_MOVE}|list|table|rankings?|wards?|clusters?|districts?|kinds?|places?)"
    r"\s+(?:in\s+[a-z]+\s+)?(?:was|were|is|are)\s+(?:led|headed)\s+by\b"
    r"|\bnumber\s+one\b|\b(?:came|comes|come|was|is|were|are|stood|stands|ranked|ranks|finished|placed|sat|sits)\s+"
    r"(?:first(?!\s*[a-z])|top(?=\s*(?:[.,;:]|of\b|for\b|in\b|with\b|\Z))|at\s+the\s+top|out\s+on\s+top|in\s+front|in\s+the\s+lead)"
)
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
_LOWEST = re.compile(rf"\b(?:{one_of(word for word, end in ENDS.items() if end == 'lowest' and ' ' not in word)})\b")
# What is said of the one named last goes no further.
_ENDS = re.compile(r"[.;:!?|]")


def wrong_leaders(document: Document, bound: Sequence[Bound], facts: Facts) -> Iterator[Problem]:
    """List every sentence that says who leads, or who follows whom, and no place in a ranking bears it out."""
    for (low, high), claims in by_sentence(document, bound).items():
        small = in_small_letters(document.spoken[low:high])
        if not (_LED.search(small) or _FOLLOWED.search(small)):
            continue
        told = told_in(low, claims, facts)
        before = Earlier(document, low, bound, facts)
        for message, expected, remedy in (*_led(small, told), *_followed(small, told, before)):
            yield claims[0][0].problem(message, expected, remedy)


def _led(small: str, told: Sequence[Told]) -> Wrong:
    for found in _LED.finditer(small):
        after = _after(small, found, told)
        near = [*after[:1], *[each for each in told if each[1] <= found.start()][-1:]]
        first = any(_is_first(each, small, moved=bool(found["move"])) for each in near)
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


def _is_first(each: Told, small: str, *, moved: bool) -> bool:
    fact = each[2].fact
    if ranked_by(fact) not in BY_CHANGE and _counts_from_below([each]) and not _LOWEST.search(small):
        return False
    moving = fact.kind in CHANGES or ranked_by(fact) in BY_CHANGE or "share_of_change" in fact.address
    return placed(each[2]) == (1, 0) and (moving or not moved)


def _followed(small: str, told: Sequence[Told], before: Earlier) -> Wrong:
    for found in _FOLLOWED.finditer(small):
        after = _after(small, found, told)
        last = [*before.told, *(each for each in told if each[1] <= found.start())]
        below = _LOWEST.search(small, 0, found.start()) or _counts_from_below(last)
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


def _counts_from_below(told: Sequence[Told]) -> bool:
    addresses = [each[2].fact.address for each in told]
    return any("change" not in each and (".lowest" in each or "order=lowest" in each) for each in addresses)
