"""Build the site beside the last good one, look it over, and only then put it in its place."""

from __future__ import annotations

import logging
import os
import re
import shutil
import subprocess
from contextlib import closing
from pathlib import Path
from threading import Thread

from smp_metrics.errors import Problem, ProblemsFound
from smp_metrics.site.keeping import RenamedError, Shelf
from smp_metrics.site.preparing import prepare
from smp_metrics.site.progress import tell
from smp_metrics.site.proving import prove
from smp_metrics.site.workshop import Workshop


def build_site(root: Path) -> int:
    """Build ``site/`` and give its number of pages; when anything is wrong, raise ProblemsFound and leave ``site/``."""
    staging, last = root / "build" / "site", root / "build" / "last-site"
    # Thousands of files take long to remove, and nobody has to wait for it.
    removal = Thread(target=shutil.rmtree, args=(last,), kwargs={"ignore_errors": True})
    removal.start()
    work = prepare(root)
    with closing(work.late):
        shelf = _build(work, staging)
    removal.join()
    put_in_place(staging, root / "site", last)
    shelf.save()
    return sum(1 for _ in (root / "site").rglob("*.html"))


def _build(work: Workshop, staging: Path) -> Shelf:
    """Build into ``staging`` and prove it; give the pages that another build may keep."""
    tell(f"Making the pages: {len(work.report.documents)} and those of the data")
    shelf = Shelf(work)
    try:
        _run_mkdocs(work.root, staging, shelf)
    except RenamedError:
        shelf.forget()
        shelf = Shelf(work)
        _run_mkdocs(work.root, staging, shelf)
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


def _run_mkdocs(root: Path, staging: Path, shelf: Shelf) -> None:
    from mkdocs.commands.build import build  # noqa: PLC0415 - a check that fails never loads MkDocs
    from mkdocs.config import load_config  # noqa: PLC0415
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415

    # The date that MkDocs writes into the sitemap is the commit's, so that one commit builds the same bytes.
    os.environ.setdefault("SOURCE_DATE_EPOCH", _commit_time(root))
    listener = _Listener()
    logging.getLogger("mkdocs").addHandler(listener)
    try:
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(staging))
        config.extra["smp_shelf"] = shelf
        build(config)
    except MkDocsException as error:
        listener.messages.append(str(error))
    finally:
        logging.getLogger("mkdocs").removeHandler(listener)
    if listener.messages:
        raise ProblemsFound(_told(message) for message in listener.messages)


def _told(message: str) -> Problem:
    page = re.search(r"'([\w/.-]+\.(?:md|ipynb))'", message)
    path = f"docs/{page[1]}" if page else "mkdocs.yml"
    return Problem(path, 0, 0, message.strip(), remedy="mend the page or mkdocs.yml")


def _commit_time(root: Path) -> str:
    command = ["git", "-C", str(root), "log", "-1", "--format=%ct"]
    git = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    return git.stdout.strip() or "0"


def put_in_place(staging: Path, site: Path, last: Path) -> None:
    """Publish ``staging`` as ``site``; when that can't be done the site before, which becomes ``last``, comes back."""
    if site.exists():
        site.rename(last)
    try:
        staging.rename(site)
    except OSError:
        if last.exists():
            last.rename(site)
        raise
