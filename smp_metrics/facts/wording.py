"""Say in words what a fact is and how it was worked out: ``High Street, 2023: crimes as a percentage of the whole``."""

from __future__ import annotations

import re
from collections.abc import Callable

from smp_metrics.extracts import Extract, Extracts, Row
from smp_metrics.facts.address import Address, slug
from smp_metrics.facts.named import NAMED
from smp_metrics.facts.options import OPTIONS

# Column titles that say nothing without their row.
VAGUE = ("Value", "Total", "Count")
STATED = "says"
SHORT = ("asb", "cas", "cpn", "cpw", "vbc")
ASIDE = re.compile(r"^Give |(?<!\s)\s*+\([^()]*\)")
PLACES = {"1": "", "2": "second ", "3": "third ", "4": "fourth ", "5": "fifth "}

Options = dict[str, str]
PHRASES: dict[str, Callable[[str, Options], str]] = {
    "value": lambda thing, _: f"{thing}, as recorded",
    "total": lambda thing, _: f"{thing}, added up",
    "mean": lambda thing, _: f"{thing}, shared out evenly over the rows",
    "change": lambda thing, o: f"{thing} in {o['to']}, less those in {o['from']}",
    "percent_change": lambda thing, o: f"change in {thing}{_between(o)}, as a percentage of {o['from']}",
    "share": lambda thing, o: f"{thing} as a percentage of {_whole(o)}",
    "share_of_change": lambda thing, o: f"change in {thing}{_between(o)}, as a percentage of the change in {_whole(o)}",
    "rate": lambda thing, _: f"{thing} for every 1,000 residents (Census 2021)",
    "ratio": lambda thing, o: f"{thing}, divided by the same {_other(o)}",
    "difference": lambda thing, o: f"{thing}, less the same {_other(o)}",
    "rank": lambda thing, o: f"place by {_scored(thing, o)}, counted from the {o.get('order', 'highest')}",
    "highest": lambda thing, o: f"name of the {_nth(o)}highest by {_scored(thing, o)}",
    "lowest": lambda thing, o: f"name of the {_nth(o)}lowest by {_scored(thing, o)}",
    "first": lambda thing, o: f"name of the {_nth(o)}first by {thing}",
    "last": lambda thing, o: f"name of the {_nth(o)}last by {thing}",
    "count": lambda _, __: "how many there are",
    "count_of_rises": lambda thing, o: f"how many had a rise in {thing}{_between(o)}{_at_least(o)}",
    "count_of_falls": lambda thing, o: f"how many had a fall in {thing}{_between(o)}{_at_least(o)}",
}


def in_words(address: Address, extracts: Extracts) -> str:
    """Give a sentence without its full stop: what the fact is about, then how it is worked out."""
    words = _named(address) if address.name else _measured(address, extracts[address.extract])
    return words[:1].upper() + words[1:]


def scope(address: Address, extract: Extract) -> str:
    """List the filters of an address as its extract spells them: ``High Street, 2023``; empty when there are none."""
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


def _measured(address: Address, extract: Extract) -> str:
    stated = _stated(address, extract)
    if stated:
        return stated
    options = {name: value for name, value in address.parameters if name in OPTIONS}
    entity = options.get("group") or extract.entity or ""
    if "than" in options:
        options["than"] = _spelled(extract, entity, options["than"])
    phrase = PHRASES[address.measure](_thing(address, extract), options)
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
    return str(row[extract.period]) if extract.period else ""


def _thing(address: Address, extract: Extract) -> str:
    column = extract.column(address.column)
    title = column.title if column and column.title not in VAGUE else column.unit if column else ""
    return f"{title[:1].lower()}{title[1:]}" if title and title != "as the row says" else "figure"


def _everything(extract: Extract, entity: str) -> str:
    column = extract.column(entity)
    return f"every {column.title[:1].lower()}{column.title[1:]}" if column else f"every {entity}" if entity else ""


def _spelled(extract: Extract, name: str, value: str) -> str:
    if name == "setting":
        return f"{value} wards"
    cells = (str(row[name]) for row in extract.rows if _has(row, name, value))
    spelled = next(cells, value.replace("-", " "))
    if spelled in SHORT:
        return spelled.upper()
    if spelled == value:
        spelled = spelled.replace("-", " ")
    bare = spelled.isdigit() or spelled == "all"
    return f"{name.replace('_', ' ')} {spelled}" if bare and name != extract.period else spelled


def _whole(options: Options) -> str:
    return f"the whole {options['within']}" if "within" in options else "the whole"


def _other(options: Options) -> str:
    return f"for {options['than']}" if "than" in options else f"in {options['from']}"


def _scored(thing: str, options: Options) -> str:
    by = options.get("by", "value")
    kind = by.replace("_", " ").replace("percent", "percentage")
    return thing if by == "value" else f"{kind} of {thing}{_between(options)}"


def _between(options: Options) -> str:
    return f" from {options['from']} to {options['to']}" if "from" in options else ""


def _at_least(options: Options) -> str:
    if "at_least" not in options:
        return ""
    return f" by {options['at_least']}{'%' if options.get('by') == 'percent_change' else ''} or more"


def _nth(options: Options) -> str:
    place = options.get("nth", "1")
    return PLACES.get(place, f"{place}th ")
