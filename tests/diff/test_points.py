"""What is told of the numbers that charts, the pages of wards and the list of the plan's figures show."""

from __future__ import annotations

import shutil
from fractions import Fraction
from pathlib import Path

import pytest

from smp_metrics.diff import State, compare
from smp_metrics.diff.points import number_in, shown_of_wards
from smp_metrics.diff.report import Data, Move, Report
from tests.diff.made_up import HERE, History

ROOT = HERE.parents[1]
PAGE = "docs/plan/children.md"
LEDGER = (
    "id,paragraph,place,says,printed,fact,missing,part_of\n"
    "p81-offences,81,detail,How offences changed,up by 60,fact:youth_offences.offences.change?from=2022&to=2023,,\n"
    "p81-age,81,detail,The age of the fewest,under 12,fact:youth_offenders_by_age.offenders.lowest?year=2023,,\n"
    "p81-heading-low,81,heading,How low offences are,low,,Offences elsewhere,\n"
)


def _moved(report: Report, subject: str) -> Move:
    (move,) = [move for move in report.moved if move.subject == subject]
    return move


def test_what_the_plan_s_figures_are_worked_out_as_is_told(history: History) -> None:
    sidecar = (HERE / "then/data/youth_offences.yml").read_text(encoding="utf-8")
    sidecar = sidecar.replace("[200](fact:youth_offences.offences?year=2023)", "200 or so")
    history.write({"data/plan_figures.csv": LEDGER, "data/plan_figures.yml": sidecar})
    history.commit()
    history.edit("data/youth_offences.csv", "2023,200", "2023,210")
    history.edit("data/youth_offences.csv", "2019,110", "2019,80")
    history.edit("data/youth_offenders_by_age.csv", "under 12,2023,8", "under 12,2023,14")
    report = history.compare()

    (rise,) = [
        place for place in _moved(report, "Offences in 2022/23, less those in 2021/22").places if place.sort == "ledger"
    ]
    assert (rise.paragraph, rise.line, rise.then, rise.now) == ("81", 2, "up by 60 (agrees)", "up by 70 (differs)")
    (best,) = [
        move for move in report.moved if move.address == "fact:youth_offenders_by_age.offenders.lowest?year=2023"
    ]
    assert [(place.then, place.now) for place in best.places if place.sort == "ledger"] == [
        ("under 12 (agrees)", "13 (differs)")
    ]


def test_a_list_of_the_plan_s_figures_that_can_not_be_judged_tells_only_why(history: History) -> None:
    sidecar = (HERE / "then/data/youth_offences.yml").read_text(encoding="utf-8")
    history.write({"data/plan_figures.csv": LEDGER.replace(",low,", ",,"), "data/plan_figures.yml": sidecar})
    history.commit()
    history.write({"data/plan_figures.csv": LEDGER})
    history.edit("data/youth_offences.csv", "2023,200", "2023,210")
    report = history.compare()

    assert {limit.path for limit in report.limits} == {"data/plan_figures.csv"}
    assert "ledger" not in {place.sort for move in report.moved for place in move.places}


def test_a_figure_of_the_plan_that_is_judged_otherwise_is_told_by_itself(history: History) -> None:
    sidecar = (HERE / "then/data/youth_offences.yml").read_text(encoding="utf-8")
    history.write({"data/plan_figures.csv": LEDGER, "data/plan_figures.yml": sidecar})
    history.commit()
    history.edit("data/plan_figures.csv", "low,,Offences", "low,,All offences")
    history.edit("data/plan_figures.csv", "up by 60", "up by 61")
    history.edit("data/plan_figures.csv", "offenders.lowest?year=2023,,", "offenders.lowest?year=2023,,p81-offences")
    report = history.compare()

    assert Data("changed", "words", "plan_figures", "p81-age, Part of: nothing", "p81-offences") in report.data
    assert _moved(report, "Figure p81-offences of the plan").places[0].now == "up by 60 (differs)"
    assert len(report.moved) == 1


def test_a_chart_s_own_numbers_are_told_with_the_cells_behind_them(history: History) -> None:
    history.edit(PAGE, "id: youth_offences\n", "id: youth_offenders_by_age\n")
    history.commit()
    history.edit("data/youth_offenders_by_age.csv", "under 12,2023,8", "under 12,2023,9")
    report = history.compare()

    # The chart writes "Under 12" where the cell says "under 12": it is the same number all the same.
    (move,) = report.moved
    assert [place.sort for place in move.places] == ["data page", "table", "chart"]


def test_a_chart_that_can_not_be_drawn_says_why(history: History, monkeypatch: pytest.MonkeyPatch) -> None:
    history.edit("data/youth_offences.csv", "2023,200", "2023,210")
    monkeypatch.setattr("smp_metrics.diff.points.plot_of", lambda *_: 1 / 0)
    report = history.compare()

    assert {limit.path for limit in report.limits} == {"chart youth_offences"}
    assert "the code has a mistake" in report.limits[0].why


def test_a_chart_that_is_new_has_no_numbers_that_moved(history: History) -> None:
    page = (history.root / PAGE).read_text(encoding="utf-8")
    history.edit(PAGE, page[page.index("```chart") : page.index("### Most")], "")
    history.commit()
    history.write({PAGE: page})
    history.edit("data/youth_offences.csv", "2023,200", "2023,210")

    assert "chart" not in {
        place.sort for move in history.compare().moved for place in move.places if not place.sentence
    }


@pytest.fixture
def wards(tmp_path: Path) -> tuple[State, State]:
    """Give two states with the real data, in the later of which High Street has 8 crimes more."""
    for name in ("then", "now"):
        shutil.copytree(ROOT / "data", tmp_path / name / "data")
        (tmp_path / name / "docs").mkdir()
    table = tmp_path / "now/data/all_crime_by_ward.csv"
    text = table.read_text(encoding="utf-8")
    assert "High Street,2023,3272" in text
    table.write_text(text.replace("High Street,2023,3272", "High Street,2023,3280"), encoding="utf-8")
    return State(tmp_path / "then", "then"), State(tmp_path / "now", "now")


def test_pictures_and_tables_of_wards_tell_what_moved(wards: tuple[State, State]) -> None:
    told = {(part.name, part.then, part.now) for part in shown_of_wards(*wards)}

    assert told == {
        ("High Street, 2023: crimes", "3,272", "3,280"),
        ("The borough, 2023: crimes", "14,774", "14,782"),
    }


def test_a_ward_s_number_is_the_cell_that_it_shows(wards: tuple[State, State]) -> None:
    report = compare(*wards)

    assert {place.path for place in _moved(report, "High Street, 2023: crimes").places} == {
        "data/all_crime_by_ward.csv", "docs/wards/high-street.md",
    }  # fmt: skip
    (borough,) = [move for move in report.moved if "The borough" in {place.title for place in move.places}]
    assert [(cause.extract, cause.row, cause.then, cause.now) for cause in borough.because] == [
        ("all_crime_by_ward", "High Street, 2023", "3,272", "3,280")
    ]


@pytest.mark.parametrize(
    ("text", "number"),
    [("−7.1%", ("-7.1", 1)), ("£1,250.50", ("1250.5", 2)), ("+3", ("3", 0)), ("could be chance", None)],
)
def test_a_number_is_read_off_a_text(text: str, number: tuple[str, int] | None) -> None:
    assert number_in(text) == (number and (Fraction(number[0]), number[1]))
