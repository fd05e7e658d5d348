"""Build the site beside the last good one, look it over, and only then put it in its place."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from smp_metrics.errors import Problem, ProblemsFound
from smp_metrics.extracts.memo import Memo
from smp_metrics.progress import tell
from smp_metrics.site.finishing.slimming import slim_sheets
from smp_metrics.site.finishing.styles import FOLDER
from smp_metrics.site.keeping import RenamedError, Shelf
from smp_metrics.site.locking import one_at_a_time
from smp_metrics.site.preparing import prepare
from smp_metrics.site.proof.proving import prove
from smp_metrics.site.publishing import publish, recover
from smp_metrics.site.renderer import render
from smp_metrics.site.workshop import Workshop


def build_site(root: Path) -> int:
    """Build ``site/`` and give its number of pages; when anything is wrong, raise ProblemsFound and leave ``site/``."""
    try:
        with one_at_a_time(root):
            return _build_site(root)
    except OSError as error:
        raise ProblemsFound([_unwritten(root, error)]) from error


def _build_site(root: Path) -> int:
    site, staging, last = root / "site", root / "build" / "site", root / "build" / "last-site"
    recover(site, last)
    work = prepare(root)
    with closing(work.late):
        shelf = _build(work, staging)
    publish(staging, site, last)
    shelf.save()
    return sum(1 for _ in site.rglob("*.html"))


def _unwritten(root: Path, error: OSError) -> Problem:
    """Say what stopped the build: a full disk, say, or a folder that may not be written to."""
    path = str(error.filename or "build").removeprefix(f"{root}/")
    message = f"the build can't go on: {error.strerror or error}"
    return Problem(path, 0, 0, message, remedy="make room, or let the file be read and written; then build again")


def _build(work: Workshop, staging: Path) -> Shelf:
    """Build into ``staging`` and prove it; give the pages that another build may keep."""
    tell(f"Making the pages: {len(work.report.documents)} and those of the data")
    shelf = Shelf(work)
    try:
        render(work, staging, shelf)
    except RenamedError:
        shelf.forget()
        shelf = Shelf(work)
        render(work, staging, shelf)
    slim_sheets(staging, FOLDER, Memo(work.root / "build" / "sheets"))
    tell("Looking the site over")
    problems = prove(work, staging, shelf.kept_files())
    if problems:
        raise ProblemsFound(problems)
    return shelf
