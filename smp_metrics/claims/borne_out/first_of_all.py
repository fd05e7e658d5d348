"""Whether a number is the first or the last of its table: of its places, or of its years."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Collection
from fractions import Fraction

from smp_metrics.claims.borne_out.peers import Peers, fact_at, years_of
from smp_metrics.facts import Fact, Facts, parse_address

YEAR = re.compile(r"(?<=[?&])year=(20[0-9]{2})\b")

_RECORDED = ("count", "rate", "number", "percent", "money")

OF_A_YEAR = re.compile(r"20[0-9]{2}-[0-9]{2}")

_MONTH = re.compile(r"(?<=[?&])month=[0-9]{1,2}\b")


def place_in_table(fact: Fact | None, end: str, facts: Facts) -> Fact | None:
    """Give the place that a recorded number, or a change, has among those of its table."""
    if fact is None or isinstance(fact.value, str):
        return None
    address = parse_address(fact.address)
    path, _, options = fact.address.partition("?")
    if address.name or not options:
        return None
    if address.measure in ("change", "percent_change"):
        lowest = (end == "lowest") == (fact.value > 0)
        return fact_at(
            f"{path.removesuffix('.' + address.measure)}.rank?{options}&by={address.measure}"
            + ("&order=lowest" if lowest else ""),
            facts,
        )
    if fact.kind not in _RECORDED or address.measure != "value":
        return None
    return fact_at(f"{path}.rank?{options}{'&order=lowest' if end == 'lowest' else ''}", facts)


def is_extreme(fact: Fact | None, end: str, facts: Facts, *, over_time: bool) -> bool:
    """Tell whether a recorded number is the first or the last of its table: of its places, else of its years."""
    place = None if over_time else place_in_table(fact, end, facts)
    if place:
        return place.value == 1 and not place.level
    if fact and (others := _others(fact, facts, over_time=over_time)):
        return _is_end(fact.value, others, end)
    if fact is None or fact.kind not in _RECORDED or parse_address(fact.address).measure not in ("value", "total"):
        return False
    months = range(1, 13) if _MONTH.search(fact.address) else (0,)
    values = [
        value_at(_MONTH.sub(f"month={month}", YEAR.sub(f"year={year}", fact.address)), facts)
        for year in years_of(fact, facts)
        for month in months
        if YEAR.search(fact.address)
    ]
    known = [value for value in values if isinstance(value, Fraction)]
    return _is_end(fact.value, known, end)


def _is_end(value: Fraction | str, known: Collection[Fraction], end: str) -> bool:
    """Tell whether a number is the first or the last of several, alone."""
    best = (max if end == "highest" else min)(known, default=None)
    return value == best and sum(each == best for each in known) == 1 and len(known) > 1


def _others(fact: Fact, facts: Facts, *, over_time: bool) -> Collection[Fraction]:
    """Give what a total or a rate is of every place, or a month's number of every month of its year; else nothing."""
    peers, address = Peers(fact, facts), parse_address(fact.address)
    month = peers.options.get("month", "")
    if not over_time and peers.place and address.measure in ("total", "rate", "count"):
        return peers.every.values()
    if over_time or peers.place or not OF_A_YEAR.fullmatch(month):
        return ()
    months = [value for cell, value in peers.along("month").items() if cell.startswith(month[:4])]
    return months if len(months) == len(month_name) - 1 else ()


def value_at(address: str, facts: Facts) -> Fraction | str | None:
    """Give the value at an address; None where there is none."""
    fact = fact_at(address, facts)
    return fact.value if fact else None
