"""Compare stated figures with the ledger: what was typed twice from the plan must be the same both times."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import cache

from smp_metrics.claims.language.words import ClaimWordsError, Statement, parse
from smp_metrics.errors import Problem
from smp_metrics.extracts import Extract, Extracts, Row
from smp_metrics.facts.measuring.rounding import half_up

LEDGER = "plan_figures"
STATED = "stated_figures"
SURVEYS = "survey_findings"
# Figures that the plan gives in words that hold no number: a complaint.
IN_WORDS = frozenset({"ombudsman-complaints"})
REMEDY = "compare both with the plan, and mend the one that was mistyped"


def check_stated(extracts: Extracts) -> list[Problem]:
    """List each stated figure that no row of the ledger prints, and each finding that is not what it prints."""
    ledgers = dict(extracts.editions.each(LEDGER))
    stated = [(each, ledgers[edition]) for edition, each in extracts.editions.each(STATED) if edition in ledgers]
    surveys = [each for edition, each in extracts.editions.each(SURVEYS) if edition in ledgers]
    told = [problem for each in stated for problem in _stated(*map(extracts.__getitem__, each))]
    return [*told, *(problem for each in surveys for problem in _findings(extracts[each]))]


def _stated(stated: Extract, ledger: Extract) -> Iterable[Problem]:
    printed: dict[object, list[Statement]] = {}
    for row in ledger.rows:
        printed.setdefault(row["paragraph"], []).extend(_read(str(row["printed"])))
    for row in stated.rows:
        if row["figure"] in IN_WORDS:
            continue
        told = printed.get(row["paragraph"], [])
        same = next((each for each in told if _same(row, each)), None)
        if same:
            # A figure that is printed once stands for one stated figure.
            told.remove(same)
        else:
            expected = f"a figure that {ledger.path} prints in paragraph {row['paragraph']}"
            yield _problem(stated, row, f"{row['figure']}: the ledger prints no such figure", expected)


def _findings(surveys: Extract) -> Iterable[Problem]:
    for row in surveys.rows:
        if not any(_same(row, each) for each in _read(str(row["printed"]))):
            message = f"{row['finding']}: the value is not the figure that its row prints"
            yield _problem(surveys, row, message, str(row["printed"]))


@cache
def _read(text: str) -> tuple[Statement, ...]:
    try:
        return (parse(text),)
    except ClaimWordsError:
        return ()


def _same(row: Row, statement: Statement) -> bool:
    value = Decimal(str(row["value"]))
    if statement.number is None or (statement.direction and statement.direction * value < 0):
        return False
    if (row["unit"] == "%") != (statement.unit in ("percent", "fraction")):
        return False
    if statement.unit != "fraction":
        return abs(statement.number) == abs(value)
    # Two thirds are 66.7 to one decimal, and 67 to none.
    places = max(0, -int(value.as_tuple().exponent))
    return half_up(statement.number * 100, places) == abs(value)


def _problem(extract: Extract, row: Row, message: str, expected: str) -> Problem:
    return Problem(extract.path, row.line, 0, message, str(row["value"]), expected, REMEDY, "value")
