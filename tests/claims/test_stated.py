"""Stated figures and the ledger are typed from the plan one by one, and must be the same."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from smp_metrics.claims.stated import COVERED, LEDGER, STATED, check_stated
from smp_metrics.extracts import Extract, Extracts, Row

ROOT = Path(__file__).resolve().parents[2]


def _extracts(stated: dict[str, object], printed: list[tuple[int, str]]) -> Extracts:
    """Give one stated figure beside a ledger that prints some figures, each in a paragraph."""
    extracts = Extracts(ROOT)
    figure = {"figure": "one", "paragraph": 19, "unit": "crimes", "period": "2023", "says": "One", **stated}
    ledger = [Row(line, {"paragraph": paragraph, "printed": text}) for line, (paragraph, text) in enumerate(printed, 2)]
    extracts._corrected = {
        STATED: _with(extracts, STATED, [Row(2, figure)]),  # type: ignore[arg-type]
        LEDGER: _with(extracts, LEDGER, ledger),
    }
    return extracts


def _with(extracts: Extracts, name: str, rows: list[Row]) -> Extract:
    return replace(extracts[name], rows=tuple(rows))


def test_every_stated_figure_of_section_5_is_what_the_ledger_prints() -> None:
    extracts = Extracts(ROOT)

    assert sum(row["paragraph"] in COVERED for row in extracts[STATED].rows) > 25
    assert check_stated(extracts) == []


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("-800", "fell by nearly 800"),
        ("-1000", "fell by over 1,000"),
        ("-4.5", "fell by 4.5%"),
        ("-57", "-57"),
        ("7", "seven"),
        ("20", "over a fifth"),
        ("3", "3rd"),
        ("71", "71"),
    ],
)
def test_a_figure_is_the_same_however_its_words_put_it(value: str, printed: str) -> None:
    assert check_stated(_extracts({"value": Decimal(value)}, [(19, printed)])) == []


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("-810", "fell by nearly 800"),
        ("800", "fell by nearly 800"),
        ("-1.14", "rose by 1.14%"),
        ("21", "over a fifth"),
        ("8", "seven"),
        ("5", "N/A"),
    ],
)
def test_a_figure_typed_otherwise_is_reported_where_it_stands(value: str, printed: str) -> None:
    (problem,) = check_stated(_extracts({"value": Decimal(value)}, [(19, printed)]))

    assert (problem.path, problem.line, problem.field) == ("data/stated_figures.csv", 2, "value")
    assert problem.found == value
    assert problem.expected == "a figure that data/plan_figures.csv prints in paragraph 19"


def test_a_figure_must_stand_in_its_own_paragraph() -> None:
    assert check_stated(_extracts({"value": Decimal(71)}, [(20, "71")]))


def test_a_paragraph_that_the_ledger_does_not_cover_is_not_asked_for() -> None:
    assert check_stated(_extracts({"value": Decimal(71), "paragraph": 87}, [(20, "71")])) == []
