"""Corrections, known issues and revisions: where the plan and the data part, declared with the reason."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, Self

from pydantic import Field, model_validator

from smp_metrics.errors import Problem
from smp_metrics.extracts.entries import Entry, lines_of
from smp_metrics.extracts.typed import Strict

CORRECTIONS = "data/corrections.yml"
KNOWN_ISSUES = "data/known_issues.yml"
REVISIONS = "data/revisions.yml"


class MendedCell(Strict):
    """One printed cell: where it is, what it prints (``expect``), what is right (``value``)."""

    at: dict[str, int | str]
    column: str
    expect: int | float
    value: int | float


class ExplainedFigure(Strict):
    """One figure of the ledger that disagrees: what it prints (``expect``), and what the data gives, as a claim's text.

    ``words`` is what the plan says where the ledger holds what that means: "most" for "at least half".
    """

    id: str
    expect: str
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


class Declaration(Entry):
    """Something wrong in the plan: where, why, how we know, and what it does to the plan's message."""

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
