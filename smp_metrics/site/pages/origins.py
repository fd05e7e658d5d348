"""Tell where a number comes from, for the panel beside it and for its entry among the facts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from smp_metrics.claims.language.number_words import ordinal
from smp_metrics.extracts import Extract, Extracts
from smp_metrics.facts import Fact, Source, parse_address
from smp_metrics.facts.disputes import disputes_of
from smp_metrics.facts.printing import recorded
from smp_metrics.facts.wording import in_words
from smp_metrics.site.by_edition import revisions_of
from smp_metrics.site.written.places import address_of_source

PANEL_ROWS = 4
# A sum that tells no more than the value does.
NO_SUM = (", as recorded", " in the rows that match")
UNITS = {"percent": "%", "percent_change": "%", "points": " percentage points", "rate": " per 1,000 residents"}
VAGUE_UNITS = ("as the row says", "rank")
# A cell of a key that is spelled as an address has it.
CALENDAR = "Calendar years"
CALENDAR_COLUMNS = ("Year", "Month")
YEAR = re.compile(r"\b20\d{2}\b")
SLUG = re.compile(r"(?<![^ ])[a-z][a-z0-9]*(?:-[a-z0-9]+)+(?![^,])")


@dataclass(frozen=True)
class Origin:
    """All that a reader may ask of a fact, in words, with its rows by extract."""

    value: str
    words: str
    formula: str
    period: str
    rows: dict[str, list[Source]]
    sources: dict[str, str]
    corrections: dict[str, str]
    disputes: dict[str, str]
    revisions: dict[str, str]
    # Where on the site each extract is read, below ``docs``.
    places: dict[str, str] = field(default_factory=dict)


def origin_of(fact: Fact, extracts: Extracts) -> Origin:
    """Put a fact into words."""
    rows: dict[str, list[Source]] = {}
    for source in fact.sources:
        rows.setdefault(source.extract, []).append(source)
    titles = {entry.id: entry.title for entry in extracts.corrections}
    return Origin(
        value=shown(fact),
        words=in_words(parse_address(fact.address), extracts).replace("``", ""),
        formula="" if fact.formula.endswith(NO_SUM) else fact.formula,
        period=_period(fact, extracts),
        rows=rows,
        sources={name: _source(extracts, name, [each.line for each in told]) for name, told in rows.items()},
        corrections={entry: titles[entry] for entry in fact.corrections},
        disputes=disputes_of(fact, extracts),
        revisions={each.id: each.title for each in revisions_of(fact, extracts)},
    )


def shown(fact: Fact) -> str:
    """Print a fact's value with its unit, to two decimals at the most: ``−51.06%``, ``496 incidents``, ``13th``."""
    if isinstance(fact.value, str):
        return fact.value
    if fact.kind == "rank":
        return ordinal(int(fact.value))
    number = recorded(fact.value)
    if fact.kind == "money":
        return f"£{number}"
    if fact.kind in ("count", "change", "number") and not (fact.unit.startswith(VAGUE_UNITS) or _counts_rows(fact)):
        unit = fact.unit.removesuffix("s") if abs(fact.value) == 1 else fact.unit
        return f"{number} {unit}".strip()
    return f"{number}{' times' if fact.kind == 'ratio' else UNITS.get(fact.kind, '')}"


def _counts_rows(fact: Fact) -> bool:
    """Tell a count of wards, or of whatever has a row, from one in the unit of its column."""
    return parse_address(fact.address).measure.startswith("count")


def panel_file(origins: Mapping[str, Origin], extracts: Extracts) -> str:
    """Write what the panels of some facts, given by address, show, by the anchor of each one's entry, as JSON."""
    entries = {parse_address(address).slug: _panel(origin, extracts) for address, origin in origins.items()}
    return json.dumps(entries, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def _panel(origin: Origin, extracts: Extracts) -> dict[str, object]:
    """Leave out what is empty: the file is fetched whole when somebody first asks."""
    rows = [source for told in origin.rows.values() for source in told]
    shown_rows = len(rows) if len(rows) <= PANEL_ROWS else PANEL_ROWS - 1
    panel = {
        "value": origin.value,
        "words": origin.words,
        "formula": origin.formula,
        "period": origin.period,
        "rows": [cell(source) for source in rows[:shown_rows]],
        "more": len(rows) - shown_rows,
        "extracts": [
            [name, extracts[name].title, origin.sources[name], _standing(origin, name)] for name in origin.rows
        ],
        "corrections": list(map(list, origin.corrections.items())),
        "disputed": list(map(list, origin.disputes.items())),
        "revised": list(map(list, origin.revisions.items())),
    }
    return {name: value for name, value in panel.items() if value}


def _standing(origin: Origin, name: str) -> str:
    """Give the address below the site's root at which an extract's words or table are read, where there is one."""
    page, hash_, anchor = origin.places.get(name, "").partition("#")
    return f"{address_of_source(page)}{hash_}{anchor}" if page else ""


def cell(source: Source) -> str:
    """Write one row that a fact was worked out from: ``cluster 1, 2022: 166``."""
    try:
        value = recorded(Fraction(source.value))
    except ValueError:
        value = source.value
    label = SLUG.sub(lambda slug: slug[0].replace("-", " "), source.label)
    return label if label == value else f"{label}:\N{NO-BREAK SPACE}{value}"


def said_of(extract: Extract, lines: Iterable[int], column: str) -> list[str]:
    """List what rows say of themselves in a column that not every extract has."""
    wanted = set(lines)
    found = (str(row[column]) for row in extract.rows if row.line in wanted and column in row.values)
    return list(dict.fromkeys(found))


def _source(extracts: Extracts, name: str, lines: list[int]) -> str:
    extract, edition = extracts[name], extracts.partnership.edition_of(extracts.editions.split(name)[1])
    paragraphs = said_of(extract, lines, "paragraph")
    if paragraphs:
        return f"{edition.short}, paragraph{'s' if len(paragraphs) > 1 else ''} {', '.join(paragraphs)}"
    return str(extract.sidecar["source"]).replace(edition.title, edition.short)


def _period(fact: Fact, extracts: Extracts) -> str:
    """Give the time that a fact covers, in the words of its extract: ``Year to November 2023``."""
    first = extracts[fact.sources[0].extract]
    said = said_of(first, (source.line for source in fact.sources if source.extract == first.name), "period")
    if said and first.period is None:
        return ", ".join(sorted(said))
    if not fact.period or fact.period == first.sidecar.get("period"):
        periods = dict.fromkeys(str(extracts[name].sidecar["period"]) for name in fact.extracts)
        return _years(fact) if all(each.startswith(CALENDAR) for each in periods) else "; ".join(periods)
    column = first.column(first.period or "")
    bare = all(part.isdigit() for part in fact.period.split(" to "))
    return f"{column.title} {fact.period}" if bare and column and column.title not in CALENDAR_COLUMNS else fact.period


def _years(fact: Fact) -> str:
    """Give the calendar years that the address of a named fact asks for, or those of its rows."""
    given = dict(parse_address(fact.address).parameters)
    asked = [given[name] for name in ("year", "before", "after") if name in given]
    found = asked or sorted({year for source in fact.sources for year in YEAR.findall(source.label)})
    return " to ".join(dict.fromkeys([found[0], found[-1]]))
