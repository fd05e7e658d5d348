"""Build the site beside the last good one, look it over, and only then put it in its place."""

from __future__ import annotations

import logging
import os
import re
from contextlib import closing
from pathlib import Path

from smp_metrics.blame import blamed
from smp_metrics.errors import Problem, ProblemsFound, SmpError
from smp_metrics.site.checked_files import changed, states
from smp_metrics.site.keeping import RenamedError, Shelf
from smp_metrics.site.locking import one_at_a_time
from smp_metrics.site.preparing import prepare
from smp_metrics.site.progress import tell
from smp_metrics.site.proving import prove
from smp_metrics.site.publication import commit_time
from smp_metrics.site.publishing import publish, recover
from smp_metrics.site.slimming import slim_sheets
from smp_metrics.site.styles import FOLDER
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
        _run_mkdocs(work, staging, shelf)
    except RenamedError:
        shelf.forget()
        shelf = Shelf(work)
        _run_mkdocs(work, staging, shelf)
    slim_sheets(staging, FOLDER)
    tell("Looking the site over")
    problems = prove(work, staging, shelf.kept_files())
    if problems:
        raise ProblemsFound(problems)
    return shelf


class _Listener(logging.Handler):
    """Collect what MkDocs warns of, so that it is told like every other problem."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def _run_mkdocs(work: Workshop, staging: Path, shelf: Shelf) -> None:
    from mkdocs.commands.build import build  # noqa: PLC0415 - a check that fails never loads MkDocs
    from mkdocs.config import load_config  # noqa: PLC0415
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415

    # The date that MkDocs writes into the sitemap is the commit's, so that one commit builds the same bytes.
    os.environ.setdefault("SOURCE_DATE_EPOCH", commit_time(work.root))
    listener = _Listener()
    logging.getLogger("mkdocs").addHandler(listener)
    settings = work.root / "mkdocs.yml"
    places = [settings]
    before = states(places)
    try:
        config = load_config(str(settings), site_dir=str(staging))
        places += [Path(config.docs_dir), Path(config.theme.custom_dir or settings)]
        before = states(places) | before
        config.extra["smp_shelf"] = shelf
        build(config)
    except MkDocsException as error:
        listener.messages.append(str(error))
    except Exception as error:
        if isinstance(error, SmpError) or _is_of_writing(error, staging.parent):
            raise
        # MkDocs has told which page it was at, where it was at one.
        if not listener.messages:
            raise ProblemsFound([blamed(error, "mkdocs.yml")]) from error
    finally:
        logging.getLogger("mkdocs").removeHandler(listener)
    if listener.messages:
        raise ProblemsFound(_told(message) for message in listener.messages)
    problems = changed(work.root, before, states(places), work)
    if problems:
        raise ProblemsFound(problems)


def _is_of_writing(error: Exception, folder: Path) -> bool:
    return isinstance(error, OSError) and Path(str(error.filename or "")).is_relative_to(folder)


def _told(message: str) -> Problem:
    page = re.search(r"'([\w/.-]+\.(?:md|ipynb))'", message)
    path = f"docs/{page[1]}" if page else "mkdocs.yml"
    return Problem(path, 0, 0, message.strip(), remedy="mend the page or mkdocs.yml")
