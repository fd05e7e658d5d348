"""Says when records that come month by month were last brought up to date, and from when on they are out of date.

A page may be read long after it was made, so it states the day from which smp.js says more; its bytes name no day of a
build.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator

from markupsafe import Markup

from smp_metrics.claims.text.document import Document
from smp_metrics.claims.text.fences import find_fences
from smp_metrics.errors import Problem, ProblemsFound
from smp_metrics.extracts import Extract, Extracts
from smp_metrics.extracts.written.partnership import PARTNERSHIP
from smp_metrics.facts.printing import said_when

KIND = "fresh"
# Months after the last one that there are records of; a month comes out about two months after its end.
FRESH_FOR = 3
DOWNLOADED = "downloaded"
SAID = Markup(
    '<p class="smp-fresh" data-search-exclude data-until="{}-01">The records of {} were last brought up to date {}. '
    "They go to {}. From {} on, they are out of date.</p>"
)
REMEDY = "name an extract with a column of months and one of the days of download"


def freshness(downloads: Extract) -> Markup:
    """Say how fresh the records are whose months and days of download an extract lists."""
    last = max(map(downloads.period_of, downloads.rows))
    late = last.shifted(FRESH_FOR + 1)
    day = said_when(max(str(row[DOWNLOADED]) for row in downloads.rows))
    return SAID.format(late, downloads.sidecar["publisher"], day, last.words, late.words)


def check_freshness(documents: Iterable[Document], extracts: Extracts) -> Iterator[Problem]:
    """List each block, and each source of the partnership, that names no extract of downloads."""
    # What is wrong with an extract, or with what is declared, is told once, with the data.
    with contextlib.suppress(ProblemsFound):
        yield from _wrong(documents, extracts)


def _wrong(documents: Iterable[Document], extracts: Extracts) -> Iterator[Problem]:
    for document in documents:
        for fence in (fence for fence in find_fences(document.text) if fence.kind == KIND):
            line, column = document.position(fence.start)
            yield from _check(document.text[slice(*fence.body)].strip(), document.path, (line, column), extracts)
    for source in extracts.partnership.sources:
        if source.downloads:
            yield from _check(source.downloads, PARTNERSHIP, (0, 0), extracts)


def _check(name: str, path: str, at: tuple[int, int], extracts: Extracts) -> Iterator[Problem]:
    if name not in extracts or extracts[name].latest is None or extracts[name].column(DOWNLOADED) is None:
        yield Problem(path, *at, "no extract of months and their days of download", name, "such an extract", REMEDY)
