"""Corrections and known issues: what is wrong in the plan, declared with its reason."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any, Literal, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from smp_metrics.errors import Problem

CORRECTIONS = "data/corrections.yml"
KNOWN_ISSUES = "data/known_issues.yml"


class Strict(BaseModel):
    """Refuse keys that nobody reads."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class MendedCell(Strict):
    """One printed cell: where it is, what it prints (``expect``), what is right (``value``)."""

    at: dict[str, int | str]
    column: str
    expect: int | float
    value: int | float


class ExplainedFigure(Strict):
    """One figure of the ledger that disagrees, and what the data gives instead, as a claim's text."""

    id: str
    found: str


class FailedReconciliation(Strict):
    """One reconciliation that is known to fail, at one place, and by how much it does."""

    name: str
    at: dict[str, int | str] = Field(default_factory=dict)
    expected: str
    found: str


class Declaration(Strict):
    """Something wrong in the plan: where, why, how we know, and what it does to the plan's message."""

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    title: str
    paragraph: int
    where: str
    figures: tuple[ExplainedFigure, ...] = ()
    why: str
    evidence: str
    effect: Literal["none", "clarifies", "contradicts"]
    message: str
    status: str
    date: dt.date


class Correction(Declaration):
    """A mistake whose right value follows from other printed cells."""

    extract: str | None = None
    cells: tuple[MendedCell, ...] = ()


class KnownIssue(Declaration):
    """A disagreement that can't be mended from what is published."""

    reconciliations: tuple[FailedReconciliation, ...] = ()
    needed: str


Kind = TypeVar("Kind", Correction, KnownIssue)


def read_declarations(root: Path, path: str, kind: type[Kind]) -> tuple[list[Kind], list[Problem]]:
    """Read one file of declarations; give those that are well formed and a problem for each that is not."""
    file = root / path
    if not file.exists():
        return [], []
    text = file.read_text(encoding="utf-8")
    try:
        entries = yaml.safe_load(text) or []
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        return [], [Problem(path, line, 0, f"the YAML can't be read: {error.problem}", remedy="mend the indentation")]
    declared: list[Kind] = []
    problems: list[Problem] = []
    for entry in entries:
        try:
            declared.append(kind.model_validate(entry))
        except ValidationError as error:
            problems += _misfits(path, text, entry, error)
    seen = [entry.id for entry in declared]
    problems += [
        Problem(path, line_of(text, name), 0, f"two entries have the id {name}", remedy="give each its own")
        for name in {name for name in seen if seen.count(name) > 1}
    ]
    return declared, problems


def line_of(text: str, identifier: str) -> int:
    """Find the line on which a declaration starts; 0 when it stands nowhere."""
    lines = text.splitlines()
    return next((n for n, line in enumerate(lines, 1) if line.split("#")[0].strip() == f"- id: {identifier}"), 0)


def _misfits(path: str, text: str, entry: Any, error: ValidationError) -> list[Problem]:
    name = entry.get("id", "") if isinstance(entry, dict) else ""
    return [
        Problem(
            path,
            line_of(text, str(name)),
            0,
            f"{name or 'an entry'}: {'.'.join(str(part) for part in item['loc'])}: {item['msg']}",
            found=str(item["input"])[:80],
            remedy="compare the entry with the ones beside it",
        )
        for item in error.errors()
    ]
