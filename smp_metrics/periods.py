"""Periods: whole months that follow one another, of one type whether they make a month, a quarter, a year or a range.

In data and in addresses a period is written as ``2025``, ``2025-04``, ``2025-q1``, ``2024/25`` (April to March),
``year-to-2023-11``, or ``2025-01..2025-04`` for all from the first to the last.
"""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property

YEAR, QUARTER = 12, 3
DECEMBER, MARCH = 12, 3
# The calendar's own list works each name out anew.
MONTHS = tuple(month_name)
_UNTIL = ".."
_LATEST = re.compile(r"latest(?:-([1-9][0-9]{0,3}))?")
EXAMPLES = "2025, 2025-04, 2025-q1, 2024/25, year-to-2025-11, 2025-01..2025-04, latest"


class PeriodError(ValueError):
    """A text that is no period; the message says what one looks like."""


@dataclass(frozen=True, order=True)
class Period:
    """So many months from the first on; ``first`` counts months from January of the year 0.

    Periods stand in order of their first months, and the shorter of two that begin together comes first.
    """

    first: int
    length: int

    @classmethod
    def of_month(cls, year: int, month: int) -> Period:
        """Give one month of a year."""
        return cls(year * YEAR + month - 1, 1)

    @classmethod
    def of_year(cls, year: int, ends: int = DECEMBER) -> Period:
        """Give the twelve months that end with a month of the year: December makes the calendar year."""
        return cls(year * YEAR + ends - YEAR, YEAR)

    def __str__(self) -> str:
        """Write it as it stands in data and addresses."""
        year, ends = divmod(self.last, YEAR)
        if self.kind == "month":
            return f"{year:04}-{ends + 1:02}"
        if self.kind == "quarter":
            return f"{year:04}-q{ends // QUARTER + 1}"
        if self.length == YEAR:
            named = {DECEMBER: f"{year:04}", MARCH: f"{year - 1:04}/{year % 100:02}"}
            return named.get(ends + 1, f"year-to-{year:04}-{ends + 1:02}")
        step = YEAR if self.kind == "years to December" else 1
        return f"{Period(self.first, step)}{_UNTIL}{Period(self.last - step + 1, step)}"

    @property
    def last(self) -> int:
        """Give its last month, counted as the first one is."""
        return self.first + self.length - 1

    @property
    def years(self) -> tuple[int, ...]:
        """List the calendar years that it has a month of."""
        return tuple(range(self.first // YEAR, self.last // YEAR + 1))

    @property
    def months(self) -> tuple[int, int]:
        """Give the numbers of its first and its last month, 1 to 12."""
        return self.first % YEAR + 1, self.last % YEAR + 1

    @property
    def kind(self) -> str:
        """Name what it is: a month, a quarter, months, or whole years to a month."""
        if self.length % YEAR == 0:
            return f"years to {MONTHS[self.months[1]]}"
        if self.length == QUARTER and self.first % QUARTER == 0:
            return "quarter"
        return "month" if self.length == 1 else "months"

    @cached_property
    def words(self) -> str:
        """Say it as people do: ``January to April 2025``."""
        (start, end), (year, until) = self.months, (self.years[0], self.years[-1])
        if self.length == YEAR:
            return str(self) if end in (DECEMBER, MARCH) else f"the year to {MONTHS[end]} {until}"
        if self.kind == "years to December":
            return f"{year} to {until}"
        if self.length == 1:
            return f"{MONTHS[start]} {year}"
        return f"{MONTHS[start]}{f' {year}' if year != until else ''} to {MONTHS[end]} {until}"

    def shifted(self, months: int) -> Period:
        """Give the period of the same length that begins so many months later, or earlier below zero."""
        return Period(self.first + months, self.length)

    def until(self, other: Period) -> Period:
        """Give all from the beginning of this one to the end of another that begins and ends no earlier."""
        return Period(self.first, other.last - self.first + 1)

    def contains(self, other: Period) -> bool:
        """Tell whether every month of another is one of its own."""
        return self.first <= other.first and other.last <= self.last

    def before(self, other: Period) -> bool:
        """Tell whether it is over when another begins."""
        return self.last < other.first

    def like(self, other: Period) -> bool:
        """Tell whether two may be compared: they are of one kind and length."""
        return (self.kind, self.length) == (other.kind, other.length)


@cache
def parse_period(text: str, *, ends: int = DECEMBER, latest: Period | None = None) -> Period:
    """Read a period as data and addresses write it; raise PeriodError where it is none.

    A bare year is the twelve months that end with the month ``ends``. ``latest`` is what the word latest stands for;
    latest-2 is two such periods earlier.
    """
    start, dots, stop = text.partition(_UNTIL)
    first = _one(start, ends, latest)
    if not dots:
        return first
    last = _one(stop, ends, latest)
    if last.first < first.first or last.last < first.last:
        raise PeriodError(f"{text} ends before it begins; write the earlier period first")
    return first.until(last)


def _one(text: str, ends: int, latest: Period | None) -> Period:
    found = _LATEST.fullmatch(text)
    if found and latest:
        return latest.shifted(-int(found[1] or 0) * latest.length)
    for form, read in _FORMS:
        match = form.fullmatch(text)
        if match:
            return read(*match.groups(), ends)
    raise PeriodError(f"{text} is no period; it may look like {EXAMPLES}")


def _financial(year: str, following: str, _: int) -> Period:
    if (int(year) + 1) % 100 != int(following):
        raise PeriodError(f"{year}/{following} is no financial year; the one from April {year} is {year}/{_next(year)}")
    return Period.of_year(int(year) + 1, MARCH)


def _next(year: str) -> str:
    return f"{(int(year) + 1) % 100:02}"


_YEAR = r"((?:19|20)[0-9]{2})"
_MONTH = rf"{_YEAR}-(0[1-9]|1[0-2])"
_FORMS: tuple[tuple[re.Pattern[str], Callable[..., Period]], ...] = (
    (re.compile(_YEAR), lambda year, ends: Period.of_year(int(year), ends)),
    (re.compile(_MONTH), lambda year, month, _: Period.of_month(int(year), int(month))),
    (re.compile(rf"{_YEAR}-q([1-4])"), lambda year, n, _: Period(int(year) * YEAR + (int(n) - 1) * QUARTER, QUARTER)),
    (re.compile(rf"{_YEAR}/([0-9]{{2}})"), _financial),
    (re.compile(rf"year-to-{_MONTH}"), lambda year, month, _: Period.of_year(int(year), int(month))),
)
