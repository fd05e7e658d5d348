"""Disputed cells are those that known issues name, as printed; one that is not there fails."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from smp_metrics.extracts import Extracts

ROOT = Path(__file__).resolve().parents[2]
ISSUES = "data/known_issues.yml"


def test_a_cell_is_disputed_by_each_issue_that_names_it() -> None:
    extracts = Extracts(ROOT)
    disputed = extracts.disputed("domestic_abuse_by_ward")
    by_place = {(row["ward"], row["year"]): row.line for row in extracts["domestic_abuse_by_ward"].rows}
    assert disputed[by_place["North", 2023], "crimes"] == (
        "domestic-abuse-in-north",
        "domestic-abuse-rates-of-north-and-north-downs",
    )
    assert disputed[by_place["North Downs", 2022], "crimes"] == ("domestic-abuse-rates-of-north-and-north-downs",)
    assert {line for line, _ in disputed} == {
        by_place[ward, year] for ward in ("North", "North Downs") for year in (2022, 2023)
    }
    assert extracts.disputed("needle_finds") == {}


CELL = "{extract: cas_by_cluster, at: {cluster: 7, year: 2022}, column: crimes, expect: 217}"


@pytest.mark.parametrize(
    ("other", "found"),
    [
        (CELL.replace("217", "218"), "217"),
        (CELL.replace("cluster: 7", "cluster: 9"), "no such row"),
        (CELL.replace("year: 2022", "place: 2022"), "no such row"),
        (CELL.replace("column: crimes", "column: incidents"), "no column incidents"),
        (CELL.replace("cas_by_cluster", "cas_by_ward"), "no such row"),
        (CELL.replace("cluster: 7, ", ""), "181, 81, 122, 201,"),
    ],
)
def test_a_disputed_cell_that_is_not_as_declared_is_told(tmp_path: Path, other: str, found: str) -> None:
    problem = told(tmp_path, CELL, other)
    assert problem.startswith(f"{ISSUES}:")
    assert "cas-cluster-7-counts: the disputed cell is not as declared" in problem
    assert f"found:    {found}" in problem


def told(tmp_path: Path, before: str, after: str) -> str:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    text = (tmp_path / ISSUES).read_text(encoding="utf-8")
    assert text.count(before) == 1
    (tmp_path / ISSUES).write_text(text.replace(before, after), encoding="utf-8")
    (problem,) = Extracts(tmp_path).check()
    return str(problem)


def test_an_issue_that_leaves_cells_open_names_several_repairs(tmp_path: Path) -> None:
    one = "    - The printed count of North is wrong, and the change, the rate and the percentage are right.\n"
    assert "several repairs would do: name each of them in repairs" in told(tmp_path, one, "")
