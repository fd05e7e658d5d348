"""The parts that entries are made of: cells and figures of the plan, failed checks, who has agreed, whom to ask."""

from __future__ import annotations

import datetime as dt

from pydantic import Field

from smp_metrics.extracts.written.typed import Identifier, Line, Named, Sentence, Slug, Strict


class MendedCell(Strict):
    """One printed cell: where it is, what it prints (``expect``), what is right (``value``)."""

    at: dict[Identifier, int | Line] = Field(min_length=1)
    column: Identifier
    expect: int | float
    value: int | float


class DisputedCell(Strict):
    """One printed cell of an extract that nothing published settles: where it is, and what it prints (``expect``)."""

    extract: Identifier
    at: dict[Identifier, int | Line] = Field(min_length=1)
    column: Identifier
    expect: int | float


class RevisedCell(Strict):
    """One cell that a later edition prints otherwise: what was printed ``before``, and what is printed ``after``."""

    at: dict[Identifier, int | Line] = Field(min_length=1)
    column: Identifier
    before: int | float
    after: int | float


class ExplainedFigure(Strict):
    """One figure of the ledger that disagrees: what it prints (``expect``), and what the data gives, as a claim's text.

    ``words`` is what the plan says where the ledger holds what that means: "most" for "at least half".
    """

    id: Slug
    expect: Line
    found: Line
    words: Line = ""


class FailedReconciliation(Strict):
    """One reconciliation that is known to fail, at one place, and by how much it does."""

    name: Slug
    at: dict[Identifier, int | Line] = Field(default_factory=dict)
    expected: Line
    found: Line


class Confirmation(Strict):
    """Who has agreed that an entry is right, as a body or a role and never a name, and when."""

    by: Named
    date: dt.date


class Ask(Strict):
    """A question as a letter would put it, and the body that can answer it."""

    of: Named
    question: Sentence


class Contrast(Strict):
    """What the plan says and what the data says, each in a line that stands without the other."""

    plan: Sentence
    data: Sentence
