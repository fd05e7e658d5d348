"""The plan ledger: verdicts are computed, and every disagreement is explained or is an error."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from smp_metrics.claims.plan.ledger import WORST_FIRST, Figure, Outcome, figures, tally
from smp_metrics.errors import Problem
from smp_metrics.extracts import Extracts, Row
from smp_metrics.facts import Facts
from tests.facts.small import Small
from tests.site.conftest import copy_project


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a copy of the project that stays whole."""
    return copy_project(tmp_path_factory.mktemp("ledger") / "project")


@pytest.fixture
def edit(original: Path) -> Callable[[str, str, str], None]:
    """Give a function that changes a file of the copy until the test ends."""
    return lambda name, before, after: _replace(original / name, before, after)


@pytest.fixture(autouse=True)
def _restore(original: Path) -> object:
    files = [original / "data" / name for name in ("plan_figures.csv", "corrections.yml", "all_crime_by_ward.csv")]
    kept = {file: file.read_bytes() for file in files}
    yield
    for file, content in kept.items():
        file.write_bytes(content)


def _replace(file: Path, before: str, after: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(before) == 1, f"{before} stands {text.count(before)} times"
    file.write_text(text.replace(before, after), encoding="utf-8")


def _judge(project: Path) -> tuple[dict[str, str], list[Problem]]:
    extracts = Extracts(project)
    judged, problems = figures(extracts, Facts(extracts))
    return {figure.id: figure.outcome.value for figure in judged}, problems


def test_every_figure_of_the_plan_has_a_verdict_and_no_disagreement_is_unexplained(original: Path) -> None:
    verdicts, problems = _judge(original)

    assert problems == []
    assert len(verdicts) == len(Extracts(original)["plan_figures"].rows)


def test_a_ledger_that_lacks_columns_is_told(original: Path) -> None:
    extracts = Extracts(original)
    ledger = extracts["plan_figures"]
    columns = tuple(column for column in ledger.columns if column.name not in ("missing", "part_of"))
    extracts._corrected["plan_figures"] = replace(ledger, columns=columns)

    judged, (told,) = figures(extracts, Facts(extracts))
    assert (judged, told.message, told.found) == ([], "the ledger lacks columns", "missing, part_of")


def test_the_verdict_of_a_figure_is_what_the_data_says(original: Path) -> None:
    verdicts, _ = _judge(original)

    assert verdicts["t1-heath-change"] == Outcome.AGREES
    assert verdicts["t5-cluster-6-difference"] == Outcome.DIFFERS


def test_what_one_reading_makes_right_is_called_neither_right_nor_wrong(original: Path) -> None:
    verdicts, _ = _judge(original)

    assert verdicts["p15-fell"] == Outcome.READ_OTHERWISE
    assert verdicts["p30-definition-serious-sexual-offences"] == Outcome.READ_OTHERWISE
    assert verdicts["p28-paragraph-cited-103"] == verdicts["p60-second-ward"] == Outcome.SLIP
    assert verdicts["p64-shoplifting-rest-2023-954"] == Outcome.CONTRADICTS_ITSELF
    assert verdicts["p5-rank-kent-8th"] == Outcome.NOT_RECOMPUTABLE


def test_a_statement_counts_once_by_its_worst_part() -> None:
    def figure(name: str, outcome: Outcome, part_of: str = "") -> Figure:
        return Figure(Row(1, {"id": name, "part_of": part_of}), None, outcome, "", None)

    judged = [
        figure("a", Outcome.AGREES),
        figure("b", Outcome.DIFFERS, "a"),
        figure("c", Outcome.NOT_RECOMPUTABLE),
        figure("d", Outcome.AGREES, "c"),
        figure("e", Outcome.AGREES),
    ]

    assert tally(judged) == {Outcome.AGREES: 1, Outcome.DIFFERS: 1, Outcome.NOT_RECOMPUTABLE: 1}
    assert set(WORST_FIRST) == set(Outcome)


def test_a_mistyped_figure_is_an_error(original: Path, edit: Callable[[str, str, str], None]) -> None:
    row = next(row for row in Extracts(original)["plan_figures"].rows if row["id"] == "t1-heath-change")
    edit("data/plan_figures.csv", "t1-heath-change,22,", "t1-heath-change,22,")
    text = (original / "data/plan_figures.csv").read_text(encoding="utf-8").splitlines()
    text[row.line - 1] = text[row.line - 1].replace(",86,", ",87,")
    (original / "data/plan_figures.csv").write_text("\n".join(text) + "\n", encoding="utf-8")

    _, (problem,) = _judge(original)

    assert problem.message == "t1-heath-change disagrees and nothing explains it"
    assert (problem.path, problem.line, problem.found) == ("data/plan_figures.csv", row.line, "87")


def test_an_explanation_of_a_figure_that_agrees_is_an_error(
    original: Path, edit: Callable[[str, str, str], None]
) -> None:
    edit(
        "data/corrections.yml",
        "- {id: t5-cluster-6-difference,",
        '- {id: t1-heath-change, expect: "86", found: "86"}\n    - {id: t5-cluster-6-difference,',
    )

    _, problems = _judge(original)

    assert any("t1-heath-change agrees with its fact" in problem.message for problem in problems)


def test_an_explanation_that_no_longer_holds_is_an_error(original: Path, edit: Callable[[str, str, str], None]) -> None:
    edit(
        "data/corrections.yml",
        '{id: t5-cluster-6-difference, expect: "-25", found: "14"}',
        '{id: t5-cluster-6-difference, expect: "-25", found: "15"}',
    )

    _, (problem,) = _judge(original)

    assert "no longer is" in problem.message
    assert problem.path == "data/corrections.yml"
    assert problem.line > 0


def test_a_declared_figure_has_to_be_printed_as_declared(original: Path, edit: Callable[[str, str, str], None]) -> None:
    edit(
        "data/corrections.yml",
        '{id: t5-cluster-6-difference, expect: "-25",',
        '{id: t5-cluster-6-difference, expect: "-26",',
    )

    _, (problem,) = _judge(original)

    assert problem.message.endswith("the ledger does not print what it expects of t5-cluster-6-difference")
    assert (problem.found, problem.expected) == ("-25", "-26, as in its expect")


def test_an_explanation_of_nothing_is_an_error(original: Path, edit: Callable[[str, str, str], None]) -> None:
    edit("data/corrections.yml", "{id: t5-cluster-6-difference,", "{id: t5-cluster-66-difference,")

    _, problems = _judge(original)

    assert any("the ledger has no figure called t5-cluster-66-difference" in problem.message for problem in problems)
    assert any("t5-cluster-6-difference disagrees" in problem.message for problem in problems)


@pytest.mark.parametrize(
    ("before", "after", "message", "expected"),
    [
        (
            ",86,fact:all_crime_by_ward.crimes.change?ward=heath",
            ",86,fact:all_crime_by_ward.crimes.change?ward=heeth",
            "the address leads to no fact",
            "no row of all_crime_by_ward has ward=heeth; there are heath",
        ),
        (
            ",86,fact:all_crime_by_ward.crimes.change?ward=heath",
            ",86 or 87,fact:all_crime_by_ward.crimes.change?ward=heath",
            "the printed figure can't be read",
            "two numbers in one claim",
        ),
    ],
)
def test_a_row_that_cannot_be_judged_is_told_and_the_others_are_judged(
    original: Path, edit: Callable[[str, str, str], None], before: str, after: str, message: str, expected: str
) -> None:
    edit("data/plan_figures.csv", before, after)

    verdicts, (problem,) = _judge(original)

    assert (problem.message, problem.path) == (message, "data/plan_figures.csv")
    assert expected in problem.expected
    assert len(verdicts) == len(Extracts(original)["plan_figures"].rows) - 1


def test_figures_of_broken_data_have_no_verdict_and_what_is_broken_is_told_elsewhere(
    original: Path, edit: Callable[[str, str, str], None]
) -> None:
    edit("data/all_crime_by_ward.csv", "Bearsted,2023,217\n", "Bearsted,2023,many\n")

    verdicts, problems = _judge(original)

    assert problems == []
    assert "t1-heath-change" not in verdicts
    assert verdicts["t5-cluster-6-difference"] == Outcome.DIFFERS


def test_an_explanation_that_is_no_figure_does_not_hold(original: Path, edit: Callable[[str, str, str], None]) -> None:
    edit(
        "data/corrections.yml",
        '{id: t5-cluster-6-difference, expect: "-25", found: "14"}',
        '{id: t5-cluster-6-difference, expect: "-25", found: "13 or 14"}',
    )

    _, (problem,) = _judge(original)

    assert "no longer is" in problem.message
    assert problem.found == "13 or 14"


def test_a_project_without_a_ledger_has_no_figures() -> None:
    extracts = Small()

    assert figures(extracts, Facts(extracts)) == ([], [])


def test_a_figure_cut_off_instead_of_rounded_is_an_error_until_it_is_declared(
    original: Path, edit: Callable[[str, str, str], None]
) -> None:
    edit("data/plan_figures.csv", "Cluster 5's share of victim-based crime,36%", "Cluster 5's share of VBC,35%")

    verdicts, (problem,) = _judge(original)

    assert verdicts["p27-cluster-5-vbc"] == Outcome.AGREES_BY_ROUNDING
    assert problem.message == "p27-cluster-5-vbc disagrees and nothing explains it"

    edit(
        "data/corrections.yml",
        "- {id: t5-cluster-6-difference,",
        '- {id: p27-cluster-5-vbc, expect: "35%", found: "36%"}\n    - {id: t5-cluster-6-difference,',
    )

    verdicts, problems = _judge(original)

    assert verdicts["p27-cluster-5-vbc"] == Outcome.AGREES_BY_ROUNDING
    assert problems == []


@pytest.mark.parametrize("printed", ["37%", "34%", "-35%"])
def test_a_figure_rounded_up_or_of_the_other_sign_differs(
    original: Path, edit: Callable[[str, str, str], None], printed: str
) -> None:
    edit("data/plan_figures.csv", "Cluster 5's share of victim-based crime,36%", f"Cluster 5's share of VBC,{printed}")

    verdicts, problems = _judge(original)

    assert verdicts["p27-cluster-5-vbc"] == Outcome.DIFFERS
    assert len(problems) == 1
