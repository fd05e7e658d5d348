"""Brings each monthly file to a plain CSV that an engine can read, and refuses what is no such file."""

from __future__ import annotations

import gzip
import hashlib
import zipfile
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from smp_metrics.errors import Problem
from smp_metrics.police.files.finding import AGAIN, Source
from smp_metrics.police.files.looking import look

# London's largest month takes 30 million bytes, and packed a fifth of it.
UNPACKED = 2_000_000_000
TIMES = 60
PIECE = 1 << 20


class BrokenFileError(Exception):
    """A file that can't be unpacked: what is wrong, what was found, and what was expected."""


@dataclass(frozen=True)
class Plain:
    """A monthly file as an engine reads it, under a name that tells its month and force."""

    source: Source
    path: Path


def unpack(sources: Iterable[Source], folder: Path) -> tuple[list[Plain], list[tuple[str, str]], list[Problem]]:
    """Write the plain files to ``folder``; give them, the sources that repeat another, and all that is wrong.

    A month that comes twice, alike to the byte, is read once; two that differ are a problem.
    """
    taken: dict[str, Plain] = {}
    repeated: list[tuple[str, str]] = []
    problems: list[Problem] = []
    for source in sources:
        before = taken.get(source.named.file)
        place = folder / (f"again-{source.named.file}" if before else source.named.file)
        wrong = _unpack_one(source, place)
        if wrong:
            problems.append(wrong)
        elif before is None:
            taken[source.named.file] = Plain(source, place)
        else:
            problems += _same(before, Plain(source, place))
            repeated.append((source.where, f"it is the same as {before.source.where}"))
    return list(taken.values()), repeated, problems


def _same(before: Plain, again: Plain) -> list[Problem]:
    one, other = _print_of(before.path), _print_of(again.path)
    again.path.unlink()
    if one == other:
        return []
    message, expected = "the month comes twice, and the two differ", f"the same as {before.source.where}"
    remedy = "give the newer of the two alone"
    return [Problem(again.source.where, 0, 0, message, "other bytes", expected, remedy)]


def _print_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _unpack_one(source: Source, place: Path) -> Problem | None:
    try:
        _write(source, place)
    except BrokenFileError as broken:
        message, found, expected = broken.args
        return Problem(source.where, 0, 0, message, found, expected, AGAIN)
    except (zipfile.BadZipFile, zlib.error, gzip.BadGzipFile, EOFError, OSError, RuntimeError) as error:
        message = "the file can't be unpacked: it is cut short or damaged"
        return Problem(source.where, 0, 0, message, str(error), "a whole file", AGAIN)
    with place.open("rb") as file:
        return look(source.where, file.read(PIECE))


def _write(source: Source, place: Path) -> None:
    if source.member:
        with zipfile.ZipFile(source.path) as packed, packed.open(source.member) as inner:
            _copy(inner, place, lambda: packed.getinfo(source.member).compress_size)
    elif _is_gzip(source.path):
        with source.path.open("rb") as outer, gzip.open(outer) as inner:
            _copy(inner, place, outer.tell)
    else:
        # Plain already: it is read where it lies.
        place.symlink_to(source.path.resolve())


def _is_gzip(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(2) == b"\x1f\x8b"


def _copy(inner: IO[bytes] | gzip.GzipFile, place: Path, packed: Callable[[], int]) -> None:
    """Write out what is unpacked piece by piece, and stop where it grows beyond any month's records."""
    written = 0
    with place.open("wb") as out:
        while piece := inner.read(PIECE):
            written += len(piece)
            if written > UNPACKED or written > PIECE + TIMES * max(1, packed()):
                raise BrokenFileError(
                    "the file unpacks to far more than a month's records",
                    f"over {written:,} bytes",
                    f"at most {TIMES} times what it takes packed, and {UNPACKED:,} bytes",
                )
            out.write(piece)
