"""The places, years and kinds that a text names."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from smp_metrics.claims.mentioned.belonging import MONTHS
from smp_metrics.claims.mentioned.mention import Mention
from smp_metrics.facts import Fact
from smp_metrics.facts.places import pattern_of

# A year alone, or two that one runs over: 2022/23 names both.
_YEARS = re.compile(r"\b((?:19|20)[0-9]{2})(?:[/\u2013-](?:(?:19|20)(?=[0-9]{2}\b))?([0-9]{2}))?\b")
# What joins the names of one list, and what stands between a number and the name that follows it.
_JOINT = re.compile(rf"(?:[^\S\n]|\n(?![ ]*\n)|,|\b(?:and|or|to|wards?|in|of|from|between|the|{MONTHS})\b)*")
_AGAINST = re.compile(
    r"\b(?:than|(?:second|third|next)(?:\s+only)?\s+to|"
    r"outnumber(?:s|ed)|outstrip(?:s|ped)|exceed(?:s|ed)|"
    r"after|behind(?:\s+only)?|ahead\s+of|since|beside|unlike|against|beyond|before|with|compared with)\s+"
    rf"(?:(?:in|those|that|of|the|for|at|an?|month|year|to|ending|{MONTHS})\s+)*\Z"
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
    r"|\b(?:highest|lowest|worst|top)\s+(?:[a-z-]+\s+){0,3}?(?P<rate>rate)s?\b|\b(?:number|count)s?(?=\s+of\s+(?:recorded\s+|reported\s+)?(?:crimes|offences|incidents)\b(?!\s+(?:per|for\s+(?:each|every))\b))",
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


def basis_of(fact: Fact) -> str:
    """Tell what a place counts by: a rate per resident, harm, or the number."""
    harm = "measure=harm" in fact.address or "harm-rank" in fact.address
    rate = any(sign in fact.address for sign in ("per_1000", "per-1000", "by=rate", ".rate", "rate-rank"))
    return "harm" if harm else "rate" if rate else "number"


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
