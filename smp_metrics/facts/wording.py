"""Say in words what a fact is and how it was worked out: ``Old Town, 2023: crimes as a percentage of the whole``."""

from __future__ import annotations

import re

from smp_metrics.extracts import Extract, Extracts, Row
from smp_metrics.facts.address import Address, slug
from smp_metrics.facts.codes import CODES
from smp_metrics.facts.measuring.measures import MEASURES
from smp_metrics.facts.measuring.options import ENDS, OPTIONS
from smp_metrics.facts.named import NAMED

# Column titles that say nothing without their row.
VAGUE = ("Value", "Total", "Count")
STATED = "says"
ASIDE = re.compile(r"^Give |(?<!\s)\s*+\([^()]*\)")


def in_words(address: Address, extracts: Extracts) -> str:
    """Give a sentence without its full stop: what the fact is about, then how it is worked out."""
    words = _named(address) if address.name else _measured(address, extracts)
    return words[:1].upper() + words[1:]


def scope(address: Address, extract: Extract) -> str:
    """List the filters of an address as its extract spells them: ``Old Town, 2023``; empty when there are none."""
    return ", ".join(_spelled(extract, name, value) for name, value in address.parameters if name not in OPTIONS)


def _named(address: Address) -> str:
    """Take the first sentence of the function's docstring, and its parameters."""
    first = ASIDE.sub("", (NAMED[address.name].__doc__ or "").strip().split("\n")[0]).rstrip(".")
    given = dict(address.parameters)
    if "before" in given and "after" in given:
        given["before"] += f" to {given.pop('after')}"
    about = ", ".join(_plain(name, value) for name, value in given.items())
    return f"{about}: {first[:1].lower()}{first[1:]}" if about else first


def _plain(name: str, value: str) -> str:
    words = value.replace("-", " ").replace(",", ", ")
    return words.title() if name in ("ward", "area") else f"cluster {words}" if name == "cluster" else words


def _measured(address: Address, extracts: Extracts) -> str:
    extract = extracts[address.extract]
    stated = _stated(address, extract)
    if stated:
        return stated
    options = {name: value for name, value in address.parameters if name in OPTIONS}
    entity = options.get("group") or extract.entity or ""
    options.update({name: extract.called(text) for name, text in options.items() if name in ENDS})
    if "than" in options:
        options["than"] = _spelled(extract, entity, options["than"])
    if address.measure == "rate":
        options["census"] = str(extracts.partnership.census)
    phrase = MEASURES[address.measure].phrase(_thing(address, extract), options)
    about = scope(address, extract)
    if all(name in (*OPTIONS, extract.period) for name, _ in address.parameters):
        about = ", ".join(part for part in (_everything(extract, entity), about) if part)
    return f"{about}: {phrase}" if about else phrase


def _stated(address: Address, extract: Extract) -> str:
    """Give what a row says of itself, where its extract has such a column and one row is asked for."""
    rows = [row for row in extract.rows if all(_has(row, *each) for each in address.parameters)]
    if address.column == address.measure == "value" and extract.column(STATED) and len(rows) == 1:
        return ": ".join(part for part in (_period(extract, rows[0]), str(rows[0][STATED])) if part)
    return ""


def _has(row: Row, name: str, value: str) -> bool:
    return name in row.values and slug(str(row[name])) == value


def _period(extract: Extract, row: Row) -> str:
    return extract.called(row[extract.period]) if extract.period else ""


def _thing(address: Address, extract: Extract) -> str:
    column = extract.column(address.column)
    title = column.title if column and column.title not in VAGUE else column.unit if column else ""
    return f"{title[:1].lower()}{title[1:]}" if title and title != "as the row says" else "figure"


def _everything(extract: Extract, entity: str) -> str:
    column = extract.column(entity)
    return f"every {column.title[:1].lower()}{column.title[1:]}" if column else f"every {entity}" if entity else ""


def _spelled(extract: Extract, name: str, value: str) -> str:
    if name == extract.period:
        return extract.called(value)
    if name == "setting":
        return f"{value} wards"
    cells = (str(row[name]) for row in extract.rows if _has(row, name, value))
    spelled = next(cells, value.replace("-", " "))
    if spelled in CODES:
        return spelled.upper()
    if spelled == value:
        spelled = spelled.replace("-", " ")
    bare = spelled.isdigit() or spelled == "all"
    return f"{name.replace('_', ' ')} {spelled}" if bare else spelled
