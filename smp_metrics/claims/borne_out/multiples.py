"""Numbers of times in words that two numbers of their sentence bear out: “twice as many as”, “half that of”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from smp_metrics.claims.borne_out.aspects import apart, in_turn, is_of_them
from smp_metrics.claims.borne_out.peers import Told, number_of
from smp_metrics.claims.borne_out.steps import FAR, NEAR, STOP
from smp_metrics.claims.language.kinds import CHANGES
from smp_metrics.claims.language.said import Said
from smp_metrics.facts.stems import stems

# "Twice the [10] of the year before", "half of Elm's [80]".
_DIRECT = re.compile(
    r"\s+(?:of\s+)?(?:(?:the|its|their|those|some)\s+)?(?:[a-z-]+(?:\s+[a-z-]+){0,2}['\u2019]s?\s+(?:[a-z]+\s+){0,2})?"
    r"(?:(?:[a-z]+\s+){0,2}(?:numbers?|rates?|figures?|totals?|counts?|levels?)\s+(?:of|in|for|at)\s+)?\s*"
)
_AS_MANY = re.compile(r"\s{1,99}+as\s{1,99}+(?:many|much|high)(?=\s{0,99}+(?:[.,;:)]|$))")
_BESIDE = re.compile(r"\b(?:compared\s+(?:with|to)|against|beside)\s+[^.;:|]{0,40}\Z")
# What is so many times another: "twice as many burglaries as", "half the number in", "three times that of".
_AS = re.compile(r"\s{1,99}+as\s{1,99}+(?P<what>[^.;:|,]{1,80}?)\s{1,99}+as\b")
_THE = re.compile(
    r"\s{1,99}+(?:of\s{1,99}+)?(?:that|those|the\s{1,99}+(?:number|rate|figure|total|count|level|amount|share)s?)(?:\s{1,99}+(?:of|for|in|recorded|seen|at))*\b"
)


def compares(said: Said, told: Sequence[Told]) -> bool:
    """Tell whether it is how many times one number is another: "twice as many burglaries as robberies"."""
    following = next((each for each in told if each[0] >= said.stop), None)
    if following and _DIRECT.fullmatch(said.small, said.stop, following[0]):
        return _is_times_next(said, told, following)
    if _AS_MANY.match(said.small, said.stop):
        return _is_times_first(said, told)
    than = _AS.match(said.small, said.stop) or _THE.match(said.small, said.stop)
    if not than:
        return False
    ends = re.compile(r"[,:;.(|]|\b(?:and|but|at|with)\b").search(said.small, than.end())
    until = ends.start() if ends else len(said.small)
    inside = next((each for each in told if than.end() <= each[0] <= until), None)
    object_ = set(stems(said.small[than.end() : min(than.end() + FAR, inside[0] if inside else until)]))
    subject = set(stems(said.small[max(0, said.start - FAR) : said.start]))
    for first, last in pairwise(told):
        for one, other in ((first, last), (last, first)):
            if (
                _is_alike(one, other)
                and said.is_(number_of(one) / number_of(other))
                and in_turn(one, other, subject, object_, inside)
            ):
                low, high = min(said.start, first[0]), max(until, last[1])
                return is_of_them(said.small, low, high, one[2], other[2])
    return False


def _is_times_next(said: Said, told: Sequence[Told], following: Told) -> bool:
    """Tell whether the number before is so many times the one right behind."""
    before = next((each for each in reversed(told) if each[1] <= said.start), None)
    if not before or not _is_alike(before, following) or STOP.search(said.small, before[1], said.start):
        return False
    mine, others = apart(before[2], following[2])
    named = set(stems(said.small[said.stop : following[0]]))
    own = not named & mine and is_of_them(said.small, before[1], following[1], before[2], following[2])
    return own and bool(others) and said.is_(number_of(before) / number_of(following))


def _is_times_first(said: Said, told: Sequence[Told]) -> bool:
    """Tell whether the number before is so many times the one that the sentence starts by comparing with."""
    before = [each for each in told if each[1] <= said.start]
    if len(before) != 2 or not _BESIDE.search(said.small, max(0, before[0][0] - NEAR), before[0][0]):  # noqa: PLR2004
        return False
    return (
        _is_alike(before[1], before[0])
        and said.is_(number_of(before[1]) / number_of(before[0]))
        and is_of_them(said.small, 0, said.start, before[0][2], before[1][2])
    )


def _is_alike(one: Told, other: Told) -> bool:
    mine, others = one[2].fact, other[2].fact
    return (
        mine.kind == others.kind and mine.kind not in (*CHANGES, "rank") and bool(number_of(one) and number_of(other))
    )
