"""How long after another number a sentence says that one is: years later, the year before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from smp_metrics.claims.borne_out.ways import differing
from smp_metrics.claims.bound import Bound
from smp_metrics.claims.language.number_words import SMALL
from smp_metrics.claims.mentioned.mentions import find_years
from smp_metrics.claims.text.document import Document
from smp_metrics.facts import Fact, parse_address

_MANY = "|".join(SMALL[1:11])

_PASSED = re.compile(
    rf"\b(?P<many>an?|one|the|{_MANY})\s+(?:years?)\s+(?P<later>later|after|on|earlier|before)\b|\bthe\s+(?P<next>following|next|previous|preceding)\s+year\b"
)

_LATER = frozenset({"later", "after", "on", "following", "next"})

# How far before its sentence a stretch of time begins.
FAR, NEAR, PAIR = 400, 60, 2

_APART = re.compile(r"[.;:!?|]|\bthan\b")

# What is wrong, what is expected, and what would do.
Wrong = Iterator[tuple[str, str, str]]


def passed(small: str, low: int, bound: Sequence[Bound], claims: Sequence[Bound], document: Document) -> Wrong:
    """Compare "two years later" and its like with the years of the number it is said of, and of the one before it."""
    for found, base, year in _passed(small, claims, bound, document, low):
        if year - base != _years(found):
            message = f"“{' '.join(found[0].split())}” is not so: one number is of {base}, the other of {year}"
            yield message, f"{abs(year - base)} years", "name the year of each number"


def rightly_passed(
    small: str, claims: Sequence[Bound], bound: Sequence[Bound], document: Document, low: int
) -> Iterator[tuple[int, int]]:
    """Give where "two years later" and its like stand in a sentence, in small letters, that starts at ``low``."""
    for found, base, year in _passed(small, claims, bound, document, low):
        if year - base == _years(found):
            yield found.span()


def _passed(
    small: str, claims: Sequence[Bound], bound: Sequence[Bound], document: Document, low: int
) -> Iterator[tuple[re.Match[str], int, int]]:
    """Give where a time is said to lie between two numbers, and the years of the two, that of the base first."""
    for found in _PASSED.finditer(small):
        own = _own(small, found, low, claims)
        base = own and _base(document, low + found.start(), low, own, bound)
        # What has changed since began in the year that is named.
        if own and base and began(own[1]) in (0, base):
            yield found, base, last_year(own[1])


def _years(found: re.Match[str]) -> int:
    many = SMALL.index(found["many"]) if found["many"] in SMALL else 1
    return many if (found["next"] or found["later"]) in _LATER else -many


def _own(small: str, found: re.Match[str], low: int, claims: Sequence[Bound]) -> Bound | None:
    """Give the number that a stretch of time is said of: the one close behind it, else the one close before it."""
    # At a sentence's head it is said of a change too, elsewhere of what a year had.
    year = last_year if not small[: found.start()].strip() else year_of
    dated = [each for each in claims if year(each[1])]
    after = next((each for each in dated if each[0].start - low >= found.end()), None)
    before = [each for each in dated if each[0].stop - low <= found.start()]
    if (
        after
        and not _APART.search(small, found.end(), after[0].start - low)
        and after[0].start - low - found.end() < NEAR
    ):
        return after
    if before and not _APART.search(small, before[-1][0].stop - low, found.start()):
        return before[-1] if found.start() - (before[-1][0].stop - low) < NEAR else None
    return None


def _base(document: Document, at: int, low: int, own: Bound, bound: Sequence[Bound]) -> int:
    """Give the year of the same number before, else, at a sentence's head, the last that is named; 0 for none."""
    same = [
        year_of(fact)
        for claim, fact in bound
        if low - FAR < claim.start < own[0].start
        and (claim.address == own[0].address or differing(claim.address, own[0].address) == "year")
    ]
    if same:
        return same[-1]
    named = find_years(document.spoken[max(0, low - FAR) : low]) if document.spoken[low:at].isspace() else []
    return int(max(named[-1].names)) if named else 0


def year_of(fact: Fact) -> int:
    """Give the year that an address filters by; 0 for none."""
    return _year(fact, "year")


def began(fact: Fact) -> int:
    """Give the year that a change or its like starts from; 0 for none."""
    return _year(fact, "from")


def last_year(fact: Fact) -> int:
    """Give the year that a number is of, or that a change goes on to; 0 for none."""
    return _year(fact, "to") or year_of(fact)


def _year(fact: Fact, option: str) -> int:
    year = dict(parse_address(fact.address).parameters).get(option, "")
    return int(year) if year.isdecimal() else 0
