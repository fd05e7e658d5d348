"""Wanted data: what the plan shows only as a picture, and the extract that would fill the gap."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from smp_metrics.errors import Problem
from smp_metrics.extracts.declarations import line_of
from smp_metrics.extracts.yaml_files import read_yaml

WANTED = "data/wanted.yml"


class Wanted(BaseModel):
    """One gap: what is known of it, who holds the data, and the columns of the extract that would fill it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    title: str
    paragraph: int
    known: str
    holder: str
    extract: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    columns: dict[str, str] = Field(min_length=1)


def read_wanted(root: Path, names: tuple[str, ...]) -> tuple[list[Wanted], list[Problem]]:
    """Read what is wanted; an entry whose extract is among ``names`` has been filled and must go."""
    if not (root / WANTED).is_file():
        return [], []
    entries, problems = read_yaml(root, WANTED)
    if not isinstance(entries or [], list):
        return [], [Problem(WANTED, 1, 0, "the file holds no list of entries", remedy="start each entry with - id:")]
    text = (root / WANTED).read_text(encoding="utf-8", errors="replace")
    wanted: list[Wanted] = []
    for entry in entries or []:
        name = str(entry.get("id", "")) if isinstance(entry, dict) else ""
        try:
            wanted.append(Wanted.model_validate(entry))
        except ValidationError as error:
            said = "; ".join(f"{'.'.join(map(str, item['loc']))}: {item['msg']}" for item in error.errors())
            remedy = "compare the entry with the ones beside it"
            problems.append(Problem(WANTED, line_of(text, name), 0, f"{name or 'an entry'}: {said}", remedy=remedy))
    return wanted, problems + [_filled(text, entry) for entry in wanted if entry.extract in names]


def _filled(text: str, entry: Wanted) -> Problem:
    message = f"{entry.id}: the extract {entry.extract} exists, so it is wanted no longer"
    return Problem(WANTED, line_of(text, entry.id), 0, message, remedy="use it in a page, and delete the entry")
