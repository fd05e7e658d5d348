"""Wanted data: what the plan shows only as a picture, and the extract that would fill the gap."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field

from smp_metrics.errors import Problem
from smp_metrics.extracts.written.entries import Placed, line_of, read_entries
from smp_metrics.extracts.written.typed import Identifier, Named, Sentence, Title
from smp_metrics.files import read_text

WANTED = "data/wanted.yml"


class Wanted(Placed):
    """One gap: what is known of it, who holds the data, and the columns of the extract that would fill it."""

    path = WANTED
    title: Title
    known: Sentence
    holder: Named
    extract: Identifier
    columns: dict[Identifier, Named] = Field(min_length=1)


def read_wanted(root: Path, names: tuple[str, ...]) -> tuple[list[Wanted], list[Problem]]:
    """Read what is wanted; an entry whose extract is among ``names`` has been filled and must go."""
    wanted, problems = read_entries(root, Wanted)
    filled = [entry for entry in wanted if entry.extract in names]
    return wanted, problems + [_filled(root, entry) for entry in filled]


def _filled(root: Path, entry: Wanted) -> Problem:
    message = f"{entry.id}: the extract {entry.extract} exists, so it is wanted no longer"
    text = read_text(root, WANTED)
    return Problem(WANTED, line_of(text, entry.id), 0, message, remedy="use it in a page, and delete the entry")
