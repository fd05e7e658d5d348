"""Says when records that come month by month were last taken, and from when on there are newer ones.

A page may be read long after it was made, so it states the day from which smp.js says more; its bytes name no day of a
build.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from itertools import pairwise

from markupsafe import Markup

from smp_metrics.claims.text.document import Document
from smp_metrics.claims.text.fences import find_fences
from smp_metrics.errors import Problem, ProblemsFound
from smp_metrics.extracts import Extract, Extracts
from smp_metrics.extracts.written.partnership import PARTNERSHIP
from smp_metrics.facts.printing import said_when
from smp_metrics.periods import Period

KIND = "fresh"
# Months after the last one that there are records of; a month comes out about two months after its end.
FRESH_FOR = 3
DOWNLOADED, GAPS = "downloaded", "gaps"
SAID = Markup(
    '<p class="smp-fresh" data-search-exclude data-until="{}-01">New records of {} come out each month. This site last '
    "took them {}, and they run to {}. From {} on, there are newer ones that it lacks.{}</p>"
)
MISSING = " There are no records of {} here. {}"
REMEDY = "name an extract with a column of months and one of the days of download"


def freshness(downloads: Extract) -> Markup:
    """Say how fresh the records are whose months and days of download an extract lists."""
    last = max(map(downloads.period_of, downloads.rows))
    late = last.shifted(FRESH_FOR + 1)
    day = said_when(max(str(row[DOWNLOADED]) for row in downloads.rows))
    return SAID.format(late, downloads.sidecar["publisher"], day, last.words, late.words, _missing(downloads))


def _missing(downloads: Extract) -> str:
    """Say which months are missing between the first and the last, and why; nothing where none is."""
    gaps = " and ".join(gap.words for gap in _gaps(downloads))
    return MISSING.format(gaps, downloads.sidecar[GAPS]) if gaps else ""


def _gaps(downloads: Extract) -> list[Period]:
    months = sorted(set(map(downloads.period_of, downloads.rows)))
    return [one.shifted(1).until(other.shifted(-1)) for one, other in pairwise(months) if other != one.shifted(1)]


def check_freshness(documents: Iterable[Document], extracts: Extracts) -> Iterator[Problem]:
    """List each block and source that names no downloads, or one that does not tell why months are missing."""
    # What is wrong with an extract, or with what is declared, is told once, with the data.
    with contextlib.suppress(ProblemsFound):
        yield from dict.fromkeys(_wrong(documents, extracts))


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
    elif bool(gaps := _gaps(extracts[name])) != (GAPS in extracts[name].sidecar):
        found = ", ".join(gap.words for gap in gaps) or extracts[name].sidecar[GAPS]
        message = (
            "months are missing, and nothing says why" if gaps else "no month is missing, and gaps says why some are"
        )
        remedy = f"write {GAPS} there, a sentence on why" if gaps else f"take {GAPS} away there"
        yield Problem(f"data/{name}.yml", 0, 0, message, found, remedy=remedy)
