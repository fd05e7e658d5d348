"""Corrections, known issues and revisions: where the plan and the data part, declared with the reason."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar, Literal, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from smp_metrics.errors import Problem
from smp_metrics.extracts.reading import shown
from smp_metrics.extracts.yaml_files import read_yaml

CORRECTIONS = "data/corrections.yml"
KNOWN_ISSUES = "data/known_issues.yml"
REVISIONS = "data/revisions.yml"
SAME = "data/same_quantities.yml"


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
    """One figure of the ledger that disagrees, and what the data gives instead, as a claim's text.

    ``words`` is what the plan says where the ledger holds what that means: "most" for "at least half".
    """

    id: str
    found: str
    words: str = ""


class FailedReconciliation(Strict):
    """One reconciliation that is known to fail, at one place, and by how much it does."""

    name: str
    at: dict[str, int | str] = Field(default_factory=dict)
    expected: str
    found: str


class Confirmation(Strict):
    """Who has agreed that an entry is right, as a body or a role and never a name, and when."""

    by: str
    date: dt.date


class Declaration(Strict):
    """Something wrong in the plan: where, why, how we know, and what it does to the plan's message."""

    path: ClassVar[str]
    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    title: str
    paragraph: int
    where: str
    figures: tuple[ExplainedFigure, ...] = ()
    why: str
    evidence: str
    effect: Literal["none", "clarifies", "contradicts"]
    message: str
    status: Literal["proposed", "confirmed"]
    confirmed: Confirmation | None = None
    date: dt.date

    @model_validator(mode="after")
    def _confirmed_by_someone(self) -> Self:
        if (self.status == "confirmed") != (self.confirmed is not None):
            raise ValueError("a confirmed entry says by whom and when, and no other does")
        return self


class Correction(Declaration):
    """A mistake whose right value follows from other printed cells."""

    path = CORRECTIONS
    extract: str | None = None
    cells: tuple[MendedCell, ...] = ()

    @model_validator(mode="after")
    def _cells_stand_somewhere(self) -> Correction:
        if self.cells and self.extract is None:
            raise ValueError("the cells need the name of their extract")
        return self


class KnownIssue(Declaration):
    """A disagreement that can't be mended from what is published."""

    path = KNOWN_ISSUES
    reconciliations: tuple[FailedReconciliation, ...] = ()
    needed: str


class Revision(Declaration):
    """A figure that was right when it was printed, and that better data of an extract has replaced since."""

    path = REVISIONS
    extract: str


Kind = TypeVar("Kind", Correction, KnownIssue, Revision)


def read_declarations(root: Path, kind: type[Kind]) -> tuple[list[Kind], list[Problem]]:
    """Read the declarations of a kind; give those that are well formed and a problem for each that is not."""
    path = kind.path
    if not (root / path).is_file():
        return [], []
    entries, problems = read_yaml(root, path)
    if not isinstance(entries or [], list):
        expected, remedy = "a list", "start each entry with - id:, at the start of a line"
        problems.append(Problem(path, 1, 0, "the file holds no list of entries", shown(str(entries)), expected, remedy))
        return [], problems
    declared: list[Kind] = []
    for number, entry in enumerate(entries or [], 1):
        try:
            declared.append(kind.model_validate(entry))
        except ValidationError as error:
            problems += _misfits(root, path, number, entry, error)
    return declared, problems


def repeated(root: Path, declared: Sequence[Declaration]) -> list[Problem]:
    """List every id that an earlier declaration has, and every figure that an earlier one explains."""
    ids: set[str] = set()
    figures: dict[str, str] = {}
    problems = []
    for entry in declared:
        if entry.id in ids:
            remedy = "give each its own: it is the anchor of the entry on the site"
            problems.append(_problem(root, entry, "two entries have the same id", entry.id, "another id", remedy))
        ids.add(entry.id)
        for figure in entry.figures:
            other = figures.setdefault(figure.id, entry.id)
            if other != entry.id:
                message, found = f"{entry.id}: two entries explain one figure", f"{figure.id}, which {other} explains"
                problems.append(
                    _problem(root, entry, message, found, "one entry", "delete the figure from one of them")
                )
    return problems


def _problem(root: Path, entry: Declaration, message: str, found: str, expected: str, remedy: str) -> Problem:
    line = lines_of((root / entry.path).read_text(encoding="utf-8"), entry.id)[-1]
    return Problem(entry.path, line, 0, message, found, expected, remedy)


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
