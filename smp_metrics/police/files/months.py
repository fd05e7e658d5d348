"""Compares the months of a force: half a month, or a month that was never had, must not pass for a fall."""

from __future__ import annotations

from calendar import month_name
from collections.abc import Iterator, Mapping
from itertools import groupby
from statistics import median

from smp_metrics.facts.printing import listed, stretches
from smp_metrics.periods import Period, parse_period

# Of the rows that the force's other months have. One force's lowest and highest lay at 0.9 and 1.2 times their middle.
LEAST, MOST = 2 / 3, 3 / 2


def unlike_their_neighbours(rows: Mapping[str, int], before: Mapping[str, int]) -> Iterator[tuple[str, int, int]]:
    """Give each month that has far fewer or far more rows than the others: the month, its rows, and their middle.

    The others are those that came with it and those that were counted before. A month alone must have a row.
    """
    for month, count in rows.items():
        others = [number for other, number in {**before, **rows}.items() if other != month] or [max(count, 1)]
        if not LEAST * median(others) <= count <= MOST * median(others):
            yield month, count, round(median(others))


def missing_between(months: list[str]) -> list[str]:
    """List the months between the first and the last that are not there."""
    had = [parse_period(month).first for month in months]
    return [str(Period(month, 1)) for month in range(min(had), max(had)) if month not in had]


def whole_years(months: list[str]) -> list[int]:
    """List the calendar years all of whose months are there."""
    years = sorted({int(month[:4]) for month in months})
    return [year for year in years if all(f"{year}-{month:02}" in months for month in range(1, 13))]


def spelled_out(months: list[str]) -> str:
    """Say which months: "January to April 2024 and January to December 2025"."""
    spans: list[str] = []
    for year, own in groupby(sorted(months), key=lambda month: month[:4]):
        for first, last in stretches(int(month[5:]) for month in own):
            spans.append(f"{' to '.join(dict.fromkeys((month_name[first], month_name[last])))} {year}")
    return listed(spans)
