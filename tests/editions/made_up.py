"""A made-up edition for 2025/26: all that an analyst would write for it, as files of YAML, CSV and Markdown.

Nothing in it is true. It stands in a copy of the project, and never beside the real data.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path

TITLE = "Made-up Assessment 2025/26 for tests"
EDITION = f"""\
  - id: 2025-26
    title: {TITLE}
    short: The made-up 2025/26 plan
    paragraphs: 60
"""
YEARS = "[2021, 2022, 2023, 2024]"
BOROUGH = "Borough boundary, not changed in the period"
NEW_WARDS = "Wards since the boundary changes of May 2024"
NOTE = "Every number of this table is made up, to test how an edition is added."
# Each table: its title, its unit, its places and their boundaries, its period and its years, its paragraph.
SIDECARS = {
    "asb_by_ward": ("Made-up anti-social behaviour by ward", "incidents", "Wards of Maidstone borough", NEW_WARDS,
                    "Calendar years 2023 to 2024", "[2023, 2024]", 12),
    "needle_totals": ("Made-up totals of needle finds", "needles", "Maidstone borough", BOROUGH,
                      "Calendar years 2021 to 2024", YEARS, 30),
    "domestic_abuse_totals": ("Made-up totals of domestic abuse", "crimes", "Maidstone borough", BOROUGH,
                              "Four years from December 2020 to November 2024", YEARS, 21),
    "service_requests": ("Made-up requests to the team", "requests", "Maidstone borough", BOROUGH,
                         "Calendar years 2022 to 2024", "[2022, 2023, 2024]", 14),
    "stated_figures": ("Made-up figures with no data", "as each row says", "As each row says", BOROUGH,
                       "As each row says", "[]", 5),
    "plan_figures": ("Made-up figures to check", "as each figure says", "As each row says", BOROUGH,
                     "As each row says", "[]", 12),
}  # fmt: skip
REVISED = (
    ("needles-counted-again", "needle_totals", {"year": 2023}, "total", 713, 725, 30),
    ("noise-counted-again", "service_requests", {"kind": "noise", "year": 2023}, "requests", 539, 548, 14),
    ("abuse-counted-again", "domestic_abuse_totals", {"year": 2023}, "crimes", 2706, 2719, 21),
)


def name(extract: str) -> str:
    """Name an extract of the made-up edition."""
    return f"{extract}_2025_26"


def write_data(root: Path) -> None:
    """Add the edition's data to a project."""
    partnership = root / "data/partnership.yml"
    text = partnership.read_text(encoding="utf-8")
    partnership.write_text(text.replace("# The edition of every", f"{EDITION}# The edition of every"), encoding="utf-8")
    for extract, (header, *rows) in _tables(root).items():
        _write_table(root / f"data/{name(extract)}.csv", [header, *rows])
        (root / f"data/{name(extract)}.yml").write_text(_sidecar(*SIDECARS[extract]), encoding="utf-8")
    (root / "data/revisions.yml").write_text("".join(_revision(*each) for each in REVISED), encoding="utf-8")
    required = root / "schemas/required.yml"
    asked = required.read_text(encoding="utf-8").replace("revisions.yml: 0", f"revisions.yml: {len(REVISED)}")
    required.write_text(asked, encoding="utf-8")


def _tables(root: Path) -> dict[str, list[list[object]]]:
    with (root / "data/new_ward_residents.csv").open(encoding="utf-8") as file:
        wards = [row["ward"] for row in csv.DictReader(file)]
    with (root / "data/service_requests.csv").open(encoding="utf-8") as file:
        before = {(row["kind"], row["year"]): int(row["requests"]) for row in csv.DictReader(file)}
    kinds = list(dict.fromkeys(kind for kind, _ in before))
    requests = {(kind, year): before[kind, year] for kind in kinds for year in ("2022", "2023")}
    requests |= {(kind, "2024"): before[kind, "2023"] + 7 for kind in kinds} | {("noise", "2023"): 548}
    years = ("2022", "2023", "2024")
    asb = [[ward, year, 40 + 3 * at + (year - 2023)] for at, ward in enumerate(wards) for year in (2023, 2024)]
    posts = "Posts of youth workers, made up"
    fact = "fact:needle_totals.total?year=2024"
    return {
        "asb_by_ward": [["ward", "year", "incidents"], *asb],
        "needle_totals": [["year", "total"], [2021, 1066], [2022, 472], [2023, 725], [2024, 640]],
        "domestic_abuse_totals": [["year", "crimes"], [2021, 3170], [2022, 2995], [2023, 2719], [2024, 2650]],
        "service_requests": [
            ["kind", "year", "requests"],
            *([kind, year, requests[kind, year]] for kind in kinds for year in years),
        ],
        "stated_figures": [
            ["figure", "paragraph", "value", "unit", "period", "says"],
            ["youth-workers", 5, 4, "posts", "2024", posts],
        ],
        "plan_figures": [
            ["id", "paragraph", "place", "says", "printed", "fact", "missing", "part_of"],
            ["p5-youth-workers-4", 5, "detail", posts, "4", "", "A list of posts", ""],
            ["p30-needles-found", 30, "detail", "Needle finds in 2024", "640", fact, "", ""],
        ],
    }


def _write_table(path: Path, rows: Iterable[Iterable[object]]) -> None:
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\n").writerows(rows)
    path.write_text(stream.getvalue(), encoding="utf-8", newline="")


def _sidecar(title: str, unit: str, places: str, vintage: str, period: str, years: str, paragraph: int) -> str:  # noqa: PLR0913, PLR0917
    return f"""\
title: "{title}"
topic: "Made up"
description: >-
  {title}, of the edition for 2025/26 that the tests have made up; nothing in it is true.
publisher: Safer Maidstone Partnership
source: "{TITLE}, paragraph {paragraph}"
counted_by: plan
paragraphs: [{paragraph}]
table: null
period: "{period}"
years: {years}
geography: {places}
geography_vintage: "{vintage}"
unit: "{unit}"
licence: "Open Government Licence v3.0"
sensitive: true
sensitive_reason: >-
  It is made up.
notes:
  - {NOTE}
"""


def _revision(  # noqa: PLR0913, PLR0917
    id_: str, extract: str, at: dict[str, object], column: str, before: int, after: int, paragraph: int
) -> str:
    place = ", ".join(f"{key}: {value}" for key, value in at.items())
    return f"""\
- id: {id_}
  edition: 2025-26
  title: The made-up edition counts again
  extract: {extract}
  cells:
    - at: {{{place}}}
      column: {column}
      before: {before}
      after: {after}
  paragraph: {paragraph}
  where: the made-up table
  says: The made-up edition prints another count than the edition before.
  why: Records that came late were counted too, as the tests have it.
  effect: none
  message: Which way it goes stays the same.
  status: proposed
  date: 2026-01-15
"""


PAGES = {
    "index.md": ("The made-up plan", range(1, 11)),
    "anti-social-behaviour.md": ("Made-up anti-social behaviour", range(11, 21)),
    "domestic-abuse.md": ("Made-up domestic abuse", range(21, 29)),
    "substance-misuse.md": ("Made-up drugs and alcohol", range(29, 61)),
}
WORDS = {
    5: "The plan counts [4](fact:stated_figures.value?figure=youth-workers) posts of youth workers.",
    12: """In 2024 the police recorded
[71](fact:asb_by_ward.incidents?ward=high-street&year=2024) incidents of anti-social behaviour in High Street ward.
In all wards there were [1,595](fact:asb_by_ward.incidents.total?year=2024) in all.""",
    14: """Requests about noise were [548](fact:service_requests.requests?kind=noise&year=2023) in 2023.
The plan before had [539](fact:service_requests_2024_25.requests?kind=noise&year=2023) requests about noise in 2023.""",
    21: """Domestic abuse crimes
[fell by 3%](fact:domestic_abuse_totals.crimes.percent_change?from=2023&to=2024) in the year to November 2024.""",
    30: """Needle finds were [725](fact:needle_totals.total?year=2023) in 2023 and
[640](fact:needle_totals.total?year=2024) in 2024.""",
}
TABLE = """
```table
id: service_requests
title: Made-up requests to the team
```
"""
MENU = """\
  - The made-up plan:
      - In short: plan/2025-26/index.md
      - Anti-social behaviour now: plan/2025-26/anti-social-behaviour.md
      - Domestic abuse now: plan/2025-26/domestic-abuse.md
      - Drugs and alcohol now: plan/2025-26/substance-misuse.md
"""


def write_pages(root: Path) -> None:
    """Add the edition's pages to a project, and to its menu."""
    folder = root / "docs/plan/2025-26"
    folder.mkdir(parents=True)
    for file, (title, numbers) in PAGES.items():
        parts = [f"# {title}\n", *(f"## {_heading(number)} {{#p{number}}}\n\n{_words(number)}\n" for number in numbers)]
        (folder / file).write_text("\n".join(parts), encoding="utf-8")
    settings = root / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("  - Get help: help.md\n", f"{MENU}  - Get help: help.md\n"), encoding="utf-8")


def _heading(number: int) -> str:
    return "What the tests have made up" if number in WORDS else "A paragraph that the tests have made up"


def _words(number: int) -> str:
    said = WORDS.get(number, "This says nothing, because it is made up.")
    return said + (f"\n{TABLE}" if number == 14 else "")
