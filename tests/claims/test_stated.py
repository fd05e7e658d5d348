"""Stated figures and the ledger are typed from the plan one by one, and must be the same."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from smp_metrics.claims.plan.stated import LEDGER, check_stated
from smp_metrics.extracts import Extract, Extracts, Row
from smp_metrics.extracts.contradictions import contradictions
from smp_metrics.extracts.editions import Editions
from tests.facts.small import Small

ROOT = Path(__file__).resolve().parents[2]
STATED, SURVEYS = "stated_figures", "survey_findings"


def _extracts(stated: dict[str, object], printed: list[tuple[int, str]]) -> Extracts:
    """Give one stated figure beside a ledger that prints some figures, each in a paragraph."""
    extracts = Extracts(ROOT)
    extracts.names = (STATED, SURVEYS, LEDGER)
    figure = {"figure": "one", "paragraph": 19, "unit": "crimes", "period": "2023", "says": "One", **stated}
    ledger = [Row(line, {"paragraph": paragraph, "printed": text}) for line, (paragraph, text) in enumerate(printed, 2)]
    extracts._corrected = {
        STATED: _with(extracts, STATED, [Row(2, figure)]),  # type: ignore[arg-type]
        LEDGER: _with(extracts, LEDGER, ledger),
        SURVEYS: _with(extracts, SURVEYS, []),
    }
    return extracts


def _with(extracts: Extracts, name: str, rows: list[Row]) -> Extract:
    return replace(extracts[name], rows=tuple(rows))


def test_every_stated_figure_is_what_the_ledger_prints() -> None:
    assert check_stated(Extracts(ROOT)) == []


def test_without_a_ledger_there_is_nothing_to_compare() -> None:
    extracts = _extracts({"value": Decimal(71)}, [])
    extracts.editions = Editions()

    assert check_stated(extracts) == check_stated(Small()) == []


def test_the_sidecars_say_which_figures_are_stated() -> None:
    extracts = Extracts(ROOT)

    assert [name for name in extracts.names if extracts[name].stated] == [STATED, SURVEYS]
    columns = extracts["needle_finds"].columns
    told = list(contradictions({**extracts["needle_finds"].sidecar, "stated": True}, columns, {"period": "year"}))
    assert told == [("stated", "true", "the columns value, unit; and paragraph or printed")]


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
    assert check_stated(_extracts({"value": Decimal(value), "unit": _unit(printed)}, [(19, printed)])) == []


def _unit(printed: str) -> str:
    return "%" if "%" in printed or "fifth" in printed else "crimes"


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
    (problem,) = check_stated(_extracts({"value": Decimal(value), "unit": _unit(printed)}, [(19, printed)]))

    assert (problem.path, problem.line, problem.field) == ("data/stated_figures.csv", 2, "value")
    assert problem.found == value
    assert problem.expected == "a figure that data/plan_figures.csv prints in paragraph 19"


def test_a_percentage_is_no_count() -> None:
    assert check_stated(_extracts({"value": Decimal(20)}, [(19, "20%")]))
    assert check_stated(_extracts({"value": Decimal(20), "unit": "%"}, [(19, "20")]))


def test_a_figure_must_stand_in_its_own_paragraph() -> None:
    assert check_stated(_extracts({"value": Decimal(71)}, [(20, "71")]))


def test_one_thing_may_be_printed_without_a_number() -> None:
    one: dict[str, object] = {"value": Decimal(1), "unit": "complaints"}

    assert check_stated(_extracts(one, [(19, "a complaint")])) == []
    for other, printed in (({}, "a crime"), ({}, "that complaint"), ({"value": Decimal(2)}, "a complaint")):
        assert len(check_stated(_extracts({**one, **other}, [(19, printed)]))) == 1


def test_a_figure_printed_once_stands_for_one_stated_figure() -> None:
    extracts = _extracts({"value": Decimal(7)}, [(19, "seven")])
    one = extracts[STATED]
    twice = (*one.rows, Row(3, {**one.rows[0].values, "figure": "two"}))
    extracts._corrected[STATED] = replace(one, rows=twice)

    (problem,) = check_stated(extracts)
    assert problem.line == 3


def test_a_survey_finding_must_be_the_figure_that_its_row_prints() -> None:
    extracts = _extracts({"value": Decimal(7)}, [(19, "seven")])
    right = Row(2, {"finding": "safe", "value": Decimal("66.7"), "unit": "%", "printed": "almost two thirds"})
    wrong = Row(3, {**right.values, "value": Decimal(66)})
    extracts._corrected[SURVEYS] = _with(extracts, SURVEYS, [right, wrong])

    (problem,) = check_stated(extracts)
    assert (problem.path, problem.line, problem.expected) == ("data/survey_findings.csv", 3, "almost two thirds")
