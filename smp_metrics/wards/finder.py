"""Find a ward without knowing its name: by a place, by the ward's name since 2024, or by a postcode."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from io import StringIO
from pathlib import Path

from markupsafe import Markup

from smp_metrics.errors import Problem, ProblemsFound
from smp_metrics.facts import slug
from smp_metrics.files import is_there, read_text
from smp_metrics.wards.where import Where

# A part of ONS's postcode directory: the columns that it names so, for the borough's postcodes alone.
POSTCODES = "docs/wards/_postcodes.csv"
POSTCODE, WARD = "pcds", "osward"
FINDER = Markup(
    '<div class="smp-finder{}"><details><summary>All places and wards, A to Z</summary><ul>{}</ul></details></div>'
)
ENTRY = Markup("<li>{}: {}</li>")
LINK = Markup('<a href="smp-root/wards/{}/">{}</a>')


def finder(where: Where, wards: Iterable[str], *, postcodes: bool) -> Markup:
    """List every place with the wards that it may be in; wards.js makes it answer to what is typed."""
    entries = sorted(_entries(where, wards))
    items = (ENTRY.format(name, Markup(", ").join(LINK.format(slug(w), w) for w in found)) for name, found in entries)
    return FINDER.format(" smp-finder--postcodes" if postcodes else "", Markup("").join(items))


def _entries(where: Where, wards: Iterable[str]) -> Iterable[tuple[str, tuple[str, ...]]]:
    for ward in wards:
        yield from ((place, (ward,)) for place in dict.fromkeys((ward, *ward.split(" and "))))
    yield from ((place, (ward,)) for place, ward in where.places.items())
    yield from ((f"{name} (ward since 2024)", found) for name, found in where.since.items())


def postcode_files(root: Path, codes: Mapping[str, str]) -> dict[str, str]:
    """Give a file for each postcode district, from the rest of a postcode to its ward; none where there is no table.

    ``codes`` gives each ward by its code. Raise ProblemsFound when the table can't be used.
    """
    if not is_there(root, POSTCODES):
        return {}
    districts: dict[str, dict[str, str]] = defaultdict(dict)
    rows = csv.DictReader(StringIO(read_text(root, POSTCODES)))
    missing = [name for name in (POSTCODE, WARD) if name not in (rows.fieldnames or ())]
    for row in () if missing else rows:
        district, _, rest = (row[POSTCODE] or "").strip().upper().partition(" ")
        if row[WARD] in codes and rest:
            districts[district][rest] = slug(codes[row[WARD]])
    if not districts:
        raise ProblemsFound([_unusable(missing)])
    return {f"wards/postcodes/{name.lower()}.json": json.dumps(units) for name, units in sorted(districts.items())}


def _unusable(missing: list[str]) -> Problem:
    message = "a column of the table of postcodes is missing" if missing else "no postcode lies in a ward of the plan"
    expected = f"the columns {POSTCODE} and {WARD}, with the codes that wards had before May 2024"
    return Problem(POSTCODES, 1, 0, message, ", ".join(missing), expected, "use ONS's postcode directory of early 2024")
