"""The names and days that a fact may be, and the ways in which a page may write them."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Collection
from datetime import date

from smp_metrics.claims.language.number_words import ordinal

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MONTH = re.compile(rf"^({'|'.join(month_name[1:])}) \d{{4}}$")

# What a label that is a number may be called: "cluster 2".
LABELS = ("cluster", "column", "row", "aged", "age")

# What stands for a place that a sentence need not name.
_STAND_INS = {"elsewhere": ("outside",), "england and wales": ("national", "nationally", "country")}


def stand_ins(places: Collection[str]) -> set[str]:
    """Give the words that stand for places."""
    return {word for place, words in _STAND_INS.items() if place in places for word in words}


def ways_of(name: str) -> list[str]:
    """List the ways to write a name, the usual one first; a day has many, and a month needs no year."""
    day = _day(name)
    return [*_ways_of_day(day), name] if day else [name, *_MONTH.findall(name)]


def bare(name: str) -> str:
    """Give a name in small letters, without the words that say what kind of place it is."""
    return re.sub(r"^the | (ward|cluster|district)$", "", " ".join(name.casefold().split()))


def _day(name: str) -> date | None:
    try:
        return date.fromisoformat(name) if _DAY.fullmatch(name) else None
    except ValueError:
        return None


def _ways_of_day(day: date) -> list[str]:
    """List a day with and without its weekday and year, its month cut short, its number as a place."""
    numbers, months = (str(day.day), ordinal(day.day)), (f"{day:%B}", f"{day:%b}")
    years, weekdays = (f" {day.year}", ""), ("", f"{day:%A} ", f"{day:%A}, ", f"{day:%a} ")
    return [
        f"{weekday}{number} {month}{year}"
        for weekday in weekdays
        for number in numbers
        for month in months
        for year in years
    ]
