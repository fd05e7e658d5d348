"""Compare stated figures with the ledger: what was typed twice from the plan must be the same both times."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from smp_metrics.claims.words import ClaimWordsError, Statement, parse
from smp_metrics.errors import Problem
from smp_metrics.extracts import Extracts, Row

LEDGER = "plan_figures"
STATED = "stated_figures"
# The paragraphs of which the ledger holds every figure.
COVERED = range(14, 28)
REMEDY = "compare both with the plan, and mend the one that was mistyped"


def check_stated(extracts: Extracts) -> list[Problem]:
    """List each stated figure that no row of the ledger prints, in the paragraphs that the ledger covers."""
    if LEDGER not in extracts or STATED not in extracts:
        return []
    printed: dict[object, list[Statement]] = {}
    for row in extracts[LEDGER].rows:
        printed.setdefault(row["paragraph"], []).extend(_read(str(row["printed"])))
    rows = [row for row in extracts[STATED].rows if row["paragraph"] in COVERED]
    return [_problem(row) for row in rows if not any(_same(row, each) for each in printed.get(row["paragraph"], []))]


def _read(text: str) -> Iterable[Statement]:
    try:
        return [parse(text)]
    except ClaimWordsError:
        return []


def _same(row: Row, statement: Statement) -> bool:
    value = Fraction(str(row["value"]))
    if statement.number is None or (statement.direction and statement.direction * value < 0):
        return False
    return abs(statement.number) * (100 if statement.unit == "fraction" else 1) == abs(value)


def _problem(row: Row) -> Problem:
    message = f"{row['figure']}: the ledger prints no such figure"
    expected = f"a figure that data/{LEDGER}.csv prints in paragraph {row['paragraph']}"
    return Problem(f"data/{STATED}.csv", row.line, 0, message, str(row["value"]), expected, REMEDY, "value")
