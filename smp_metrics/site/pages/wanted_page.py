"""Write the page of wanted data, with an empty file for each that a partner can fill."""

from __future__ import annotations

from smp_metrics.escaping import code
from smp_metrics.extracts.written.wanted import Wanted
from smp_metrics.site.checking import Report
from smp_metrics.site.extensions.inline import said
from smp_metrics.site.written.places import Paragraph, paragraph_pages

INTRODUCTION = """\
# Wanted data

Here is what the plan shows only as a picture, or what it does not print. This page lists what we would like, who holds
it, and the form in which a page could use it the same day.

Do you hold one of these? Fill in the empty file and [send it to us](../about/contribute.md). Leave out anything that
could point to a person.
"""


def wanted_pages(report: Report) -> dict[str, str | bytes]:
    """Give the page and an empty CSV, a header only, for each extract wanted."""
    pages = paragraph_pages(report.documents)
    entries = sorted(report.extracts.wanted, key=lambda entry: entry.place)
    text = "\n".join([INTRODUCTION, *(_entry(entry, pages) for entry in entries)])
    files = {f"data/wanted/{entry.extract}.csv": ",".join(entry.columns) + "\n" for entry in entries}
    return {"data/wanted.md": text, **files}


def _entry(entry: Wanted, pages: dict[Paragraph, str]) -> str:
    place = f"paragraph {entry.paragraph}"
    if entry.place in pages:
        place = f"[{place}](../{pages[entry.place]})"
    rows = "\n".join(f"| {code(name)} | {said(what)} |" for name, what in entry.columns.items())
    return (
        f"## {said(entry.title)} {{#{entry.id}}}\n\n"
        f"- **What is known:** {said(entry.known)} See {place}.\n"
        f"- **Who holds it:** {said(entry.holder)}\n"
        f"- **File:** [{entry.extract}.csv](wanted/{entry.extract}.csv), empty but for its header\n\n"
        f"| Column | Holds |\n| --- | --- |\n{rows}\n"
    )
