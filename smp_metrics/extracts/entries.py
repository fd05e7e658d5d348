"""Entries that a person writes in a YAML file: a list, each with an id and the keys of its kind."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from smp_metrics.errors import Problem
from smp_metrics.extracts.reading import shown
from smp_metrics.extracts.yaml_files import read_yaml

SAME = "data/same_quantities.yml"
WHOLES = "data/wholes.yml"


class Strict(BaseModel):
    """Refuse keys that nobody reads."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Entry(Strict):
    """One entry of the file at ``path``."""

    path: ClassVar[str]
    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")


Kind = TypeVar("Kind", bound=Entry)


def read_entries(root: Path, kind: type[Kind]) -> tuple[list[Kind], list[Problem]]:
    """Read the entries of a kind; give those that are well formed and a problem for each that is not."""
    path = kind.path
    if not (root / path).is_file():
        return [], []
    entries, problems = read_yaml(root, path)
    if not isinstance(entries or [], list):
        expected, remedy = "a list", "start each entry with - id:, at the start of a line"
        problems.append(Problem(path, 1, 0, "the file holds no list of entries", shown(str(entries)), expected, remedy))
        return [], problems
    read: list[Kind] = []
    for number, entry in enumerate(entries or [], 1):
        try:
            read.append(kind.model_validate(entry))
        except ValidationError as error:
            problems += _misfits(root, path, number, entry, error)
    return read, problems


def line_of(text: str, identifier: str) -> int:
    """Find the line on which a declaration starts; 0 when it stands nowhere."""
    return lines_of(text, identifier)[0]


def lines_of(text: str, identifier: str) -> list[int]:
    """List the lines on which declarations of an id start; only 0 when it stands nowhere."""
    lines = enumerate(text.split("\n"), 1)
    return [number for number, line in lines if line.split("#")[0].strip() == f"- id: {identifier}"] or [0]


def _misfits(root: Path, path: str, number: int, entry: Any, error: ValidationError) -> list[Problem]:
    name = str(entry.get("id", "")) if isinstance(entry, dict) else ""
    line = line_of((root / path).read_text(encoding="utf-8"), name)
    remedy = "compare the entry with the ones beside it"
    return [
        Problem(path, line, 0, f"{name or f'entry {number}'}: {_key(item)}: {_said(item)}", _found(item), remedy=remedy)
        for item in error.errors()
    ]


def _key(item: Any) -> str:
    """Say which key it is, counting entries of a list from 1: ``cells.1.expect``."""
    parts = [str(part + 1) if isinstance(part, int) else part for part in item["loc"] if part not in ("int", "float")]
    return ".".join(parts) or "the entry"


def _said(item: Any) -> str:
    """Say in plain words what pydantic found."""
    plain = {"missing": "the key is missing", "extra_forbidden": "the key is not known", "model_type": "it has no keys"}
    if item["type"].startswith(("int_", "float_")):
        return "the value is no number"
    return plain.get(item["type"], str(item["msg"]).removeprefix("Value error, "))


def _found(item: Any) -> str:
    return "" if item["type"] == "missing" else shown(str(item["input"]))
