"""What a fact is about: its places, its years and the words that describe what it counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from smp_metrics.extracts import Extract, Extracts, Row
from smp_metrics.facts.address import Address, parse_address, slug
from smp_metrics.facts.fact import Fact
from smp_metrics.facts.named import NAMED
from smp_metrics.facts.selection import MEMBERSHIP

PLACE_COLUMNS = ("ward", "cluster", "district", "area", "location", "setting")
# Names that a column's cells go by in a page beside their own.
ALIASES = {
    "high street": ("town centre", "town center", "town"),
    "rest of borough": ("rest of the borough", "elsewhere", "the rest", "rest"),
    "ampitheatre": ("amphitheatre",),
    "maidstone": ("borough", "the borough", "here"),
}
CODES = {
    "asb": "anti-social behaviour asb", "vbc": "victim-based crime", "cas": "crimes against society",
    "cpw": "community protection warnings", "cpn": "community protection notices",
}  # fmt: skip
# What the whole of each kind of place is called.
WHOLES = {
    "ward": ("maidstone", "borough", "all wards"),
    "cluster": ("maidstone", "borough", "all clusters"),
    "district": ("kent and medway", "kent", "county"),
    "": ("maidstone", "borough"),
}
_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_WORD = re.compile(r"[a-z0-9]+")
_OWN_COLUMNS = ("says", "unit", "period", "finding", "figure")


@dataclass(frozen=True)
class About:
    """What a fact is about: ``places`` in small letters, ``whole`` where they are all there are, ``years`` in order."""

    words: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    years: tuple[str, ...] = ()
    whole: bool = False


NOTHING = About()


def stem(word: str) -> str:
    """Give a word without what makes it a plural or another's: ``wards'`` is ``ward``."""
    word = word.lower().replace("\u2019", "'").removesuffix("'s").removesuffix("'")
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def stems(text: str) -> Iterator[str]:
    """Give the stem of each word of a text."""
    return (stem(word) for word in _WORD.findall(text.lower()))


class Abouts:
    """What facts are about, worked out from the rows that they stand on."""

    def __init__(self, extracts: Extracts) -> None:
        self._extracts = extracts
        self._rows: dict[str, dict[int, Row]] = {}

    def of(self, fact: Fact) -> About:
        """Tell what a fact is about."""
        address = parse_address(fact.address)
        used = [(self._extracts[name], self._used(fact, name)) for name in fact.extracts]
        places, whole = self._places(fact, address, used)
        words = frozenset(word for text in _described(fact, address, used) for word in stems(text))
        return About(words, frozenset(places), _years(address, used), whole)

    def _used(self, fact: Fact, name: str) -> list[Row]:
        if name not in self._rows:
            self._rows[name] = {row.line: row for row in self._extracts[name].rows}
        lines = dict.fromkeys(source.line for source in fact.sources if source.extract == name)
        return [self._rows[name][line] for line in lines]

    def _places(self, fact: Fact, address: Address, used: list[tuple[Extract, list[Row]]]) -> tuple[set[str], bool]:
        named = dict(address.parameters)
        found = _names("", fact.value) if isinstance(fact.value, str) else set()
        whole = False
        for extract, rows in used:
            columns = [name for name in PLACE_COLUMNS if extract.column(name)]
            for column in columns:
                mine, every = _cells(column, rows, named)
                found |= {name for cell in mine for name in _names(column, cell)}
                found |= set(WHOLES.get(column, ())) if every else set()
                found |= self._around(mine) if column == "ward" else set()
                whole = whole or every
            joined = [name for name in ("cluster", "setting") if name in named and name not in columns]
            found |= {name for column in joined for name in _names(column, named[column])}
            whole = whole and not joined
            found |= set() if columns else set(WHOLES[""])
        return found, whole

    def _around(self, wards: Iterable[str]) -> set[str]:
        """Give the cluster that a ward is part of."""
        members = self._extracts[MEMBERSHIP].rows if MEMBERSHIP in self._extracts else ()
        return {f"cluster {row['cluster']}" for row in members if str(row["ward"]) in set(wards)}


def _cells(column: str, rows: list[Row], named: dict[str, str]) -> tuple[set[str], bool]:
    """Give the places of a column that rows are about, and whether they are all there are."""
    chosen = {named[key] for key in (column, "than") if key in named}
    cells = {str(row[column]) for row in rows}
    if chosen:
        return {cell for cell in cells if slug(cell) in chosen}, False
    return (cells, False) if len(cells) == 1 else (set(), True)


def _names(column: str, cell: str) -> set[str]:
    plain = cell.lower()
    if column == "cluster":
        return {f"cluster {plain}"}
    if column == "setting":
        return {f"{plain} wards", plain}
    return {plain, *ALIASES.get(plain, ())}


def _years(address: Address, used: list[tuple[Extract, list[Row]]]) -> tuple[str, ...]:
    named = dict(address.parameters)
    chosen = [named[key] for key in ("year", "from", "before", "to", "after") if _YEAR.fullmatch(named.get(key, ""))]
    if chosen:
        return tuple(chosen)
    found: set[str] = set()
    for extract, rows in used:
        if extract.period:
            found |= {str(row[extract.period]) for row in rows}
        elif extract.column("period"):
            found |= {year for row in rows for year in _YEAR.findall(str(row["period"]))}
        else:
            found |= set(_YEAR.findall(str(extract.sidecar.get("period", ""))))
    return tuple(sorted(found))


def _described(fact: Fact, address: Address, used: list[tuple[Extract, list[Row]]]) -> Iterator[str]:
    """Give every text that says what a fact counts."""
    yield from (fact.unit, address.text.partition(":")[2].replace("_", " ").partition("?")[0])
    yield from (CODES.get(value, value) for name, value in address.parameters if name not in PLACE_COLUMNS)
    if address.name:
        yield NAMED[address.name].__doc__ or ""
    for extract, rows in used:
        column = extract.column(address.column)
        yield from (extract.title, str(extract.sidecar.get("unit", "")), column.title if column else "")
        yield from (column.description if column else "",)
        names = [name for name in (*extract.key, *_OWN_COLUMNS, "category", "part_of") if extract.column(name)]
        for name in names:
            cells = {str(row[name]) for row in rows}
            if len(cells) == 1 and name not in PLACE_COLUMNS:
                yield from (CODES.get(cell, cell) for cell in cells)
