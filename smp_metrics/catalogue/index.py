"""Write the page that lists every extract."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from smp_metrics.catalogue.licences import OPEN_GOVERNMENT, STATEMENT
from smp_metrics.catalogue.markdown import link, plain, table
from smp_metrics.catalogue.plan import linked

if TYPE_CHECKING:
    from smp_metrics.catalogue.entry import Entry

HEADER = ("Data", "What it is", "In the plan", "Period", "Rows", "Download")
START = """\
---
description: Every table behind the Safer Maidstone site, to read, to download and to check.
---

# Data

Every number on this site comes from the tables below. Each has a page that explains its columns, the rules it must
keep and the corrections made to it.

"""
END = f"""
## How to use the files

- Each file is CSV: plain text that any spreadsheet opens. Its first line names the columns.
- Each row is about one thing, such as one ward in one year.
- If pound signs or dashes look odd, choose UTF-8 when you open the file.
- A file holds what its source prints. Where that is a known mistake, a second file ends in `-corrected`: use it to get
  the same numbers as this site. Each change is on the [corrections page](../corrections.md).
- For machines, [datapackage.json](datapackage.json) describes all the files, and each file has its own CSVW metadata.

## Licence

{STATEMENT}

You may copy and use the data if you say where it comes from: see the [licence]({OPEN_GOVERNMENT.url}).
"""


def index_page(entries: Sequence[Entry], paragraphs: Mapping[int, str]) -> str:
    """Give the page as Markdown; ``paragraphs`` says where each paragraph of the plan is read."""
    ordered = sorted(entries, key=lambda entry: entry.extract.title)
    return START + table(HEADER, [_row(entry, paragraphs) for entry in ordered], right=(4,)) + END


def _row(entry: Entry, paragraphs: Mapping[int, str]) -> tuple[str, ...]:
    sidecar = entry.extract.sidecar
    names = [entry.name, *([f"{entry.name}-corrected"] if entry.changes else [])]
    return (
        link(entry.extract.title, f"{entry.name}.md"),
        plain(sidecar["description"]),
        _place(entry, paragraphs),
        plain(sidecar["period"]),
        f"{len(entry.extract.rows):,}",
        ", ".join(link(f"{name}.csv", f"{name}.csv") for name in names),
    )


def _place(entry: Entry, paragraphs: Mapping[int, str]) -> str:
    numbers = entry.extract.sidecar.get("paragraphs") or []
    label = "paragraph" if len(numbers) == 1 else "paragraphs"
    places = [plain(entry.extract.sidecar.get("table") or "")]
    places += [f"{label} {linked(numbers, paragraphs)}"] if numbers else []
    said = ", ".join(place for place in places if place)
    return said[:1].upper() + said[1:]
