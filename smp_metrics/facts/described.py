"""What the tables and rows of a fact say of it: its years, its kind, who counted, and every word that describes it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from smp_metrics.facts.address import Address, slug
from smp_metrics.facts.codes import CODES
from smp_metrics.facts.fact import Fact
from smp_metrics.facts.named import NAMED
from smp_metrics.facts.places import Used
from smp_metrics.facts.stems import stems
from smp_metrics.periods import DECEMBER, MONTHS, YEAR, Period

_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_RUNNING = re.compile(r"\b((?:19|20)[0-9]{2})(?:/([0-9]{2}))?\b")
_HEDGE = re.compile(r"\bsays (over|nearly)\b")
# Behind ";" a row tells of the figure, and no more of what it counts.
_NOT = re.compile(r"\A[^;]*\b(?:not|never)\b")
_PART = re.compile(r"([A-Z][a-z]+) to ([A-Z][a-z]+) of ")
# Rows of one kind may run otherwise: "June to December of 2021 to 2023; for thefts June to November".
_PART_OF_SOME = re.compile(r"; for ([a-z -]+?) ([A-Z][a-z]+) to ([A-Z][a-z]+)")
_COUNTERS = frozenset({"police", "council"})
_KIND_COLUMNS = ("kind", "offence", "category", "power")
# The words of titles that tell a table of one kind, and those of kinds that tell none from another.
_TELLING = frozenset({"abuse", "domestic", "violence", "victim", "society", "behaviour", "youth", "offender"})
_GENERAL = frozenset({"and", "the", "other", "crime", "offence", "against", "protection", "community", "of"})
_DERIVED = frozenset({"implied", "least", "average"})
_OWN_COLUMNS = ("says", "unit", "period", "finding", "figure")


def kinds(address: Address, used: Used) -> Iterator[frozenset[str]]:
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
            own = {word for value in chosen for word in stems(value)}
            yield frozenset(stems(extract.title)) & _TELLING - own


def part_of_year(used: Used, spans: tuple[Period, ...]) -> tuple[str, ...]:
    """Give the months from which to which a year of a table, or of its rows of a kind, runs where that is a part."""
    if spans:
        ends = (spans[0].months[0], spans[-1].months[1])
        return tuple(MONTHS[end].lower() for end in ends) if spans[0].length % YEAR else ()
    for extract, rows in used:
        period = str(extract.sidecar.get("period", ""))
        for name, first, last in _PART_OF_SOME.findall(period):
            if all(name in map(str, row.values.values()) for row in rows):
                return first.lower(), last.lower()
        found = _PART.match(period)
        if found:
            return found[1].lower(), found[2].lower()
    return ()


def year_ends(used: Used) -> str:
    """Name the month that a year of all tables ends with, where that is not December; "" for calendar years."""
    ends = {extract.ends for extract, _ in used if extract.period}
    return MONTHS[ends.pop()].lower() if len(ends) == 1 and DECEMBER not in ends else ""


def said(used: Used) -> str:
    """Give what the rows say that their figures are."""
    return " ".join(str(row["says"]) for extract, rows in used if extract.column("says") for row in rows)


def counters(used: Used) -> frozenset[str]:
    """Tell which of the police and the council all tables name: in their descriptions, else as who publishes them."""
    told = [_counters(extract.sidecar) for extract, _ in used]
    return frozenset(set.union(*told)) if told and all(told) else frozenset()


def _counters(sidecar: Mapping[str, object]) -> set[str]:
    texts = (set(stems(str(sidecar.get(key, "")))) for key in ("description", "publisher", "unit"))
    described, published, unit = texts
    # Recorded crime is what the police record.
    return described & _COUNTERS or published & _COUNTERS or ({"police"} if "crime" in unit else set())


def hedge(used: Used) -> str:
    """Give the word by which a source makes its figure more or less than it says: over or nearly."""
    says = [str(row["says"]) for extract, rows in used if extract.column("says") for row in rows]
    found = _HEDGE.search(says[0]) if len(says) == 1 else None
    return found[1] if found else ""


def negated(used: Used) -> bool:
    """Tell whether the rows count those who did not, or who thought that others did not."""
    return any(_NOT.match(str(row["says"])) for extract, rows in used if extract.column("says") for row in rows[:2])


def years(address: Address, used: Used, spans: tuple[Period, ...]) -> tuple[str, ...]:
    """List the years that a fact is about, in order."""
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


def siblings(address: Address, used: Used, places: Collection[str]) -> set[str]:
    """Give the words of the other kinds of a table, where an address chooses one; columns of ``places`` hold none."""
    own, others = set[str](), set[str]()
    for extract in (extract for extract, _ in used if not extract.column("says")):
        for name, chosen in address.parameters:
            if extract.column(name) and name not in places and name != extract.period:
                for cell in extract.by(name):
                    (own if slug(cell) == chosen else others).update(stems(CODES.get(cell, cell)))
    return others - own


def texts(fact: Fact, address: Address, used: Used, places: Collection[str]) -> Iterator[str]:
    """Give every text that says what a fact counts; columns of ``places`` say where."""
    yield from (fact.unit, address.text.partition(":")[2].replace("_", " ").partition("?")[0])
    yield from (CODES.get(value, value) for name, value in address.parameters if name not in places)
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
            if len(cells) == 1 and name not in places:
                yield from (CODES.get(cell, cell) for cell in cells)
            elif name == "says" and rows:
                # What is said of each of several figures is said of what comes of them.
                yield " ".join(set.intersection(*(set(stems(cell)) for cell in cells)))
