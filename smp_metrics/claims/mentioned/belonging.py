"""Which of what a text names belongs to a number: of a list, of a pair, or close by."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from smp_metrics.claims.mentioned.mention import Mention, Span

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"

_LINK = re.compile(
    rf"[\s*_]{{0,400}}+(?:(?!and\b)(?:1,000|[\w\u2019'-]{{1,40}}+)[\s*_]++){{0,5}}?(?:in|of|for|at|across|within|by|during|over|from|between|about|on|against|elsewhere)?\s*"
    rf"(?:(?:the|all|its|year|years|calendar|to|that|ward|ending|{MONTHS})\s+)*"
)

_PREPOSITION = re.compile(r"\b(?:in|of|for|at|across|within|by|during|over|from|between|to|about|on|against)\b")

_STOP = re.compile(r"[.;:!?|\n]|,\s|\band\b")

_CLAUSE = re.compile(r";|,\s+(?:and|but|while|so)\b|\s\band\b[^,]*\Z")

_OF = re.compile(
    r"\b(?:of|out of|among)\s+"
    r"(?:the\s+|all\s+|its\s+|these\s+|those\s+|(?:year|borough|ward|cluster|town|plan)['\u2019]s\s+)*[*_]*\Z"
)

# What may stand between a name and the number that is said of it at once.
_AT_ONCE = re.compile(r"(?:['\u2019]s?|[\s*_,:(]|\b(?:had|has|have|with|is|was|ward|by|at|in)\b)*")

_APPOSED = re.compile(
    r"['\u2019]?s?(?:\s+(?:as\s+a\s+whole|overall))?[\s*_,(]*(?:(?:with|at|on)\s+"
    r"|(?:when|where|which)\s+(?:(?:there|it|they|he|she)\s+)?(?:was|were|had|saw|recorded|stood\s+at|(?:grew|rose|fell)\s+by)\s+)?"
)

# So many has a year.
_DIGITS = 4
# Words that name another year by the one before it.
_YEAR_BEFORE = re.compile(
    r"[\s*_]{0,400}+(?:[\w-]{1,40}+\s++){0,4}?(?:(?:in|for|of)\s+)?"
    r"(?:(?:the|a|an?other)\s+(?:(?:year|period|month|quarter)s?\s+(?:before|earlier|later|after)|(?:previous|current|last|next|following)\s+\w+)"
    r"|(?:two|three|four|five|ten)\s+years\s+(?:before|earlier|later|after))"
)

# What joins the numbers of a series, whose years follow one another: from one to another, or one, another and a third.
_AFTER = re.compile(r"\bafter\s+\Z")

# "The borough's [14,774]" names the place of the number after it.
_WHOSE = re.compile(r"['\u2019]s?[\s*_]*")

_RUN = re.compile(r"[\s*_]{0,400}+(?:[a-z]{1,40}+[\s*_]{1,40}+){0,2}?(?:,|\band\b)(?:[\s*_]|\b(?:and|then)\b){0,40}")

# "[n] crimes against [m]".
_BESIDE = re.compile(
    r"[\s*_]{0,400}+(?:[a-z]{1,40}+[\s*_]{1,40}+){0,2}?,?[\s*_]{0,40}+"
    r"(?:as\s+)?(?:against|to|versus|compared\s+(?:with|to)|and|after|from|instead\s+of|following)[\s*_]+"
)

_SERIES = re.compile(r"[\s*_]*(?:\b[a-z]+\b(?=[\s*_]+to\b))?[\s*_]*(?:,|\band\b|\bto\b|\bthen\b|[\s*_])+")


def unnamed(text: str, claim: Span) -> bool:
    """Tell whether a number is said of a whole, or of the year before, and so of nothing that its sentence names."""
    start, stop = claim
    return bool(_OF.search(text, max(0, start - 30), start) or _YEAR_BEFORE.match(text, stop))


# Asked of the places, the kinds and the years that each number may be said of.
@lru_cache(maxsize=1)
def in_series(text: str, claim: Span, claims: tuple[Span, ...]) -> bool:
    """Tell whether a number is one of a series, in which only the first or the last names its year."""
    start, stop = claim
    ends = [high for _, high in claims if high <= start]
    starts = [low for low, _ in claims if low >= stop]
    before = bool(ends) and _SERIES.fullmatch(text, ends[-1], start)
    return (
        bool(before)
        or bool(_AFTER.search(text, max(0, start - 20), start))
        or (bool(starts) and bool(_SERIES.fullmatch(text, stop, starts[0])))
    )


def one_of_list(text: str, claim: Span, claims: Sequence[Span], mentions: Sequence[Mention]) -> Mention | None:
    """Give the one of a list of names that a number is about, where as many numbers follow one another as names do."""
    lists = [each for each in mentions if 1 < len(set(each.order)) == len(each.order)]
    if not lists:
        return None
    run = _run(text, claim, claims)
    lists = [each for each in lists if len(each.order) == len(run)]
    # Only a list by itself can be meant: two of a kind in a sentence leave open which.
    if len(lists) != 1 or run[0][0] <= lists[0].start < run[-1][1]:
        return None
    return Mention(lists[0].start, lists[0].stop, frozenset({lists[0].order[run.index(claim)]}), lists[0].other)


def one_of_pair(text: str, claim: Span, claims: Sequence[Span], mentions: Sequence[Mention]) -> Mention | None:
    """Give the one of two names that a number is about: "more in A than in B: [n] against [m]"."""
    if not any(each.other for each in mentions):
        return None
    at = claims.index(claim)
    for first, last in pairwise(claims[max(0, at - 1) : at + 2]):
        before = [each for each in mentions if each.start < first[0]]
        if [each.other for each in before] == [False, True] and _BESIDE.fullmatch(text, first[1], last[0]):
            found = before[0 if claim == first else 1]
            return Mention(found.start, found.stop, found.names)
    return None


def _run(text: str, claim: Span, claims: Sequence[Span]) -> list[Span]:
    """Give the numbers that follow one another with nothing but commas and an "and" between, of which one is given."""
    run: list[Span] = []
    for each in claims:
        if run and not _RUN.fullmatch(text, run[-1][1], each[0]):
            if claim in run:
                break
            run = []
        run.append(each)
    return run


def belonging(text: str, claim: Span, claims: Sequence[Span], mentions: Sequence[Mention]) -> Mention | None:
    """Give the mention that a claim's number is about: the one that follows it closely, else the last before it."""
    start, stop = claim
    after = next((each for each in mentions if each.start >= stop), None)
    if after and _follows(text, stop, after, claims):
        return after
    before = [each for each in mentions if each.start < stop]
    # "The year before" names no other place, and no other kind.
    earlier = all(map(_is_dated, mentions)) and _YEAR_BEFORE.match(text, stop)
    if earlier and earlier[0].endswith(("before", "earlier")) and not (before and before[-1].stop > start):
        return None
    if before and (before[-1].stop > start or _at_once(text, before[-1], start)):
        return before[-1]
    if unnamed(text, claim):
        return None
    mine = [each for each in before if not each.other]
    if mine:
        return None if _CLAUSE.search(text, mine[-1].stop, start) else mine[-1]
    return after if after and _close(text, stop, after, claims) else None


def _is_dated(mention: Mention) -> bool:
    return all(name[-_DIGITS:].isdecimal() for name in mention.names)


def _at_once(text: str, before: Mention, start: int) -> bool:
    return bool((_APPOSED if before.other else _AT_ONCE).fullmatch(text, before.stop, start))


def _close(text: str, stop: int, after: Mention, claims: Sequence[Span]) -> bool:
    return not (
        after.other or _STOP.search(text, stop, after.start) or any(stop <= low < after.start for low, _ in claims)
    )


def _follows(text: str, stop: int, after: Mention, claims: Sequence[Span]) -> bool:
    if not _close(text, stop, after, claims):
        return False
    following = next((low for low, _ in claims if low >= after.stop), None)
    if following is not None and _WHOSE.fullmatch(text, after.stop, following):
        return False
    linked = _PREPOSITION.search(text, stop, after.start) or after.names == {"elsewhere"}
    return bool(linked) and bool(_LINK.fullmatch(text, stop, after.start))
