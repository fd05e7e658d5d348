"""The year of a number in other words than its own: “from April 2022 to March 2023”, “2022/23”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from smp_metrics.claims.bound import Bound
from smp_metrics.claims.mentioned.mention import Span
from smp_metrics.claims.mentioned.months_named import find_months
from smp_metrics.facts import Facts
from smp_metrics.periods import MARCH, MONTHS, Period

_RUNNING = re.compile(
    r"\b(?:(?:[Tt]he|[Ii]n|[Ff]inancial|[Yy]ear)\s+){0,4}(?P<start>(?:19|20)[0-9]{2})[/\u2013-](?P<end>[0-9]{2})\b"
)
_CALENDAR = re.compile(r"\b(?<!no )(?<!not a )(?<!not the )calendar\s+years?\b", re.IGNORECASE)
_FINANCIAL = re.compile(r"\bfinancial\s+years?\b", re.IGNORECASE)


def says_to_march(text: str) -> bool:
    """Tell whether a text says of a year that it ends with March, without that name."""
    return bool(_FINANCIAL.search(text)) or any(years_to_march(text))


def says_calendar_year(sentence: str) -> bool:
    """Tell whether a sentence says that a year is a calendar year."""
    return bool(_CALENDAR.search(sentence))


def years_to_march(text: str) -> Iterator[tuple[Span, int]]:
    """Give where a text writes a year as 2022/23 or 2022-23, and its last; "2021-23" is longer than a year."""
    for found in _RUNNING.finditer(text):
        last = int(found["start"]) + 1
        if last % 100 == int(found["end"]):
            yield found.span(), last


def own_years(sentence: str, claims: Sequence[Bound], facts: Facts) -> Iterator[Span]:
    """Give where a sentence names the very year of a number of it that is no calendar year."""
    abouts = (facts.about(fact) for _, fact in claims)
    own = {
        Period.of_year(int(year), MONTHS.index(about.year_ends.title()))
        for about in abouts
        for year in about.years
        if about.year_ends
    }
    if own:
        yield from ((each.start, each.stop) for each in find_months(sentence) if any(map(each.are, own)))
        yield from (span for span, last in years_to_march(sentence) if Period.of_year(last, MARCH) in own)
