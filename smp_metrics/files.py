"""Read a file of the project: a regular file inside it, no larger than its kind may be, and nothing else."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from errno import ENOENT
from pathlib import Path

from smp_metrics.errors import Problem, ProblemsFound
from smp_metrics.limits import FILES, size_of

# What people send; the rest of a project is its tools.
FOLDERS = ("data", "docs", "schemas", "partnership")
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
Reading = dict[Path, "bytes | ProblemsFound | None"]
_at_hand: ContextVar[Reading | None] = ContextVar("what has been read", default=None)
UTF_8 = "save the file again as UTF-8"


@contextmanager
def reading(once: Reading) -> Iterator[None]:
    """Have a file read but once while this lasts: whoever asks again gets what ``once`` holds, whatever is on disk.

    So what is judged, what is hashed and what is published are the same bytes.
    """
    token = _at_hand.set(once)
    try:
        yield
    finally:
        _at_hand.reset(token)


def read_bytes(root: Path, path: str) -> bytes:
    """Give what a file holds; raise ProblemsFound when it may not be read, or can't."""
    content = find_bytes(root, path)
    if content is None:
        raise ProblemsFound([_unreadable(path, FileNotFoundError(ENOENT, "no such file"))])
    return content


def find_bytes(root: Path, path: str) -> bytes | None:
    """Give what a file holds, or None where there is none; raise ProblemsFound when it may not be read, or can't."""
    found = _find(root, path)
    if isinstance(found, ProblemsFound):
        raise found
    return found


def is_there(root: Path, path: str) -> bool:
    """Tell whether there is anything at a path, even what may not be read."""
    return _find(root, path) is not None


def _find(root: Path, path: str) -> bytes | ProblemsFound | None:
    once = _at_hand.get()
    file = root / path
    if once is None or file not in once:
        try:
            found: bytes | ProblemsFound | None = _read(root, path) if os.path.lexists(file) else None
        except ProblemsFound as problems:
            found = problems
        if once is None:
            return found
        once[file] = found
    return once[file]


def _read(root: Path, path: str) -> bytes:
    file = root / path
    if os.path.realpath(file) != os.path.join(os.path.realpath(root), path):  # noqa: PTH118 - it keeps a "..", as it must
        raise ProblemsFound([_link(path)])
    try:
        # Not to wait for a pipe that stands in the place of a file.
        descriptor = os.open(file, os.O_RDONLY | os.O_NONBLOCK)
        with os.fdopen(descriptor, "rb") as opened:
            problem = _strange(path, os.fstat(descriptor))
            if problem:
                raise ProblemsFound([problem])
            return opened.read()
    except OSError as error:
        raise ProblemsFound([_unreadable(path, error)]) from error


def read_text(root: Path, path: str) -> str:
    """Give a text with LF line ends and without a byte-order mark; raise ProblemsFound when it is not UTF-8."""
    return as_text(path, read_bytes(root, path))


def as_text(path: str, content: bytes) -> str:
    """Give bytes as text with LF line ends; raise ProblemsFound at the first byte that is none."""
    content = content.removeprefix(BYTE_ORDER_MARK)
    try:
        return content.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line, start = before.count(b"\n") + 1, before[before.rfind(b"\n") + 1 :].decode("utf-8")
        found = f"the byte {content[error.start]:#04x} after “{start[-40:]}”"
        problem = Problem(path, line, len(start) + 1, "the file is not UTF-8", found, "UTF-8", UTF_8)
        raise ProblemsFound([problem]) from error


def inspect(root: Path, made: tuple[str, ...] = ()) -> list[Problem]:
    """List all below the project's folders that is no file of it, or takes more room than its kind may.

    ``made`` says how the paths start of what a build makes, which takes the room that it takes.
    """
    problems = []
    number: Counter[str] = Counter()
    taken: Counter[str] = Counter()
    for path, state in _files(root):
        if stat.S_ISREG(state.st_mode) and path.startswith(made):
            continue
        problem = _strange(path, state)
        if problem:
            problems.append(problem)
            continue
        kind, _, together = size_of(path)
        number[kind] += 1
        taken[kind] += state.st_size
        if taken[kind] > together >= taken[kind] - state.st_size:
            found, remedy = f"over {together:,} bytes up to this one", "send fewer, or smaller ones"
            message = f"files of this kind ({kind}) take too much room together"
            problems.append(Problem(path, 0, 0, message, found, f"at most {together:,} bytes", remedy))
    if number.total() > FILES:
        found, expected = f"{number.total():,} files", f"at most {FILES:,}"
        problems.append(Problem(FOLDERS[0], 0, 0, "the project has too many files", found, expected, "send fewer"))
    return problems


def _files(root: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Give every file and link below the project's folders; what is hidden is nobody's page."""
    folders = [folder for folder in FOLDERS if os.path.lexists(root / folder)]
    while folders:
        folder = folders.pop()
        state = os.lstat(root / folder)
        if not stat.S_ISDIR(state.st_mode):
            yield folder, state
            continue
        names = [entry.name for entry in (root / folder).iterdir()]
        folders += [f"{folder}/{name}" for name in names if not name.startswith(".") and name != "__pycache__"]


def _strange(path: str, state: os.stat_result) -> Problem | None:
    """Say why something is no file that can be read."""
    kind, each, _ = size_of(path)
    if not path.isprintable():
        found, remedy = ascii(path), "give it a name of letters, digits, - and _"
        return Problem(path, 0, 0, "the name holds signs that can't be shown", found, "a plain name", remedy)
    if stat.S_ISLNK(state.st_mode):
        return _link(path)
    if not stat.S_ISREG(state.st_mode):
        return Problem(path, 0, 0, "this is no file", "a device, a pipe or a folder", "a file", "delete it")
    if state.st_size > each:
        found, expected = f"{state.st_size:,} bytes", f"at most {each:,} bytes for {kind}"
        return Problem(path, 0, 0, "the file is too large", found, expected, "split it, or leave out what nobody needs")
    return None


def _link(path: str) -> Problem:
    remedy = "put the file itself in its place"
    return Problem(path, 0, 0, "a link stands in the place of a file", "a link", "a file of the project", remedy)


def _unreadable(path: str, error: OSError) -> Problem:
    found, remedy = error.strerror or str(error), "restore the file, or let its owner read it: chmod u+r"
    return Problem(path, 0, 0, "the file can't be read", found, "a file that can be read", remedy)
