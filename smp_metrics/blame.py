"""Say of a mistake in code whose line it is: what a contributor wrote, before what called it."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from smp_metrics.errors import Problem, ProblemsFound, SmpError
from smp_metrics.imports import ENGINE, HOME, project

# Where people add contracts, checks, charts and facts; the rest is the engine, which only calls them.
CONTRIBUTED = ("schemas/", "docs/checks/", "partnership/")
REMEDY = "mend the line; SMP_TRACEBACK=1 shows how it was reached"
MOVED = "import it from smp_metrics.api, which stays as it is; contributing/api.md lists all that it has"


def blamed(error: BaseException, path: str = "", remedy: str = REMEDY) -> Problem:
    """Give an exception as a problem of the line that raised it; of ``path`` where no contributor's line did."""
    places = list(_places(error))
    theirs = [place for place in places if place[0].startswith(CONTRIBUTED)]
    where, line = (theirs or ([(path, 0)] if path else []) or places or [("smp_metrics", 0)])[-1]
    if isinstance(error, ImportError) and (error.name or "").partition(".")[0] == ENGINE:
        remedy = MOVED
    return Problem(where, line, 0, "the code has a mistake", _told(error), "code that runs", remedy)


@contextmanager
def blaming(path: str, passed: type[SmpError] = SmpError) -> Iterator[None]:
    """Turn what goes wrong in code, but for errors that are ``passed`` on, into a problem of a contributor's file."""
    try:
        yield
    except passed:
        raise
    except Exception as error:
        raise ProblemsFound([blamed(error, path)]) from error


def _places(error: BaseException) -> Iterator[tuple[str, int]]:
    """Give the project's files and lines that an exception came through, the one that raised it last."""
    for frame in traceback.extract_tb(error.__traceback__):
        yield from _own(frame.filename, frame.lineno)
    if isinstance(error, SyntaxError):
        yield from _own(error.filename, error.lineno)


def _own(file: str | None, line: int | None) -> Iterator[tuple[str, int]]:
    path = Path(file or "")
    if path.is_relative_to(HOME / ENGINE):
        yield path.relative_to(HOME).as_posix(), line or 0
        return
    root = project()
    if root and path.is_relative_to(root) and not path.is_relative_to(root / ".venv"):
        yield path.relative_to(root).as_posix(), line or 0


def _told(error: BaseException) -> str:
    said = str(error.msg if isinstance(error, SyntaxError) else error).strip()
    return f"{type(error).__name__}: {said}" if said else type(error).__name__
