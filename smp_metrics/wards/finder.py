"""Find a ward without knowing its name: by a place, a street, the name of a later ward, or a postcode."""

from __future__ import annotations

import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path

from markupsafe import Markup

from smp_metrics.errors import Problem, ProblemsFound
from smp_metrics.extracts import Extracts
from smp_metrics.facts import slug
from smp_metrics.files import is_there, read_text
from smp_metrics.wards.kind import WARDS, Kind, kind_of
from smp_metrics.wards.since import folder_of, later, later_names
from smp_metrics.wards.sources import profile_of
from smp_metrics.wards.where import Where

STREET = "street"
STREETS = "streets.json"

# A part of ONS's postcode directory: the columns that it names so, for the borough's postcodes alone.
POSTCODES = "_postcodes.csv"
POSTCODE, WARD = "pcds", "osward"
WRITTEN = re.compile(r"([A-Z]{1,2}[0-9][0-9A-Z]?) +([0-9][A-Z]{2})")
FINDER = Markup(
    '{}<div class="smp-finder{}{}"><details><summary>All places and {}, A to Z</summary><ul>{}</ul></details></div>'
)
# Read before anything is typed: the field, which wards.js puts below, names it as its description.
NO_POSTCODES = Markup(
    '<p id="smp-find-hint">Use a name, not a postcode: this site has no list of them. Or ask GOV.UK '
    '<a href="https://www.gov.uk/find-your-local-councillors">who your councillors are</a>: those of {} stand for your '
    "{}.</p>"
)
ENTRY = Markup("<li>{}: {}{}</li>")
LATER = Markup("<li>{}{} ({}), before that: {}</li>")
LINK = Markup('<a href="smp-root/{}{}/">{}</a>')


@dataclass(frozen=True)
class Known:
    """What the finder knows beside the wards' names and places: later wards, streets, and whether postcodes.

    ``later`` gives the address of each later ward below the wards' folder, ``called`` what such a ward is called,
    ``ended`` what is said of an earlier one, and ``streets`` those that lie in both an earlier and a later ward;
    ``kind`` is what they are instead of wards, and ``council`` the one whose members stand for them.
    """

    later: Mapping[str, str] = field(default_factory=dict)
    called: str = "later ward"
    streets: Mapping[tuple[str, str], list[str]] = field(default_factory=dict)
    postcodes: bool = False
    council: str = "your council"
    kind: Kind = WARDS
    ended: str = ""


def known_of(extracts: Extracts) -> Known:
    """Gather what a project's data gives the finder to know."""
    kind, names, council = kind_of(extracts), later_names(extracts), extracts.partnership.council
    postcodes = is_there(extracts.root, f"{kind.folder}/{POSTCODES}")
    if not names:
        return Known(called=f"later {kind.one}", postcodes=postcodes, council=council, kind=kind)
    wards = later(extracts)
    addresses = {name: f"{folder_of(wards)}/{slug(name)}" for name in names}
    called = f"{kind.one} since {wards.since.year}" if wards.since else f"later {kind.one}"
    ended = f" ({kind.one} until {wards.since.year})" if wards.since else f" (earlier {kind.one})"
    return Known(addresses, called, _streets(extracts), postcodes, council, kind, ended)


def _streets(extracts: Extracts) -> dict[tuple[str, str], list[str]]:
    streets: dict[tuple[str, str], list[str]] = defaultdict(list)
    name, column = profile_of(extracts).streets, kind_of(extracts).column
    for row in extracts[name].rows if name else ():
        streets[str(row[f"old_{column}"]), str(row[f"new_{column}"])].append(str(row[STREET]))
    return dict(streets)


def finder(where: Where, wards: Iterable[str], known: Known) -> Markup:
    """List every place with the wards that it may be in; wards.js makes it answer to what is typed."""
    items = Markup("").join(entry for _, entry in sorted(_entries(where, wards, known)))
    postcodes = " smp-finder--postcodes" if known.postcodes else ""
    streets = " smp-finder--streets" if known.streets else ""
    hint = "" if known.postcodes else NO_POSTCODES.format(known.council, known.kind.one)
    return FINDER.format(hint, postcodes, streets, known.kind.many, items)


def _entries(where: Where, wards: Iterable[str], known: Known) -> Iterable[tuple[str, Markup]]:
    places = [(place, ward) for ward in wards for place in dict.fromkeys((ward, *ward.split(" and ")))]
    for place, ward in (*places, *where.places.items()):
        since, earlier = where.places_since.get(place), _earlier(ward, known)
        told = LATER.format(f"{place}: ", _later(since, known), known.called, earlier) if since else None
        yield place, told or ENTRY.format(place, earlier, known.ended)
    for name, before in where.since.items():
        links = Markup(", ").join(_earlier(ward, known) for ward in before)
        yield name, LATER.format("", _later(name, known), known.called, links)


def _earlier(ward: str, known: Known) -> Markup:
    return LINK.format(known.kind.address, slug(ward), ward)


def _later(ward: str, known: Known) -> Markup | str:
    return LINK.format(known.kind.address, known.later[ward], ward) if ward in known.later else ward


def streets_file(known: Known, where: Where) -> str:
    """Write streets as wards.js fetches them: an earlier ward, a later one with its address, and what lies in both.

    A street that the list of places has already is left out. Last come the roads that records can name by a number.
    """
    streets = [
        [before, slug(before), since, known.later[since], "|".join(_unlisted(names, before, since, where))]
        for (before, since), names in known.streets.items()
    ]
    return json.dumps([known.called, streets, where.roads])


def _unlisted(names: Iterable[str], before: str, since: str, where: Where) -> Iterable[str]:
    told = (before, since)
    return (name for name in names if (where.places.get(name), where.places_since.get(name)) != told)


def postcode_files(root: Path, codes: Mapping[str, str], vintage: str, kind: Kind = WARDS) -> dict[str, str]:
    """Give a file for each postcode district, from the rest of a postcode to its ward.

    ``codes`` gives each ward by its code, on the boundaries that ``vintage`` names. Raise ProblemsFound when the table
    can't be used.
    """
    path = f"{kind.folder}/{POSTCODES}"
    rows = csv.DictReader(StringIO(read_text(root, path)))
    missing = [name for name in (POSTCODE, WARD) if name not in (rows.fieldnames or ())]
    if missing:
        raise ProblemsFound([_unusable(path, "a column of the table of postcodes is missing", missing, vintage)])
    districts: dict[str, dict[str, str]] = defaultdict(dict)
    problems: list[Problem] = []
    for row in (row for row in rows if row[WARD] in codes):
        parts = WRITTEN.fullmatch((row[POSTCODE] or "").strip().upper())
        if parts:
            districts[parts[1]][parts[2]] = slug(codes[row[WARD]])
        else:
            problems.append(_no_postcode(path, rows.line_num, row[POSTCODE]))
    if problems or not districts:
        raise ProblemsFound(problems or [_unusable(path, f"no postcode lies in a {kind.one} of the plan", [], vintage)])
    return {
        f"{kind.address}postcodes/{name.lower()}.json": json.dumps(units) for name, units in sorted(districts.items())
    }


def _unusable(path: str, message: str, missing: list[str], vintage: str) -> Problem:
    expected = f"the columns {POSTCODE} and {WARD}, with the codes of these: {vintage}"
    remedy = "use ONS's postcode directory of the time of these boundaries"
    return Problem(path, 1, 0, message, ", ".join(missing), expected, remedy)


def _no_postcode(path: str, line: int, found: str | None) -> Problem:
    message = f"column {POSTCODE} holds no postcode"
    return Problem(path, line, 0, message, found or "nothing", "as ME99 1AA, with one space", "mend or drop the row")
