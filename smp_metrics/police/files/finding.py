"""Finds the monthly files in what the user gives: files, folders, and zip files as they were downloaded."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from smp_metrics.errors import Problem
from smp_metrics.police.files.naming import EXPECTED, Named, read_name

# A download of all forces and three years has about 4,800 files.
MEMBERS = 20_000
AGAIN = "download it again"
RECORDS = f"{AGAIN}, and tick “Include crime data” there"
# Of the files that are of no use, as many are named where none is of any.
NAMED = 3


@dataclass(frozen=True)
class Source:
    """One monthly file: where it lies, and under which name if it lies in a zip file."""

    path: Path
    named: Named
    member: str = ""

    @property
    def where(self) -> str:
        """Say to people where it is."""
        return f"{self.path}:{self.member}" if self.member else str(self.path)


@dataclass
class Found:
    """The files with records; what was left out, each with the reason; and what can't be read."""

    sources: list[Source] = field(default_factory=list)
    left_out: list[tuple[str, str]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def find(given: Iterable[Path]) -> Found:
    """Look through all that the user gives, in the order of names."""
    found = Found()
    for path in given:
        if path.is_dir():
            for file in sorted(each for each in path.rglob("*") if each.is_file()):
                _take(found, file, asked=False)
        else:
            _take(found, path, asked=True)
    if not found.sources and not found.problems:
        where = str(next(iter(given), "."))
        had = "; ".join(f"{Path(name).name}: {why}" for name, why in found.left_out[:NAMED]) or "no such file"
        found.problems.append(Problem(where, 0, 0, "no records were found", had, EXPECTED, RECORDS))
    return found


def _take(found: Found, path: Path, *, asked: bool) -> None:
    """Take a file; one that was named by the user must be of use, one that lies in a folder may be anything."""
    if path.suffix.lower() == ".zip":
        found.problems += _take_zip(found, path)
        return
    named = read_name(path.name)
    if named:
        _sort(found, Source(path, named))
    elif asked:
        remedy = "give it back the name that it had when it was downloaded"
        found.problems.append(
            Problem(str(path), 0, 0, "the name tells no month and force", path.name, EXPECTED, remedy)
        )
    else:
        found.left_out.append((str(path), "the name is not one of data.police.uk's"))


def _take_zip(found: Found, path: Path) -> list[Problem]:
    try:
        with zipfile.ZipFile(path) as packed:
            members = packed.infolist()
    except (zipfile.BadZipFile, OSError, EOFError) as error:
        return [Problem(str(path), 0, 0, "the zip file can't be read", str(error), "a whole zip file", AGAIN)]
    if len(members) > MEMBERS:
        found_, expected = f"{len(members):,} files", f"at most {MEMBERS:,}"
        return [Problem(str(path), 0, 0, "the zip file holds too many files", found_, expected, AGAIN)]
    for source in _members(path, members):
        _sort(found, source)
    return []


def _members(path: Path, members: Iterable[zipfile.ZipInfo]) -> Iterator[Source]:
    """Give the monthly files of a zip; only their own names count, not the folders that they claim to lie in."""
    for member in sorted(members, key=lambda each: each.filename):
        named = read_name(PurePosixPath(member.filename).name)
        if named:
            yield Source(path, named, member.filename)


def _sort(found: Found, source: Source) -> None:
    if source.named.holds == "street":
        found.sources.append(source)
    else:
        found.left_out.append((source.where, f"it holds {source.named.holds.replace('-', ' ')}, not incidents"))
