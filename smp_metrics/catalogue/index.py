"""Write the page that lists every extract."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from markupsafe import Markup

from smp_metrics.catalogue.licences import OPEN_GOVERNMENT, STATEMENT
from smp_metrics.escaping import link, plain, table

if TYPE_CHECKING:
    from smp_metrics.catalogue.entry import Entry

BREAK = Markup("<br>")
# Few and short, so that a telephone shows them all.
HEADER = ("Data", "Period", "Files")
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


def index_page(entries: Sequence[Entry]) -> str:
    """Give the page as Markdown."""
    ordered = sorted(entries, key=lambda entry: entry.extract.title)
    return START + table(HEADER, map(_row, ordered)) + END


def _row(entry: Entry) -> tuple[str, ...]:
    sidecar, rows = entry.extract.sidecar, len(entry.extract.rows)
    corrected = [link("Corrected", f"{entry.name}-corrected.csv")] if entry.changes else []
    return (
        f"{link(entry.extract.title, f'{entry.name}.md')}{BREAK}{plain(sidecar['description'])}",
        f"{plain(sidecar['period'])}; {rows:,} rows",
        ", ".join([link("CSV", f"{entry.name}.csv"), *corrected]),
    )
