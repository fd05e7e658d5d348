"""Compare stated figures with the ledger: what was typed twice from the plan must be the same both times."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import cache

from smp_metrics.claims.language.words import ClaimWordsError, Statement, parse
from smp_metrics.errors import Problem
from smp_metrics.extracts import Extract, Extracts, Row, Value
from smp_metrics.facts.measuring.rounding import half_up

LEDGER = "plan_figures"
REMEDY = "compare both with the plan, and mend the one that was mistyped"


def check_stated(extracts: Extracts) -> list[Problem]:
    """List each stated figure that the plan does not print: in its own row, or else in the ledger's paragraph."""
    ledgers = dict(extracts.editions.each(LEDGER))
    problems: list[Problem] = []
    for stated in filter(lambda each: each.stated, map(extracts.__getitem__, extracts.names)):
        edition = extracts.editions.split(stated.name)[1]
        if stated.column("printed"):
            problems += _in_its_row(stated)
        elif edition in ledgers:
            problems += _in_its_paragraph(stated, extracts[ledgers[edition]])
    return problems


def _in_its_paragraph(stated: Extract, ledger: Extract) -> Iterable[Problem]:
    printed: dict[str, list[Statement]] = {}
    for row in stated.rows:
        paragraph = str(row["paragraph"])
        if paragraph not in printed:
            prints = ledger.by("paragraph").get(paragraph, ())
            printed[paragraph] = [said for each in prints for said in _read(str(each["printed"]))]
        told = printed[paragraph]
        value = Decimal(str(row["value"]))
        place = next((place for place, said in enumerate(told) if _same(row["unit"], value, said)), None)
        if place is not None:
            # A figure that is printed once stands for one stated figure.
            del told[place]
        else:
            expected = f"a figure that {ledger.path} prints in paragraph {row['paragraph']}"
            yield _problem(stated, row, f"{row[stated.key[0]]}: the ledger prints no such figure", expected)


def _in_its_row(stated: Extract) -> Iterable[Problem]:
    for row in stated.rows:
        value = Decimal(str(row["value"]))
        if not any(_same(row["unit"], value, each) for each in _read(str(row["printed"]))):
            message = f"{row[stated.key[0]]}: the value is not the figure that its row prints"
            yield _problem(stated, row, message, str(row["printed"]))


@cache
def _read(text: str) -> tuple[Statement, ...]:
    try:
        return (parse(text),)
    except ClaimWordsError:
        return ()


def _same(unit: Value, value: Decimal, statement: Statement) -> bool:
    if statement.number is None:
        # Of one thing the plan may say no number: a complaint.
        return value == 1 and f"{' '.join(statement.words[1:])}s" == unit and statement.words[0] in {"a", "an"}
    if statement.direction and statement.direction * value < 0:
        return False
    if (unit == "%") != (statement.unit in ("percent", "fraction")):
        return False
    if statement.unit != "fraction":
        return abs(statement.number) == abs(value)
    # Two thirds are 66.7 to one decimal, and 67 to none.
    places = max(0, -int(value.as_tuple().exponent))
    return half_up(statement.number * 100, places) == abs(value)


def _problem(extract: Extract, row: Row, message: str, expected: str) -> Problem:
    return Problem(extract.path, row.line, 0, message, str(row["value"]), expected, REMEDY, "value")
