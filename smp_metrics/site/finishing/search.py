"""Write what the search looks through: pages in full, tables and checks in short, and what people type for them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from html import unescape
from pathlib import Path
from types import MappingProxyType
from typing import Any

from smp_metrics.extracts import Extracts
from smp_metrics.facts import slug
from smp_metrics.site.finishing.search_words import Words
from smp_metrics.site.written.places import address_of_source
from smp_metrics.wards.finder import known_of
from smp_metrics.wards.kind import WARDS, kind_of
from smp_metrics.wards.later_tables import TABLE_ID
from smp_metrics.wards.sources import read_templates
from smp_metrics.wards.tables import ALL_ID

# Where the theme's script asks for it.
FILE = "search/search_index.json"
TAG = re.compile(r"<[^<>]+>")
ITEMS = re.compile(r"</li>\s*<li>")
SPACE = re.compile(r"\s+")
# The search plugin runs cells together, so a sign that nothing shows marks where each ends until it has read them.
MARK = "\N{INVISIBLE SEPARATOR}"
CELL_ENDS = re.compile(r"(?=</(?:td|th|caption|summary|figcaption|dt|dd)>)")
MARKS = re.compile(rf" ?{MARK}(?: ?{MARK})* ?")


@dataclass(frozen=True)
class Listed:
    """How much pages of one folder count, and how much of each is looked through.

    ``length`` is in characters of a section. A page without ``sections`` is found as a whole. Each answers to ``asked``
    too, together with words of its own.
    """

    weight: float
    length: int
    sections: bool
    asked: str = ""


# Names of wards put together are parted so.
NAMES_IN = re.compile(r",\s|\s(?:and|&)\s")
# The longest start of an address that fits. A reader wants a page first, and the lists behind it after that.
KINDS = {
    "": Listed(1, 0, sections=False),
    "index": Listed(1, 2000, sections=True),
    "help/": Listed(2, 2000, sections=True),
    "plan/": Listed(1.6, 4000, sections=True),
    "plan/appendix": Listed(0.9, 1000, sections=True),
    "data/": Listed(0.7, 300, sections=False, asked="excel csv data download"),
    "glossary/": Listed(1, 400, sections=True),
    "checks/": Listed(0.35, 300, sections=False),
    "corrections/": Listed(0.5, 300, sections=True),
    "how-checked/": Listed(0.6, 600, sections=True),
    "about/": Listed(0.7, 1500, sections=True),
    "facts/": Listed(0.3, 0, sections=False),
}
# The pages of wards, or of what a partnership has in their stead.
OF_PLACES = Listed(1.1, 900, sections=False)
# Wards that later ones have followed: who names one mostly means that of today.
OF_EARLIER = replace(OF_PLACES, weight=0.6)
# Pages that are only met on the way to something else.
UNLISTED = re.compile(r"facts/(?!plan-figures[\w-]*/|$)")


def with_places(words: Words, root: Path, extracts: Extracts) -> Words:
    """Let each ward's page answer to what is asked of a ward, and to the places in it.

    Of two wards of one name the later one is meant, where it has a page, and so it is where the name of the earlier one
    lives on in the later one's, or a place that it names; a later ward without a page is found at the ward that is
    most like it. A place that another page is to answer for stays with that page.
    """
    templates = read_templates(root, extracts)
    if templates is None:
        return words
    kind, where = kind_of(extracts), templates.where
    taken = {phrase for phrases in words.first.values() for phrase in phrases}
    later = known_of(extracts).later if templates.later else {}
    pages = {ward: slug(ward) for ward in where.neighbours}
    since = {name: later.get(name, pages[wards[0]]) for name, wards in where.since.items()}
    # "Old Town" is asked for by whoever means "Mill Lane and Old Town".
    within = {part: page for name, page in later.items() for part in NAMES_IN.split(name)}
    places = {
        place: since.get(where.places_since.get(place, ""), within.get(place, pages[ward]))
        for place, ward in where.places.items()
    }
    parts = [(part, page) for part, page in within.items() if part not in {*pages, *since, *places}]
    lives_on = {
        ward: later[name]
        for name, wards in where.since.items()
        for ward in wards
        if name in later and ward not in later
        if any(f"{part} ".startswith(f"{ward} ") for part in NAMES_IN.split(name))
    }
    named = [*since.items(), *places.items(), *lives_on.items(), *parts]
    named = [(name, page) for name, page in named if name.lower() not in taken]
    asked_of = [({**pages, **lives_on, **later}, words.wards), (later, words.since)]
    named += [
        (phrase.replace(f"{{{kind.column}}}", ward), page)
        for wards, phrases in asked_of
        for ward, page in wards.items()
        for phrase in phrases
    ]
    return _with_first(words, [(name, f"{kind.address}{path}.md") for name, path in named])


def _with_first(words: Words, named: Iterable[tuple[str, str]]) -> Words:
    first = dict(words.first)
    for name, page in named:
        first[page] = (*first.get(page, ()), name)
    return words.model_copy(update={"first": first})


def left_to_finder(root: Path, extracts: Extracts, words: Words) -> dict[str, Any]:
    """Give what no page is to answer and the finder of wards knows: villages and other places, and streets."""
    templates = read_templates(root, extracts)
    if templates is None:
        return {}
    # There what was searched for is read by wards.js.
    kind = kind_of(extracts)
    other = (phrases for page, phrases in words.first.items() if not page.startswith(kind.address))
    answered = {phrase for phrases in other for phrase in phrases}
    places = {place for place in templates.where.places if place.lower() not in answered}
    known = known_of(extracts)
    streets = {*templates.where.roads, *(name for names in known.streets.values() for name in names)}
    told: dict[str, Any] = {"places": "|".join(sorted(places)), "streets": "|".join(sorted(streets))}
    if known.later:
        told["later"] = True
    if not known.postcodes:
        told["list"] = [TABLE_ID, f"All {kind.many} of today"] if known.later else [ALL_ID, f"All {kind.many}"]
    return {"at": kind.address, **told, **({"one": kind.one} if kind != WARDS else {})}


def search_index(
    entries: Sequence[Mapping[str, Any]],
    words: Words,
    older: Mapping[str, str] = MappingProxyType({}),
    finder: Mapping[str, Any] = MappingProxyType({}),
) -> str:
    """Give the index as JSON; ``entries`` are the sections that the search plugin found, in order.

    ``older`` gives the edition of each page of a plan that another one has followed: it is found only when that
    edition is asked for. ``finder`` is what the finder of wards knows.
    """
    editions = {address_of_source(page): edition for page, edition in older.items()}
    first = {address_of_source(page): phrases for page, phrases in words.first.items()}
    pages: dict[str, dict[str, Any]] = {}
    for entry in entries:
        address, _, anchor = entry["location"].partition("#")
        if UNLISTED.match(address):
            continue
        kind = _kind(address, finder)
        section = [anchor, _plain(entry["title"]), _short(_plain(entry["text"]), kind.length)]
        if address not in pages:
            pages[address] = {
                "at": address,
                "weight": kind.weight,
                "first": first.get(address, ()),
                "asked": kind.asked,
                "parts": [["", *section[1:]]],
                **({"edition": editions[address]} if address in editions else {}),
            }
        elif kind.sections:
            pages[address]["parts"].append(section)
    docs = list(pages.values())
    elsewhere = {_address(part): phrases for part, phrases in words.elsewhere.items()}
    kinds = [
        {"at": _address(kind.page), **kind.model_dump(exclude_defaults=True, exclude={"page"})} for kind in words.kinds
    ]
    told: dict[str, Any] = {"idle": words.idle, "counted": words.counted, "topics": words.topics, "same": words.same}
    config = {**told, "elsewhere": elsewhere, "kinds": kinds, "finder": {**finder}}
    return json.dumps({"config": config, "docs": docs}, ensure_ascii=False, separators=(",", ":"))


def _kind(address: str, finder: Mapping[str, Any]) -> Listed:
    places = str(finder.get("at") or WARDS.address)
    if address.startswith(places):
        is_ward = address.removeprefix(places).count("/") == 1
        return OF_EARLIER if is_ward and finder.get("later") else OF_PLACES
    start = max((start for start in KINDS if (address or "index").startswith(start)), key=len)
    return KINDS[start]


def _address(part: str) -> str:
    page, sign, anchor = part.partition("#")
    return address_of_source(page) + sign + anchor


def mark_cells(html: str) -> str:
    """Mark where each cell or label of a page ends, for the search plugin to read."""
    return CELL_ENDS.sub(MARK, html)


def unmark_cells(html: str) -> str:
    """Give a page as it was before :func:`mark_cells`."""
    return html.replace(MARK, "")


def _plain(html: str) -> str:
    text = unescape(TAG.sub(" ", ITEMS.sub(" · ", html)))
    return MARKS.sub(" · ", SPACE.sub(" ", text)).strip(" ·")


def _short(text: str, length: int) -> str:
    """Cut a text where a word ends."""
    return text if len(text) <= length else text[:length].rpartition(" ")[0]
