"""Ask git for a revision and what its files hold; nothing of a revision is checked out or run."""

from __future__ import annotations

import difflib
import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from smp_metrics.errors import UsageError
from smp_metrics.facts.printing import day_of

# Neither a program that git's settings name, nor a page that waits for a key, has a part in reading.
QUIETLY = ("--no-pager", "-c", "core.fsmonitor=false")
REGULAR = ("100644", "100755")


@dataclass(frozen=True)
class Revision:
    """A commit: its full name, and how people call it and its day."""

    commit: str
    label: str


@dataclass(frozen=True)
class Blob:
    """A file of a commit: where it is, what git calls its contents and their size; ``regular`` is false of a link."""

    path: str
    name: str
    size: int
    regular: bool


def resolve(root: Path, asked: str) -> Revision:
    """Find a commit; raise UsageError when there is none of that name, or no git, or no repository."""
    _require_repository(root)
    found = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{asked}^{{commit}}")
    if found.returncode:
        raise UsageError(_unknown(root, asked))
    commit = found.stdout.decode().strip()
    seconds = _git(root, "show", "--no-patch", "--format=%ct", commit).stdout.decode()
    return Revision(commit, f"{commit[:7]} ({day_of(datetime.fromtimestamp(int(seconds), UTC).date())})")


def _require_repository(root: Path) -> None:
    found = _git(root, "rev-parse", "--is-inside-work-tree")
    if found.returncode:
        said = found.stderr.decode(errors="replace").strip().split("\n")[0]
        raise UsageError(f"{root} has no history to compare with: git says “{said}”")


def _unknown(root: Path, asked: str) -> str:
    if ".." in asked:
        two = " ".join(re.split(r"\.{2,3}", asked, maxsplit=1))
        return f"{asked} is no revision; give two, with a space between: smp diff {two}"
    if _git(root, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true":
        return (
            f"{asked} is not here: this clone has only the latest commits; fetch the others with "
            "git fetch --unshallow (on GitHub, set fetch-depth: 0)"
        )
    names = _git(root, "for-each-ref", "--format=%(refname:short)").stdout.decode(errors="replace").split()
    near = difflib.get_close_matches(asked, names, 3)
    hint = f"did you mean {' or '.join(near)}?" if near else "give a branch, a tag or a commit, such as main or HEAD~1"
    return f"no revision is called {asked}; {hint}"


def blobs(root: Path, commit: str, folders: tuple[str, ...]) -> list[Blob]:
    """List the files of a commit below some folders of the project, by path from the project's root."""
    listed = _git(root, "ls-tree", "-r", "-l", "-z", commit, "--", *(f"{folder}/" for folder in folders)).stdout
    return [_blob(entry) for entry in listed.split(b"\0") if entry]


def _blob(entry: bytes) -> Blob:
    said, path = entry.split(b"\t", 1)
    mode, _, name, size = said.decode().split()
    return Blob(os.fsdecode(path), name, int(size) if size.isdigit() else 0, mode in REGULAR)


def contents(root: Path, wanted: list[Blob]) -> Iterator[bytes]:
    """Give what each blob holds, byte for byte as it was committed, in the order asked for."""
    asked = "".join(f"{blob.name}\n" for blob in wanted).encode()
    told = _git(root, "cat-file", "--batch", given=asked).stdout
    at = 0
    for blob in wanted:
        head = told.index(b"\n", at)
        if told[at:head].endswith(b" missing"):
            raise UsageError(f"{blob.path} of that revision is not in this clone; fetch it with git fetch --refetch")
        at = head + 1 + blob.size
        yield told[head + 1 : at]
        at += 1


def uncommitted(root: Path, folders: tuple[str, ...]) -> list[str]:
    """List the files below some folders that differ from the latest commit, or are in none."""
    command = ("status", "--porcelain", "-z", "--no-renames", "--untracked-files=all", "--", *folders)
    return [os.fsdecode(entry[3:]) for entry in _git(root, *command).stdout.split(b"\0") if entry]


def code_changed(root: Path, then: str, now: str = "") -> list[str]:
    """List the files of Python that differ between a commit and another one, or the work tree."""
    command = ("diff", "--no-ext-diff", "--no-renames", "--name-only", "--relative", "-z", then)
    told = _git(root, *command, *([now] if now else []), "--", "*.py").stdout
    return [os.fsdecode(path) for path in told.split(b"\0") if path]


def _git(root: Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = ["git", "-C", str(root), *QUIETLY, *arguments]
    try:
        return subprocess.run(command, input=given, capture_output=True, check=False)  # noqa: S603 - no shell
    except FileNotFoundError as error:
        raise UsageError("git is not installed, and it keeps the revisions to compare with") from error
