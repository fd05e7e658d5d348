"""The places, years and kinds that a text names, and which of them belongs to a claim in it."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from smp_metrics.facts.places import pattern_of

Span = tuple[int, int]
# A year alone, or two that one runs over: 2022/23 names both.
_YEARS = re.compile(r"\b((?:19|20)[0-9]{2})(?:[/\u2013-](?:(?:19|20)(?=[0-9]{2}\b))?([0-9]{2}))?\b")
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
# What joins the names of one list, and what stands between a number and the name that follows it.
_JOINT = re.compile(rf"(?:[^\S\n]|\n(?![ ]*\n)|,|\b(?:and|or|to|wards?|in|of|from|between|the|{_MONTHS})\b)*")
_LINK = re.compile(
    rf"[\s*_]{{0,400}}+(?:(?!and\b)(?:1,000|[\w\u2019'-]{{1,40}}+)[\s*_]++){{0,5}}?(?:in|of|for|at|across|within|by|during|over|from|between|about|on|against|elsewhere)?\s*"
    rf"(?:(?:the|all|its|year|years|calendar|to|that|ward|ending|{_MONTHS})\s+)*"
)
_PREPOSITION = re.compile(r"\b(?:in|of|for|at|across|within|by|during|over|from|between|to|about|on|against)\b")
_STOP = re.compile(r"[.;:!?|\n]|,\s|\band\b")
_CLAUSE = re.compile(r";|,\s+(?:and|but|while|so)\b|\s\band\b[^,]*\Z")
_OF = re.compile(
    r"\b(?:of|out of|among)\s+"
    r"(?:the\s+|all\s+|its\s+|these\s+|those\s+|(?:year|borough|ward|cluster|town|plan)['\u2019]s\s+)*[*_]*\Z"
)
_AGAINST = re.compile(
    r"\b(?:than|(?:second|third|next)(?:\s+only)?\s+to|"
    r"after|behind(?:\s+only)?|ahead\s+of|since|beside|unlike|against|beyond|before|with|compared with)\s+"
    rf"(?:(?:in|those|that|of|the|for|at|year|to|ending|{_MONTHS})\s+)*\Z"
)
# A place that another is likened to; of a year, these words say when.
_LIKENED = re.compile(r"\b(?:(?<!such )(?<!known )(?<!listed )as|(?:that|those)\s+of)\s+(?:(?:in|the)\s+)*\Z")
_THE_SAME_AS = re.compile(
    r"\bthe\s+same\b[^.;:|]{0,40}\bas\s+(?:(?:it|they|there)\s+(?:was|were|had|did)\s+)?(?:in\s+)?\Z"
)
# What is only an example, or taken away.
_EXAMPLE = re.compile(r"\b(?:such as|including|less|like|not|e\.g\.)\s+(?:(?:of|the|in|for|their|its)\s+)*\Z")
# All but a place is elsewhere.
_OUTSIDE = re.compile(
    r"\b(?:outside|except|beyond|(?:apart|aside)\s+from|(?:all|any|no|every|each)(?:\w*)\b[^.,;:|]{0,30}\b(?:but|save))\s+"
    r"(?:(?:of|for|in|that|those|the)\s+)*\Z",
    re.IGNORECASE,
)
# What may stand between a name and the number that is said of it at once.
_AT_ONCE = re.compile(r"(?:['\u2019]s?|[\s*_,:(]|\b(?:had|has|have|with|is|was|ward|by|at|in)\b)*")
_APPOSED = re.compile(
    r"['\u2019]?s?(?:\s+(?:as\s+a\s+whole|overall))?[\s*_,(]*(?:(?:with|at|on)\s+"
    r"|(?:when|where|which)\s+(?:(?:there|it|they|he|she)\s+)?(?:was|were|had|saw|recorded|stood\s+at|(?:grew|rose|fell)\s+by)\s+)?"
)
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


@dataclass(frozen=True)
class Mention:
    """What a stretch of text names; one that stands after "than" and its like is what something is compared with."""

    start: int
    stop: int
    names: frozenset[str]
    other: bool = False
    order: tuple[str, ...] = ()


def find(text: str, pattern: re.Pattern[str]) -> list[Mention]:
    """List what a pattern of names finds, the names of one list together."""
    found = [(match.start(), match.end(), name_of(text, match)) for match in pattern.finditer(text)]
    return list(_grouped(text, found))


def name_of(text: str, match: re.Match[str]) -> str:
    """Give what a name stands for, in small letters; what is outside of it is elsewhere."""
    if _OUTSIDE.search(text, max(0, match.start() - 60), match.start()):
        return "elsewhere"
    return " ".join(match[0].lower().split())


@cache
def any_place(places: frozenset[str]) -> re.Pattern[str]:
    """Give the pattern of the names of places in small letters."""
    return pattern_of(frozenset(name.lower() for name in places))


def places_in(small: str, places: frozenset[str], start: int = 0, stop: int = sys.maxsize) -> list[str]:
    """List the places that a stretch of a text in small letters names, in order."""
    return [*_places_in(small, places, start, stop)]


# Each rule asks anew for the places, and the years, of the same stretch.
@lru_cache(maxsize=64)
def _places_in(small: str, places: frozenset[str], start: int, stop: int) -> tuple[str, ...]:
    return tuple(" ".join(name[0].split()) for name in any_place(places).finditer(small, start, stop))


_BASIS = re.compile(
    r"\b(?:by|for|in|on)\s+(?:(?:the|its|their|a)\s+)?(?:sheer\s+|total\s+|crime\s+)?(numbers?|counts?|rates?|harm|population)\b"
    r"|\b(per|for (?:each|every)|of every|in every)\s+(?:1,000|thousand|head|person|resident)\b"
    r"|\b(?P<per>(?:person|head)\s+for\s+(?:person|head)|(?:for|relative\s+to|given)\s+(?:its|their)\s+(?:size|population))\b"
    r"|\b(?:highest|lowest|worst|top)\s+(?:[a-z-]+\s+){0,3}?(?P<rate>rate)s?\b|\b(?:number|count)s?(?=\s+of\s+(?:recorded\s+|reported\s+)?(?:crimes|offences|incidents)\b)",
    re.IGNORECASE,
)
BASES = {"number": "number", "count": "number", "rate": "rate", "population": "rate", "per": "rate", "harm": "harm"}


def _base_of(match: re.Match[str]) -> str:
    per = "per" if match[2] or match["per"] else ""
    return (match[1] or match["rate"] or per or match[0].split()[0]).lower().removesuffix("s")


def find_bases(text: str) -> list[Mention]:
    """List what a text says that things are ranked by: their number, their rate or their harm."""
    found = ((match, _base_of(match)) for match in _BASIS.finditer(text))
    return [
        Mention(max(match.start(1), match.start("rate"), match.start()), match.end(), frozenset({BASES[name]}))
        for match, name in found
    ]


def find_years(text: str) -> list[Mention]:
    """List the years of a text, those of one list or stretch together."""
    return [*_years_of(text)]


@lru_cache(maxsize=64)
def _years_of(text: str) -> tuple[Mention, ...]:
    found: list[tuple[int, int, str]] = []
    for match in _YEARS.finditer(text):
        found.append((match.start(), match.end(), match[1]))
        if match[2]:
            found.append((match.start(), match.end(), match[1][:2] + match[2]))
    return tuple(_grouped(text, found))


def _grouped(text: str, found: Sequence[tuple[int, int, str]]) -> Iterator[Mention]:
    at = 0
    while at < len(found):
        start, stop, name = found[at]
        names = [name]
        at += 1
        while at < len(found) and (found[at][0] <= stop or _JOINT.fullmatch(text, stop, found[at][0])):
            names.append(found[at][2])
            stop = found[at][1]
            at += 1
        if not _EXAMPLE.search(text, max(0, start - 60), start):
            likened = _THE_SAME_AS if name.isdecimal() else _LIKENED
            liked = bool(likened.search(text, max(0, start - 60), start))
            yield Mention(start, stop, frozenset(names), liked or is_compared(text, start), tuple(names))


def is_compared(text: str, start: int) -> bool:
    """Tell whether a name stands behind "than" and its like, and so is what something is compared with."""
    return bool(_AGAINST.search(text, max(0, start - 60), start))


def unnamed(text: str, claim: Span) -> bool:
    """Tell whether a number is said of a whole, or of the year before, and so of nothing that its sentence names."""
    start, stop = claim
    return bool(_OF.search(text, max(0, start - 30), start) or _YEAR_BEFORE.match(text, stop))


def in_series(text: str, claim: Span, claims: Sequence[Span]) -> bool:
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
    run = _run(text, claim, claims)
    lists = [each for each in mentions if 1 < len(set(each.order)) == len(each.order) == len(run)]
    # Only a list by itself can be meant: two of a kind in a sentence leave open which.
    if len(lists) != 1 or run[0][0] <= lists[0].start < run[-1][1]:
        return None
    return Mention(lists[0].start, lists[0].stop, frozenset({lists[0].order[run.index(claim)]}), lists[0].other)


def one_of_pair(text: str, claim: Span, claims: Sequence[Span], mentions: Sequence[Mention]) -> Mention | None:
    """Give the one of two names that a number is about: "more in A than in B: [n] against [m]"."""
    at = claims.index(claim)
    for first, last in pairwise(claims[max(0, at - 1) : at + 2]):
        before = [each for each in mentions if each.start < first[0]]
        if _BESIDE.fullmatch(text, first[1], last[0]) and [each.other for each in before] == [False, True]:
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
    if before and (before[-1].stop > start or _at_once(text, before[-1], start)):
        return before[-1]
    if unnamed(text, claim):
        return None
    mine = [each for each in before if not each.other]
    if mine:
        return None if _CLAUSE.search(text, mine[-1].stop, start) else mine[-1]
    return after if after and _close(text, stop, after, claims) else None


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
