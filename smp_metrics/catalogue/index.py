"""Write the page that lists every extract."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from markdown.extensions.toc import slugify

from smp_metrics.catalogue.licences import OPEN_GOVERNMENT, STATEMENT
from smp_metrics.escaping import bullets, heading, link, plain

if TYPE_CHECKING:
    from smp_metrics.catalogue.entry import Entry
    from smp_metrics.extracts import Partnership

# Markdown takes two spaces at the end of a line for a new line.
BREAK = "  \n"
START = """\
---
description: Every table behind the {} site, to read, to download and to check.
---

# Data

The figures on this site come from the tables below. Each has a page with its figures, the corrections made to them
and what its columns mean.
"""
END = f"""
## How to use the files

- An Excel file has a sheet for each table and a sheet of notes. Other spreadsheets open it too.
- Where the plan prints a known mistake, the first sheet has the corrected figures and the second the printed ones.
- A CSV file is plain text. Its first line names the columns, and each row is about one thing, such as one place in one
  year. If pound signs or dashes look odd, choose UTF-8 when you open it.
- Use the corrected CSV to get the same numbers as this site. Each change is on the
  [corrections page](../corrections.md).
- For machines, [datapackage.json](datapackage.json) describes all the CSV files, and each has its own CSVW metadata.

## Licence

{STATEMENT}

You may copy and use the data if you say where it comes from: see the [licence]({OPEN_GOVERNMENT.url}).
"""


def index_page(entries: Sequence[Entry], partnership: Partnership) -> str:
    """Give the page as Markdown, grouped by topic."""
    topics: dict[str, list[Entry]] = {}
    for entry in sorted(entries, key=lambda entry: (entry.extract.sidecar["topic"], entry.extract.title)):
        topics.setdefault(entry.extract.sidecar["topic"], []).append(entry)
    listed = [
        f"{heading(plain(topic))}{bullets(_item(entry, partnership) for entry in group)}"
        for topic, group in topics.items()
    ]
    start = START.format(partnership.site)
    return f"{start}\n**Topics:** {' · '.join(map(_to, topics))}\n" + "".join(listed) + END


def _to(topic: str) -> str:
    return link(topic, f"#{slugify(topic, '-')}")


def _item(entry: Entry, partnership: Partnership) -> str:
    sidecar, rows = entry.extract.sidecar, len(entry.extract.rows)
    # Whoever lays two tables side by side has to know that their wards are not the same.
    borders = f". {plain(sidecar['geography_vintage'])}" if partnership.has_other_boundaries(entry.extract) else ""
    csvs = [link("CSV, as printed" if entry.changes else "CSV", f"{entry.name}.csv")]
    corrected = [link("CSV, corrected", f"{entry.name}-corrected.csv")] if entry.changes else []
    files = ", ".join([link("Excel", f"{entry.name}.xlsx"), *corrected, *csvs])
    title = f"**{link(entry.extract.title, f'{entry.name}.md')}**"
    return BREAK.join(
        [title, plain(sidecar["description"]), f"{plain(sidecar['period'])}; {rows:,} rows{borders}", files]
    )
