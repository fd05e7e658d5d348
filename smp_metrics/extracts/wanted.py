"""Wanted data: what the plan shows only as a picture, and the extract that would fill the gap."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import Field

from smp_metrics.errors import Problem
from smp_metrics.extracts.entries import Entry, line_of, read_entries
from smp_metrics.files import read_text

WANTED = "data/wanted.yml"


class Wanted(Entry):
    """One gap: what is known of it, who holds the data, and the columns of the extract that would fill it."""

    path = WANTED
    title: str
    paragraph: int
    known: str
    holder: str
    extract: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    columns: dict[Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")], str] = Field(min_length=1)


def read_wanted(root: Path, names: tuple[str, ...]) -> tuple[list[Wanted], list[Problem]]:
    """Read what is wanted; an entry whose extract is among ``names`` has been filled and must go."""
    wanted, problems = read_entries(root, Wanted)
    filled = [entry for entry in wanted if entry.extract in names]
    return wanted, problems + [_filled(root, entry) for entry in filled]


def _filled(root: Path, entry: Wanted) -> Problem:
    message = f"{entry.id}: the extract {entry.extract} exists, so it is wanted no longer"
    text = read_text(root, WANTED)
    return Problem(WANTED, line_of(text, entry.id), 0, message, remedy="use it in a page, and delete the entry")
