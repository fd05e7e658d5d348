"""Where a sidecar says another period, unit or kind of place than the contract of its extract."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from smp_metrics.extracts.extract import Column
from smp_metrics.periods import Period

YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_OF_PEOPLE = re.compile(
    r"\b(?:hate|abuse|sexual|rape|child(?:ren)?|young|suicides?|self-harm|slavery|exploitation|trafficking|stalking)\b",
    re.IGNORECASE,
)
# Kinds of places that a table may be said to be about; that of the contract may be any.
_PLACES = {"clusters": "cluster", "wards": "ward", "districts": "district"}
# What each figure is that is stated; and where the plan prints it: in the row itself, or in a paragraph of the ledger.
VALUES, PRINTED = ("value", "unit"), frozenset({"paragraph", "printed"})
# What a sidecar says where each row says its own unit.
ROWS = {"as the row says": "as each row says"}


def contradictions(
    said: Mapping[str, Any], columns: tuple[Column, ...], settings: Mapping[str, Any]
) -> Iterator[tuple[str, str, str]]:
    """Give each key of a sidecar that the contract contradicts, with what it says and what would agree."""
    yield from _period(said, columns, settings)
    yield from _lists(said, settings, {column.name for column in columns})
    yield from _stated(said, {column.name for column in columns})
    yield from _sensitive(said, columns)
    times = [column.name for column in columns if (column.role, column.quantity) == ("key", "date")]
    if times and not settings.get("period"):
        # Months would pass for names, and a total over all of them for one of one month.
        yield "period", said["period"], f'period="{times[0]}" in about() of the contract'
    units = [ROWS.get(column.unit, column.unit) for column in columns if column.role == "measure"]
    unit = " and ".join(dict.fromkeys(units))
    if not said["unit"].endswith(unit):
        yield "unit", said["unit"], unit
    own = settings.get("geography")
    places = {**_PLACES, _in_any_number(own): own} if own and own not in _PLACES.values() else _PLACES
    place = next((kind for word, kind in places.items() if word in said["geography"].lower()), None)
    if place != own:
        yield "geography", said["geography"], _said_of(own) if own else "no wards"


def _lists(
    said: Mapping[str, Any], settings: Mapping[str, Any], names: Collection[str]
) -> Iterator[tuple[str, str, str]]:
    """Compare the columns whose values are listed with those that there are, and that the contract leaves to it."""
    listed = said.get("lists") or {}
    if listed and not settings.get("lists"):
        yield "lists", ", ".join(listed), "none: they stand in the contract"
    elif unknown := [name for name in listed if name not in names]:
        yield "lists", ", ".join(unknown), f"some of {', '.join(sorted(names))}"


def _stated(said: Mapping[str, Any], names: Collection[str]) -> Iterator[tuple[str, str, str]]:
    """Compare what is stated with what it needs: each figure, and where the plan prints it."""
    missing = [name for name in VALUES if name not in names]
    if said.get("stated") and (missing or PRINTED.isdisjoint(names)):
        yield "stated", "true", f"the columns {', '.join(VALUES)}; and {' or '.join(sorted(PRINTED))}"


def _sensitive(said: Mapping[str, Any], columns: tuple[Column, ...]) -> Iterator[tuple[str, str, str]]:
    """Compare what is said of people with what is counted: few cases of some kinds tell who they are."""
    named = _OF_PEOPLE.search(f"{said.get('topic', '')} {said.get('title', '')}")
    if named and not said.get("sensitive", True) and any(column.quantity == "count" for column in columns):
        yield "sensitive", "false", f"true, for a small count of this ({named[0]}) can point to a person"


def _said_of(own: str) -> str:
    return next((word for word, kind in _PLACES.items() if kind == own), f"a text with the word {own}")


def _in_any_number(column: str) -> str:
    """Give what the names of one place and of several have in common: parish and parishes, locality and localities."""
    return column.replace("_", " ").removesuffix("y")


def _period(
    said: Mapping[str, Any], columns: tuple[Column, ...], settings: Mapping[str, Any]
) -> Iterator[tuple[str, str, str]]:
    """Compare the first and the last year; what runs over two calendar years starts in the one before."""
    years = settings.get("years")
    if said.get("years") and tuple(said["years"]) != tuple(years or ()):
        yield "years", str(list(said["years"])), str(list(years or ()))
    if not years:
        return
    ends = next(column.ends for column in columns if column.name == settings["period"])
    first, last = (str(Period.of_year(year, ends).years[at]) for at, year in ((0, min(years)), (-1, max(years))))
    found = sorted(YEAR.findall(said["period"])) or [""]
    if (found[0], found[-1]) != (first, last):
        yield "period", said["period"], f"from {first} to {last}"
