"""Compares the months of a force: half a month, or a month that was never had, must not pass for a fall."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from statistics import median

from smp_metrics.facts.printing import listed

# Of the rows that the force's other months have. Kent's lowest and highest lie at 0.9 and 1.2 times their middle.
LEAST, MOST = 2 / 3, 3 / 2
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def unlike_their_neighbours(rows: Mapping[str, int]) -> Iterator[tuple[str, int, int]]:
    """Give each month that has far fewer or far more rows than the others: the month, its rows, and their middle."""
    for month, count in rows.items():
        others = [rows[other] for other in rows if other != month]
        if others and not LEAST * median(others) <= count <= MOST * median(others):
            yield month, count, round(median(others))


def missing_between(months: list[str]) -> list[str]:
    """List the months between the first and the last that are not there."""
    first, last = _number(min(months)), _number(max(months))
    return [month for month in map(_text, range(first, last)) if month not in months]


def whole_years(months: list[str]) -> list[int]:
    """List the calendar years all of whose months are there."""
    years = sorted({int(month[:4]) for month in months})
    return [year for year in years if all(f"{year}-{month:02}" in months for month in range(1, 13))]


def spelled_out(months: list[str]) -> str:
    """Say which months: "January to April 2024 and January to December 2025"."""
    spans: list[list[str]] = []
    for month in sorted(months):
        if spans and _number(month) == _number(spans[-1][-1]) + 1 and month[:4] == spans[-1][-1][:4]:
            spans[-1].append(month)
        else:
            spans.append([month])
    return listed([_span(span) for span in spans])


def _span(span: list[str]) -> str:
    names = [MONTHS[int(month[5:]) - 1] for month in (span[0], span[-1])]
    return f"{' to '.join(dict.fromkeys(names))} {span[0][:4]}"


def _number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:]) - 1


def _text(number: int) -> str:
    return f"{number // 12}-{number % 12 + 1:02}"
