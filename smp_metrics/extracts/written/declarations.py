"""Corrections, known issues, questions and revisions: where plan and data part, and what speaks for the plan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated, ClassVar, Literal, Self

from pydantic import model_validator

from smp_metrics.errors import Problem
from smp_metrics.extracts.written.arguments import ARGUMENT, misargued
from smp_metrics.extracts.written.entries import Entry, Placed, lines_of
from smp_metrics.extracts.written.parts import (
    Ask,
    Confirmation,
    Contrast,
    DisputedCell,
    ExplainedFigure,
    FailedReconciliation,
    MendedCell,
    RevisedCell,
)
from smp_metrics.extracts.written.typed import Identifier, Named, Once, Sentence, Title
from smp_metrics.files import read_text

CORRECTIONS = "data/corrections.yml"
KNOWN_ISSUES = "data/known_issues.yml"
QUESTIONS = "data/questions.yml"
REVISIONS = "data/revisions.yml"
WITHDRAWN = "data/withdrawn.yml"

Effect = Literal["none", "clarifies", "contradicts"]
Form = dict[str, frozenset[str]]
_ERROR = frozenset({"fairest", "fails"})
_OPEN = frozenset({"needed", "ask"})


class Declaration(Placed):
    """Something to know of a place of the plan: its whole statement (``says``), and what to take away (``message``)."""

    title: Title
    where: Named
    figures: Annotated[tuple[ExplainedFigure, ...], Once] = ()
    says: Sentence
    effect: Effect = "none"
    message: Sentence
    status: Literal["proposed", "confirmed"]
    confirmed: Confirmation | None = None
    date: dt.date

    @model_validator(mode="after")
    def _confirmed_by_someone(self) -> Self:
        if (self.status == "confirmed") != (self.confirmed is not None):
            raise ValueError("a confirmed entry says by whom and when, and no other does")
        return self


class Argued(Declaration):
    """A declaration that argues both sides; what it has to say, and may not say, follows from its kind.

    ``fairest`` is the reading under which the plan would be right, ``fails`` why that does not hold, ``otherwise`` the
    reading under which a question would be an error, ``needed`` what would settle it.
    """

    form: ClassVar[Form]
    kind: Literal["proven", "contradicts itself", "slip", "question"]
    fairest: Sentence = ""
    fails: Sentence = ""
    otherwise: Sentence = ""
    needed: Sentence = ""
    ask: Ask | None = None
    row: Contrast | None = None
    one_digit: bool = False

    @model_validator(mode="after")
    def _argues_as_its_kind(self) -> Self:
        said = {name for name in ARGUMENT if getattr(self, name)}
        pairs = [(figure.expect, figure.found) for figure in self.figures]
        wrong = misargued(self, self.form.get(self.kind), said, pairs)
        if wrong:
            raise ValueError("; ".join(wrong))
        return self

    @property
    def is_error(self) -> bool:
        """Say whether the entry calls something wrong on which a figure or a statement depends."""
        return self.kind in ("proven", "contradicts itself")


class Correction(Argued):
    """A mistake whose right value follows from other printed cells."""

    path = CORRECTIONS
    form: ClassVar[Form] = {"proven": _ERROR, "contradicts itself": _ERROR, "slip": frozenset()}
    extract: Identifier | None = None
    cells: Annotated[tuple[MendedCell, ...], Once] = ()

    @model_validator(mode="after")
    def _cells_stand_somewhere(self) -> Self:
        if self.cells and self.extract is None:
            raise ValueError("the cells need the name of their extract")
        if self.cells and self.kind != "proven":
            raise ValueError("only a proven entry mends cells")
        return self


class Unsettled(Argued):
    """What nothing published settles, with the reconciliations that fail because of it."""

    reconciliations: Annotated[tuple[FailedReconciliation, ...], Once] = ()


class KnownIssue(Unsettled):
    """A mistake that can't be mended from what is published.

    ``cells`` are disputed: they stay as printed and are marked wherever they are shown. ``repairs`` names each of the
    smallest ways to make all of it true.
    """

    path = KNOWN_ISSUES
    cells: Annotated[tuple[DisputedCell, ...], Once] = ()
    repairs: Annotated[tuple[Sentence, ...], Once] = ()
    form: ClassVar[Form] = {
        "proven": _ERROR | _OPEN,
        "contradicts itself": _ERROR | _OPEN,
        "slip": frozenset({"needed"}),
    }

    @model_validator(mode="after")
    def _names_the_repairs_of_its_cells(self) -> Self:
        if self.cells and len(self.repairs) <= 1:
            raise ValueError("cells are disputed where several repairs would do: name each of them in repairs")
        return self


class Question(Unsettled):
    """What is right under one reading and wrong under another: put to those who know, and called no error."""

    path = QUESTIONS
    form: ClassVar[Form] = {"question": _OPEN | {"fairest", "otherwise"}}


class Revision(Declaration):
    """A figure that was right when it was printed, and that better data of an extract has replaced since.

    ``cells`` are those that the entry's edition prints otherwise than an earlier one, and ``why`` says for what reason.
    """

    path = REVISIONS
    extract: Identifier
    why: Sentence = ""
    cells: Annotated[tuple[RevisedCell, ...], Once] = ()

    @model_validator(mode="after")
    def _says_why(self) -> Self:
        if self.cells and not self.why:
            raise ValueError("an entry with cells says why they were revised")
        return self


class Withdrawal(Placed):
    """An entry that called an error what can be read as true: its anchor stays, with the reason."""

    path = WITHDRAWN
    title: Title
    why: Sentence
    date: dt.date


def repeated(root: Path, declared: Sequence[Declaration | Withdrawal]) -> list[Problem]:
    """List every id that an earlier declaration has, and every figure that an earlier one explains."""
    return [*_same_ids(root, declared), *_same_figures(root, [e for e in declared if isinstance(e, Declaration)])]


def _same_ids(root: Path, declared: Iterable[Entry]) -> Iterable[Problem]:
    ids: set[str] = set()
    for entry in declared:
        if entry.id in ids:
            remedy = "give each its own: it is the anchor of the entry on the site"
            yield _problem(root, entry, "two entries have the same id", entry.id, "another id", remedy)
        ids.add(entry.id)


def _same_figures(root: Path, declared: Iterable[Declaration]) -> Iterable[Problem]:
    figures: dict[tuple[str, str], str] = {}
    for entry in declared:
        for figure in entry.figures:
            other = figures.setdefault((entry.edition, figure.id), entry.id)
            if other != entry.id:
                message, found = f"{entry.id}: two entries explain one figure", f"{figure.id}, which {other} explains"
                yield _problem(root, entry, message, found, "one entry", "delete the figure from one of them")


def _problem(root: Path, entry: Entry, message: str, found: str, expected: str, remedy: str) -> Problem:
    line = lines_of(read_text(root, entry.path), entry.id)[-1]
    return Problem(entry.path, line, 0, message, found, expected, remedy)
