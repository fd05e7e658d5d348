"""The plan's own tables: what the smallest repairs of them are, and how the command tells them."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from click.testing import CliRunner

from smp_metrics.cli import main
from smp_metrics.extracts import Extracts
from smp_metrics.repair.gathering import gather
from smp_metrics.repair.proving import _unproven
from smp_metrics.repair.search import Repair, Search, split
from smp_metrics.repair.system import System

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def plan() -> System:
    return gather(ROOT)


def search(plan: System, extract: str) -> Search:
    (part,) = [part for part in split(plan) if any(name.startswith(f"{extract}.") for name in part.cells)]
    return Search(part)


def values(plan: System, repair: Repair) -> dict[str, str]:
    return {plan.cells[name].where: str(low) for name, (low, high) in repair.values.items() if low == high}


def test_the_clusters_of_asb_have_one_smallest_repair(plan: System) -> None:
    """Table five counts North in cluster 4 and North Downs in cluster 5, and has clusters 6 and 7 exchanged."""
    (repair,) = search(plan, "asb_by_cluster").repairs()
    assert repair.changes == {
        ("exchanged", "numbers behind: table 8, north and north-downs"),
        ("exchanged", "rows: table 5, 6 and 7"),
    }
    mended = values(plan, repair)
    title = "Anti-social behaviour by cluster"
    assert [mended[f"{title}, cluster 4, {year}"] for year in (2022, 2023)] == ["162", "188"]
    assert [mended[f"{title}, cluster 5, {year}"] for year in (2022, 2023)] == ["915", "815"]
    assert [mended[f"{title}, cluster 6, {year}"] for year in (2022, 2023)] == ["222", "236"]
    assert [mended[f"{title}, cluster 7, {year}"] for year in (2022, 2023)] == ["268", "243"]


def test_several_repairs_of_domestic_abuse_in_north_are_as_small(plan: System) -> None:
    found = [values(plan, repair) for repair in search(plan, "domestic_abuse_rate_by_ward").repairs()]
    north = {each.get("Domestic abuse by ward, North, 2023", "169") for each in found}
    assert {"161", "169"} <= north


def test_no_other_single_number_of_the_cluster_table_will_do(plan: System) -> None:
    """By trying: no one number of table five, whatever it is, makes what fails of it true."""
    system = search(plan, "asb_by_cluster").system
    for name in [name for name in system.cells if name.startswith("asb_by_cluster.")]:
        near = [each for each in system.failing() if name not in each.cells]
        assert near, "a constraint without the number fails whatever it is"


def test_other_numbers_need_more_changes(plan: System) -> None:
    found = search(plan, "asb_by_cluster")
    cell = next(
        name for name, cell in plan.cells.items() if cell.where.endswith("behaviour by cluster, cluster 4, 2023")
    )
    assert found.otherwise({cell: Fraction(188)}) is None
    assert found.otherwise({cell: Fraction(288)}) is not None


def test_a_correction_keeps_only_what_every_smallest_repair_gives(plan: System) -> None:
    extracts = Extracts(ROOT)
    found = search(plan, "asb_by_cluster")
    right = next(each for each in extracts.corrections if each.id == "asb-clusters-4-and-5-counts")
    assert list(_unproven(extracts, right, [(found.system, found)])) == []

    other = right.model_copy(update={"cells": (right.cells[0].model_copy(update={"value": 190}),)})
    (problem,) = _unproven(extracts, other, [(found.system, found)])
    assert problem.message == "asb-clusters-4-and-5-counts: other repairs are as small as the one that it makes"
    assert "cluster 4, 2023: 288 becomes 188" in problem.found

    (lost,) = _unproven(extracts, right, [])
    assert lost.found == "nothing that the plan prints about these cells fails"


def test_the_command_tells_the_repairs() -> None:
    said = CliRunner().invoke(main, ["repair", "protection_totals", "--root", str(ROOT)])
    assert said.exit_code == 0
    assert "The smallest repairs have 1 change, and there are 6:" in said.output
    assert "Totals of protection warnings and notices, cpw, 2023: 59 becomes 58" in said.output


def test_the_command_says_when_all_holds() -> None:
    holds = CliRunner().invoke(main, ["repair", "operation_aidant", "--root", str(ROOT)])
    assert "all that the plan prints of operation_aidant holds" in holds.output


def test_the_command_asks_for_an_extract() -> None:
    said = CliRunner().invoke(main, ["repair", "weather", "--root", str(ROOT)])
    assert said.exit_code == 2
    assert "no extract is called weather" in said.output
