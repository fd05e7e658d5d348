"""Find a ward without knowing its name: by a place, by the ward's name since 2024, or by a postcode."""

from __future__ import annotations

import csv
import json
import re
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
WRITTEN = re.compile(r"([A-Z]{1,2}[0-9][0-9A-Z]?) +([0-9][A-Z]{2})")
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
    rows = csv.DictReader(StringIO(read_text(root, POSTCODES)))
    missing = [name for name in (POSTCODE, WARD) if name not in (rows.fieldnames or ())]
    if missing:
        raise ProblemsFound([_unusable("a column of the table of postcodes is missing", missing)])
    districts: dict[str, dict[str, str]] = defaultdict(dict)
    problems: list[Problem] = []
    for row in (row for row in rows if row[WARD] in codes):
        parts = WRITTEN.fullmatch((row[POSTCODE] or "").strip().upper())
        if parts:
            districts[parts[1]][parts[2]] = slug(codes[row[WARD]])
        else:
            problems.append(_no_postcode(rows.line_num, row[POSTCODE]))
    if problems or not districts:
        raise ProblemsFound(problems or [_unusable("no postcode lies in a ward of the plan", [])])
    return {f"wards/postcodes/{name.lower()}.json": json.dumps(units) for name, units in sorted(districts.items())}


def _unusable(message: str, missing: list[str]) -> Problem:
    expected = f"the columns {POSTCODE} and {WARD}, with the codes that wards had before May 2024"
    return Problem(POSTCODES, 1, 0, message, ", ".join(missing), expected, "use ONS's postcode directory of early 2024")


def _no_postcode(line: int, found: str | None) -> Problem:
    message = f"column {POSTCODE} holds no postcode"
    return Problem(
        POSTCODES, line, 0, message, found or "nothing", "as ME99 1AA, with one space", "mend or drop the row"
    )
