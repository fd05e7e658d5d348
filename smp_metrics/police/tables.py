"""Makes of the counts the rows of each extract, in the words and the order of its contract."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from smp_metrics import own
from smp_metrics.police.files import extracts
from smp_metrics.police.files.forces import TRANSPORT
from smp_metrics.police.files.kinds import ASB, kinds_of, published
from smp_metrics.police.files.months import whole_years
from smp_metrics.police.spots import street_of

Both = tuple[int, int]
"""Crimes and incidents."""
Rows = list[tuple[Any, ...]]


@dataclass
class Counts:
    """What was counted, as plain numbers.

    ``rows`` and ``nowhere`` are all rows of the force's file of a month, and those without a point; ``districts`` holds
    crimes and incidents by month and district, ``transport`` those that the transport police counted in the area. The
    rest is of the area alone: ``kinds`` by month and kind, ``wards`` for each set of wards by month and code, ``cells``
    for the newest by month, code and kind, and ``streets`` what records call a place, with its code in each set.
    """

    rows: dict[str, int] = field(default_factory=dict)
    nowhere: dict[str, int] = field(default_factory=dict)
    districts: dict[tuple[str, str], Both] = field(default_factory=dict)
    transport: dict[str, int] = field(default_factory=dict)
    kinds: dict[tuple[str, str], int] = field(default_factory=dict)
    wards: dict[str, dict[tuple[str, str], Both]] = field(default_factory=dict)
    cells: dict[tuple[str, str, str], int] = field(default_factory=dict)
    streets: set[tuple[str, str, str]] = field(default_factory=set)

    @property
    def months(self) -> list[str]:
        """List the months that the force's files were read of, in order."""
        return sorted(self.rows)


def sets() -> dict[str, Mapping[str, str]]:
    """Give the sets of wards in which records are counted, the newest last: their names, each with its code."""
    places = own.geography()
    return {"old_ward": places.WARDS, "new_ward": places.NEW_WARDS}


def tables(counts: Counts, area: str, downloaded: str) -> dict[str, Rows]:
    """Give the rows of each extract, without their header."""
    return {
        extracts.BY_DISTRICT: _by_place(counts.months, own.geography().DISTRICTS, counts.districts),
        extracts.BY_KIND: _by_kind(counts),
        extracts.BY_MONTH: _by_month(counts, area),
        extracts.BY_NEW_WARD: _of_wards(counts, "new_ward"),
        extracts.BY_NEW_WARD_AND_KIND: _by_ward_and_kind(counts),
        extracts.BY_OLD_WARD: _of_wards(counts, "old_ward"),
        extracts.DOWNLOADS: _downloads(counts, downloaded),
        extracts.STREETS: _streets(counts.streets),
    }


def _of_wards(counts: Counts, name: str) -> Rows:
    wards = sets()[name]
    names = {code: ward for ward, code in wards.items()}
    found = {(month, names[code]): both for (month, code), both in counts.wards[name].items() if code}
    return _by_place(counts.months, wards, found)


def _by_place(months: Iterable[str], places: Mapping[str, str], found: Mapping[tuple[str, str], Both]) -> Rows:
    """Give a row for each place and month of which there is a file: there, no record means none."""
    ordered = sorted(places.items(), key=lambda place: place[1])
    return [(name, code, month, *found.get((month, name), (0, 0))) for name, code in ordered for month in months]


def _by_kind(counts: Counts) -> Rows:
    return [
        (published(kind), month, counts.kinds.get((month, kind), 0))
        for kind in sorted({kind for month in counts.months for kind in kinds_of(month)} - {ASB})
        for month in counts.months
        if kind in kinds_of(month)
    ]


def _by_month(counts: Counts, area: str) -> Rows:
    outside = [{month: sum(both) for (month, code), both in counts.wards[name].items() if not code} for name in sets()]
    return [
        (month, *counts.districts.get((month, area), (0, 0)), *(each.get(month, 0) for each in outside))
        for month in counts.months
    ]


def _by_ward_and_kind(counts: Counts) -> Rows:
    sums: Counter[tuple[str, str, int]] = Counter()
    for (month, code, kind), rows in counts.cells.items():
        sums[code, kind, int(month[:4])] += rows
    return [
        (name, code, published(kind), year, sums[code, kind, year])
        for name, code in sorted(sets()["new_ward"].items(), key=lambda ward: ward[1])
        for year in whole_years(counts.months)
        for kind in kinds_of(f"{year}-12")
        if kind != ASB
    ]


def _downloads(counts: Counts, downloaded: str) -> Rows:
    in_county: Counter[str] = Counter()
    for (month, district), both in counts.districts.items():
        if district in own.geography().DISTRICTS:
            in_county[month] += sum(both)
    rows = []
    for month in counts.months:
        all_rows, nowhere = counts.rows[month], counts.nowhere.get(month, 0)
        railways, marker = (counts.transport[month], "") if month in counts.transport else ("", "[x]")
        rows.append((month, downloaded, all_rows, nowhere, all_rows - nowhere - in_county[month], railways, marker))
    return rows


def _streets(found: Iterable[tuple[str, str, str]]) -> Rows:
    names = [{code: name for name, code in wards.items()} for wards in sets().values()]
    rows = {
        (street, *(name.get(code, "") for name, code in zip(names, codes, strict=True)))
        for location, *codes in found
        if (street := street_of(location)) and all(codes)
    }
    return sorted(rows)


def is_transport(file: str) -> bool:
    """Tell whether a file is the transport police's."""
    return f"-{TRANSPORT}-" in file
