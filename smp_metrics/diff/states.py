"""Lay two states side by side: a commit and another one, or the files that stand here."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from smp_metrics.diff.renames import Renames, renames
from smp_metrics.diff.repository import code_changed, resolve, uncommitted
from smp_metrics.diff.snapshot import FOLDERS, Snapshot, snapshot
from smp_metrics.diff.state import State
from smp_metrics.errors import ProblemsFound
from smp_metrics.files import find_bytes

HERE = "the files here"
Compared = tuple[State, State, Renames, list[str]]


@contextmanager
def two_states(root: Path, then: str, now: str = "") -> Iterator[Compared]:
    """Give the state of a revision, and that of a later one or of the work tree, while this lasts.

    With them come what the older one calls otherwise, and the files of Python that are not the same.

    Raise UsageError where a revision can't be found, ProblemsFound where one holds more than a project may.
    """
    first = resolve(root, then)
    second = resolve(root, now) if now else None
    old = snapshot(root, first.commit)
    new = snapshot(root, second.commit) if second else None
    renamed = renames(_tables(old), _tables(new) if new else _tables_here(root))
    with TemporaryDirectory(prefix="smp-diff-") as scratch:
        before, after = Path(scratch, "then"), Path(scratch, "now")
        old.write(_made(before), renamed, root)
        if second and new:
            new.write(_made(after), Renames(), root)
            later = State(after, second.label, new.left_out)
        else:
            later = State(root, _called(root))
        code = code_changed(root, first.commit, second.commit if second else "")
        yield State(before, first.label, old.left_out), later, renamed, code


def _made(folder: Path) -> Path:
    # A project without data still has the folder that it is read from.
    for name in FOLDERS:
        (folder / name).mkdir(parents=True)
    return folder


def _called(root: Path) -> str:
    number = len(uncommitted(root, FOLDERS))
    return f"{HERE}, {number:,} of them not committed" if number else HERE


def _tables(held: Snapshot) -> dict[str, bytes]:
    return {path: content for path, content in held.files.items() if path.endswith(".csv")}


def _tables_here(root: Path) -> dict[str, bytes]:
    paths = [f"data/{file.name}" for file in sorted((root / "data").glob("*.csv")) if file.is_file()]
    # A file too large, or a link, is told with the extract.
    return {path: content for path in paths if (content := _content(root, path)) is not None}


def _content(root: Path, path: str) -> bytes | None:
    try:
        return find_bytes(root, path)
    except ProblemsFound:
        return None
