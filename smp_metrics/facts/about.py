"""What a fact is about: its places, its years and the words that describe what it counts."""

from __future__ import annotations

import contextlib
import re
from calendar import month_name
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache

from smp_metrics.errors import ProblemsFound
from smp_metrics.extracts import Extract, Extracts, Row
from smp_metrics.facts.address import Address, parse_address, slug
from smp_metrics.facts.called import NAMELESS, Called, called
from smp_metrics.facts.codes import CODES
from smp_metrics.facts.fact import Fact
from smp_metrics.facts.named import NAMED
from smp_metrics.facts.selection import MEMBERSHIP, members
from smp_metrics.periods import YEAR, Period

PLACE_COLUMNS = ("ward", "cluster", "district", "area", "location", "setting")
# What clusters and wards are said to be, whatever the partnership.
SETTINGS = ("urban wards", "rural wards", "urban", "rural")
_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_RUNNING = re.compile(r"\b((?:19|20)[0-9]{2})(?:/([0-9]{2}))?\b")
_WORD = re.compile(r"[a-z0-9]+")
_HEDGE = re.compile(r"\bsays (over|nearly)\b")
_NOT = re.compile(r"\b(?:who did|was|were|do) not\b")
_PART = re.compile(r"([A-Z][a-z]+) to ([A-Z][a-z]+) of ")
_COUNTERS = frozenset({"police", "council"})
_KIND_COLUMNS = ("kind", "offence", "category", "power")
# The words of titles that tell a table of one kind, and those of kinds that tell none from another.
_TELLING = frozenset({"abuse", "domestic", "violence", "victim", "society", "behaviour", "youth"})
_GENERAL = frozenset({"and", "the", "other", "crime", "offence", "against", "protection", "community", "of"})
_DERIVED = frozenset({"implied", "least", "average"})
_OWN_COLUMNS = ("says", "unit", "period", "finding", "figure")


@dataclass(frozen=True)
class About:
    """What a fact is about: ``places`` in small letters, ``whole`` where they are all there are, ``years`` in order.

    ``within`` names the whole that its places are part of, ``hedge`` what its source says of how near it is,
    ``negated`` tells that it counts those who did not, ``parts`` are the wards of its one cluster, ``settings`` tells
    whether all that it is about is urban or rural. ``kinds`` are sets of words of which a reader needs one each,
    ``part_of_year`` the first and last month of a period shorter than a year, ``counters`` who is said to have counted,
    ``said`` what the figure's own row says that it is, ``called`` what the partnership's places are called.
    """

    words: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    years: tuple[str, ...] = ()
    whole: bool = False
    within: frozenset[str] = frozenset()
    hedge: str = ""
    negated: bool = False
    parts: frozenset[str] = frozenset()
    settings: frozenset[str] = frozenset()
    kinds: tuple[frozenset[str], ...] = ()
    part_of_year: tuple[str, ...] = ()
    counters: frozenset[str] = frozenset()
    said: str = ""
    called: Called = field(default=NAMELESS, compare=False)


NOTHING = About()
_ALIKE = {"violent": "violence", "offence": "crime", "offences": "crime"}


@cache
def stem(word: str) -> str:
    """Give a word without what makes it a plural or another's: ``wards'`` is ``ward``."""
    word = _ALIKE.get(word.lower(), word.lower()).replace("\u2019", "'").removesuffix("'s").removesuffix("'")
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


@cache
def stems(text: str) -> tuple[str, ...]:
    """Give the stem of each word of a text."""
    return tuple(map(stem, _WORD.findall(text.lower())))


class Abouts:
    """What facts are about, worked out from the rows that they stand on."""

    def __init__(self, extracts: Extracts) -> None:
        self._extracts = extracts
        self._rows: dict[str, dict[int, Row]] = {}

    @cached_property
    def called(self) -> Called:
        """Tell what the partnership's places are called."""
        try:
            return called(self._extracts.partnership)
        except ProblemsFound:
            # What is wrong with it is told once, with the data.
            return Called()

    def of(self, fact: Fact) -> About:
        """Tell what a fact is about."""
        address = parse_address(fact.address)
        used = [(self._extracts[name], self._used(fact, name)) for name in fact.extracts]
        places, whole = self._places(fact, address, used)
        listed = self._members(used)
        words = frozenset(word for text in _described(fact, address, used) for word in stems(text))
        titles = {word for extract, _ in used for word in stems(extract.title)}
        words = (words - (_siblings(address, used) - titles)) | set(stems(fact.unit))
        words |= {stem(month_name[month]) for span in fact.spans for month in span.months}
        return About(
            words, frozenset(places), _years(address, used, fact.spans), whole, _within(used, self.called),
            _hedge(used), _negated(used), self._parts(places, listed), self._settings(places, listed),
            tuple(_kinds(address, used)), _part_of_year(used, fact.spans), _counters(used), _said(used), self.called,
        )  # fmt: skip

    @cached_property
    def _spelled_places(self) -> frozenset[str]:
        found = {*self.called.spelled, *SETTINGS}
        whole = [*self._whole_extracts()]
        for extract in whole:
            for column in (each for each in PLACE_COLUMNS if extract.column(each) and each != "setting"):
                found |= {_spelled(column, str(row[column])) for row in extract.rows}
        found |= {name.lower() for name in found if name.split()[-1].islower()}
        # A cell that sentences write in small letters is found in any.
        capital = {name for name in found if name[:1].isupper() and name[:1].lower() + name[1:] in self.called.spelled}
        return frozenset(found - capital if whole else ())

    def _whole_extracts(self) -> Iterator[Extract]:
        """Give the extracts that can be read: what is wrong with the others is told once, with the data."""
        for name in self._extracts.names:
            with contextlib.suppress(ProblemsFound):
                yield self._extracts[name]

    def places(self) -> frozenset[str]:
        """Name every place of the data that can be read, as it is spelled; what has no capital in any letters."""
        return self._spelled_places

    def _used(self, fact: Fact, name: str) -> list[Row]:
        if name not in self._rows:
            self._rows[name] = {row.line: row for row in self._extracts[name].rows}
        lines = dict.fromkeys(source.line for source in fact.sources if source.extract == name)
        return [self._rows[name][line] for line in lines]

    def _places(self, fact: Fact, address: Address, used: list[tuple[Extract, list[Row]]]) -> tuple[set[str], bool]:
        named = dict(address.parameters)
        found = self._names("", fact.value) if isinstance(fact.value, str) else set()
        whole = False
        for extract, rows in used:
            columns = [name for name in PLACE_COLUMNS if extract.column(name)]
            joined = [name for name in ("cluster", "setting") if name in named and name not in columns]
            for column in columns:
                mine, every = _cells(column, rows, named)
                found |= {name for cell in mine for name in self._names(column, cell)}
                found |= set(self.called.wholes.get(column, ())) if every and not joined else set()
                found |= self._around(mine, members(self._extracts, extract)) if column == "ward" else set()
                whole = whole or every
            found |= {name for column in joined for name in self._names(column, named[column])}
            whole = whole and not joined
            found |= set() if columns else self._told(extract, rows)
        return found, whole

    def _told(self, extract: Extract, rows: list[Row]) -> set[str]:
        """Give the places that rows name in words; where a table has neither words nor places, it is the borough's."""
        if not extract.column("says"):
            return set(self.called.area)
        names = pattern_of(self.places())
        cells = [" ".join(found.lower().split()) for row in rows for found in names.findall(str(row["says"]))]
        own = {name for cell in cells for name in self._names("", cell)}
        called = self.called
        county = own <= called.county and all(row["unit"] != "rank" for row in rows)
        return (
            own
            if not own or (county and own)
            else own | (set(called.area) if own & set(called.area) or called.county_alone in own else set())
        )

    def _members(self, used: list[tuple[Extract, list[Row]]]) -> Sequence[Row]:
        """Give the wards of each cluster; nothing for a fact that is about wards on other boundaries."""
        others = (extract for extract, _ in used if extract.column("ward") and not members(self._extracts, extract))
        return () if next(others, None) or MEMBERSHIP not in self._extracts else self._extracts[MEMBERSHIP].rows

    def _names(self, column: str, cell: str) -> set[str]:
        plain = cell.lower()
        if column == "cluster":
            return {f"cluster {plain}"}
        if column == "setting":
            return {f"{plain} wards", plain}
        return {plain, *self.called.aliases.get(plain, ())}

    def _parts(self, places: set[str], listed: Sequence[Row]) -> frozenset[str]:
        """Give the wards of a cluster that a fact is about; none where it is about one of them."""
        found = frozenset(str(row["ward"]).lower() for row in listed if f"cluster {row['cluster']}" in places)
        return frozenset() if found & places else found

    def _settings(self, places: set[str], listed: Sequence[Row]) -> frozenset[str]:
        """Tell whether the wards of a ward or cluster are urban or rural; nothing where they differ."""
        found = {
            str(row["setting"]) for row in listed if {str(row["ward"]).lower(), f"cluster {row['cluster']}"} & places
        }
        return frozenset(found) if len(found) == 1 else frozenset()

    def _around(self, wards: Iterable[str], listed: Sequence[Row]) -> set[str]:
        """Give the cluster that a ward is part of."""
        return {f"cluster {row['cluster']}" for row in listed if str(row["ward"]) in set(wards)}


def _kinds(address: Address, used: list[tuple[Extract, list[Row]]]) -> Iterator[frozenset[str]]:
    """Give the words of the kind that an address chooses, else those of a table's title that tell it from others.

    What no table prints, but follows from what one does, says so.
    """
    if address.name:
        yield from (frozenset({word}) for word in stems(address.name.replace("_", " ")) if word in _DERIVED)
    for extract, _ in used:
        if extract.name == address.extract and not extract.column("unit"):
            chosen = [
                CODES.get(value, value)
                for name, value in address.parameters
                if name in _KIND_COLUMNS or (name == "measure" and value in CODES)
            ]
            chosen = [value for value in chosen if value != "all-crime"]
            yield from (frozenset(stems(value)) - _GENERAL for value in chosen)
            # A number of a kind is the same in any table; a share is of what its table holds.
            whole = not chosen or address.measure == "share"
            own = {word for value in chosen for word in stems(value)}
            yield frozenset(stems(extract.title)) & _TELLING - own if whole else frozenset()


def _part_of_year(used: list[tuple[Extract, list[Row]]], spans: tuple[Period, ...]) -> tuple[str, ...]:
    """Give the months from which to which each year of a table runs, where that is no whole year."""
    if spans:
        ends = (spans[0].months[0], spans[-1].months[1])
        return tuple(month_name[end].lower() for end in ends) if spans[0].length % YEAR else ()
    for extract, _ in used:
        found = _PART.match(str(extract.sidecar.get("period", "")))
        if found:
            return found[1].lower(), found[2].lower()
    return ()


def _said(used: list[tuple[Extract, list[Row]]]) -> str:
    return " ".join(str(row["says"]) for extract, rows in used if extract.column("says") for row in rows)


def _counters(used: list[tuple[Extract, list[Row]]]) -> frozenset[str]:
    """Tell which of the police and the council the descriptions of all tables name."""
    told = [set(stems(str(extract.sidecar.get("description", "")))) & _COUNTERS for extract, _ in used]
    return frozenset(set.union(*told)) if told and all(told) else frozenset()


def _cells(column: str, rows: list[Row], named: dict[str, str]) -> tuple[set[str], bool]:
    """Give the places of a column that rows are about, and whether they are all there are."""
    chosen = {named[key] for key in (column, "than") if key in named}
    cells = {str(row[column]) for row in rows}
    if chosen:
        return {cell for cell in cells if slug(cell) in chosen}, False
    return (cells, False) if len(cells) == 1 else (set(), True)


@lru_cache(maxsize=8)
def pattern_of(names: frozenset[str]) -> re.Pattern[str]:
    """Make the pattern of a set of names; one in small letters is found in any, else as it is written."""
    longest = sorted(names, key=len, reverse=True)
    # Where no word begins no name does: to ask that first is five times as fast.
    return re.compile(rf"\b(?<![\w-])(?:{'|'.join(_form(name) for name in longest) or '(?!)'})(?![\w-])")


def _form(name: str) -> str:
    plain = re.escape(name).replace(r"\ ", r"\s+")
    return f"(?i:{plain})" if name.islower() else plain


def _hedge(used: list[tuple[Extract, list[Row]]]) -> str:
    """Give the word by which a source makes its figure more or less than it says: over or nearly."""
    says = [str(row["says"]) for extract, rows in used if extract.column("says") for row in rows]
    found = _HEDGE.search(says[0]) if len(says) == 1 else None
    return found[1] if found else ""


def _negated(used: list[tuple[Extract, list[Row]]]) -> bool:
    return any(_NOT.search(str(row["says"])) for extract, rows in used if extract.column("says") for row in rows[:2])


def _within(used: list[tuple[Extract, list[Row]]], names: Called) -> frozenset[str]:
    columns = {name for extract, _ in used for name in PLACE_COLUMNS if extract.column(name)}
    return frozenset(name for column in columns for name in names.around(column))


def _spelled(column: str, cell: str) -> str:
    return f"cluster {cell}" if column == "cluster" else cell


def _years(address: Address, used: list[tuple[Extract, list[Row]]], spans: tuple[Period, ...]) -> tuple[str, ...]:
    named = dict(address.parameters)
    chosen = [named[key] for key in ("year", "from", "before", "to", "after") if _YEAR.fullmatch(named.get(key, ""))]
    if chosen:
        return tuple(chosen)
    found: set[str] = set()
    for extract, rows in used:
        if spans:
            found |= {str(year) for span in spans for year in span.years}
        elif extract.period:
            found |= {str(row[extract.period]) for row in rows}
        elif extract.column("period"):
            found |= {year for row in rows for year in _years_in(str(row["period"]))}
        else:
            found |= _years_in(str(extract.sidecar.get("period", "")))
    return tuple(sorted(found))


def _years_in(period: str) -> set[str]:
    """List the years of a period; 2022/23 names both."""
    return {year for first, second in _RUNNING.findall(period) for year in (first, first[:2] + (second or first[2:]))}


def _siblings(address: Address, used: list[tuple[Extract, list[Row]]]) -> set[str]:
    """Give the words of the other kinds of a table, where an address chooses one."""
    own, others = set[str](), set[str]()
    for extract in (extract for extract, _ in used if not extract.column("says")):
        for name, chosen in address.parameters:
            if extract.column(name) and name not in PLACE_COLUMNS and name != extract.period:
                for cell in {str(row[name]) for row in extract.rows}:
                    (own if slug(cell) == chosen else others).update(stems(CODES.get(cell, cell)))
    return others - own


def _described(fact: Fact, address: Address, used: list[tuple[Extract, list[Row]]]) -> Iterator[str]:
    """Give every text that says what a fact counts."""
    yield from (fact.unit, address.text.partition(":")[2].replace("_", " ").partition("?")[0])
    yield from (CODES.get(value, value) for name, value in address.parameters if name not in PLACE_COLUMNS)
    if address.name:
        yield NAMED[address.name].__doc__ or ""
    for extract, rows in used:
        column = extract.column(address.column)
        yield from (extract.title, column.title if column else "", str(extract.sidecar.get("period", "")))
        # Of a table of many kinds, what describes them all describes none.
        if not extract.apart and not extract.column("says"):
            yield from (column.description if column else "", str(extract.sidecar.get("unit", "")))
        periods = {str(row["period"]) for row in rows} if extract.column("period") else set[str]()
        yield from ("April to March" for period in periods if any(second for _, second in _RUNNING.findall(period)))
        names = [name for name in (*extract.key, *_OWN_COLUMNS, "category", "part_of") if extract.column(name)]
        for name in names:
            cells = {str(row[name]) for row in rows}
            if len(cells) == 1 and name not in PLACE_COLUMNS:
                yield from (CODES.get(cell, cell) for cell in cells)
            elif name == "says" and rows:
                # What is said of each of several figures is said of what comes of them.
                yield " ".join(set.intersection(*(set(stems(cell)) for cell in cells)))
