"""The months and stretches of months that a text names."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from smp_metrics.claims.context.years import PAIR
from smp_metrics.claims.language.number_words import SMALL
from smp_metrics.claims.mentioned.mention import Span
from smp_metrics.periods import MARCH, QUARTER, YEAR, Period

_ORDINALS = ("first", "second", "third", "last")

_MONTH = rf"(?:{'|'.join(month_name[1:])})"

ANY_YEAR = r"(?:19|20)[0-9]{2}"

MANY_MONTHS = rf"(?:[2-9]|1[0-2]|{'|'.join(SMALL[2 : YEAR + 1])})"

_TO = r"\bto|\buntil|\bup\s+to|\u2013|-"


def _stretch(joints: str) -> str:
    """Give the pattern of a month or a stretch of them; the year of the first may go without saying."""
    first = rf"(?P<first>{_MONTH})(?:\s+(?P<early>{ANY_YEAR}))?"
    return rf"{first}(?:\s*(?:{joints})\s*(?P<last>{_MONTH}))?"


@cache
def _forms() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:(?P<n>{MANY_MONTHS}|the\s+year)\s+(?:months\s+)?(?:to|until|up\s+to|ending(?:\s+in)?)\s+(?P<end>{_MONTH})"
        rf"|(?P<at>{'|'.join(_ORDINALS)})\s+(?:(?P<many>{MANY_MONTHS})\s+months|(?P<quarter>quarter)|(?P<half>half))"
        rf"|{_stretch(_TO)})\b(?:\s+(?:of\s+)?(?P<late>{ANY_YEAR})(?P<running>/[0-9]{{2}}\b)?)?",
    )


@cache
def _betweens() -> re.Pattern[str]:
    return re.compile(rf"\b[Bb]etween\s+{_stretch('and')}\b(?:\s+(?:of\s+)?(?P<late>{ANY_YEAR}))?")


@dataclass(frozen=True)
class Months:
    """Months that a text names: the numbers of the first and the last, and the year of each where it is said."""

    start: int
    stop: int
    first: int
    last: int
    early: int | None = None
    late: int | None = None

    def are(self, span: Period) -> bool:
        """Tell whether they may be a period's own."""
        years = span.years
        return (
            span.months == (self.first, self.last)
            and self.late in (None, years[-1])
            and self.early in (None, years[0])
            and (self.early is not None or span.length <= YEAR)
        )


_LIST = re.compile(rf"\b{_MONTH}(?:,\s+{_MONTH})*,?\s+and\s+{_MONTH}\b(?:\s+(?:of\s+)?(?P<late>{ANY_YEAR}))?")


def _listed(text: str) -> Iterator[Months]:
    """Give each list of months that follow one another: "January, February and March 2025"."""
    for found in _LIST.finditer(text):
        numbers = [_number(name) for name in re.findall(_MONTH, found[0])]
        if numbers == list(range(numbers[0], numbers[0] + len(numbers))) and len(numbers) > PAIR:
            yield Months(*found.span(), numbers[0], numbers[-1], None, int(found["late"]) if found["late"] else None)


def find_months(text: str) -> list[Months]:
    """List the months and stretches of months that a text names, in order."""
    stretches = [*(_between(match) for match in _betweens().finditer(text)), *_listed(text)]
    taken = [(each.start, each.stop) for each in stretches]
    others = [
        _of_year_before(text, _named(match)) for match in _forms().finditer(text) if not is_within(match.start(), taken)
    ]
    return sorted([*stretches, *others], key=lambda each: each.start)


_YEAR_BEFORE = re.compile(
    r"\s{1,99}+(?:of\s{1,99}+)?(?:(?:the|a)\s{1,99}+year\s{1,99}+(?:before|earlier)|the\s{1,99}+(?:previous|preceding)\s{1,99}+year)\b"
)


def _of_year_before(text: str, months: Months) -> Months:
    """Give months their year, where "of the year before" tells it by the last one that is named before them."""
    years = re.findall(rf"\b{ANY_YEAR}\b", text[: months.start]) if _YEAR_BEFORE.match(text, months.stop) else []
    return replace(months, late=int(years[-1]) - 1) if years and months.late is None else months


def is_within(at: int, spans: Sequence[Span]) -> bool:
    """Tell whether a place in the text lies in one of several stretches of it."""
    return any(start <= at < stop for start, stop in spans)


def _between(match: re.Match[str]) -> Months:
    first = _number(match["first"])
    return Months(*match.span(), first, _number(match["last"] or match["first"]), *_years(match))


def _named(match: re.Match[str]) -> Months:
    if match["first"]:
        return _between(match)
    early, late = _years(match)
    if match["end"]:
        last, count = _number(match["end"]), YEAR if "year" in match["n"] else _count(match["n"])
        return Months(*match.span(), (last - count) % YEAR + 1, last, early, late)
    count = QUARTER if match["quarter"] else YEAR // 2 if match["half"] else _count(match["many"])
    at = 3 if match["at"] == "last" and match["quarter"] else _ORDINALS.index(match["at"])
    first = YEAR - count + 1 if match["at"] == "last" else at * count + 1
    last = min(first + count - 1, YEAR)
    if match["running"]:
        return _of_running_year(match.span(), first, last, int(match["late"]))
    return Months(*match.span(), first, last, early, late)


def _of_running_year(place: Span, first: int, last: int, year: int) -> Months:
    """Count months from April of a year on: the last quarter of 2023/24 is January to March 2024."""
    ends = [month + MARCH - 1 for month in (first, last)]
    early, late = (year + month // YEAR for month in ends)
    return Months(*place, ends[0] % YEAR + 1, ends[1] % YEAR + 1, early if early != late else None, late)


def _years(match: re.Match[str]) -> tuple[int | None, int | None]:
    early, late = (int(match[name]) if match[name] else None for name in ("early", "late"))
    return early, early if late is None and "last" in match.groupdict() and not match["last"] else late


def _number(month: str) -> int:
    return list(month_name).index(month)


def _count(text: str) -> int:
    return SMALL.index(text) if text in SMALL else int(text)
