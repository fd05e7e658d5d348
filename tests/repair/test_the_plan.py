"""The plan's own tables: what the smallest repairs of them are, and how the command tells them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from smp_metrics.claims.plan.wholes import Whole
from smp_metrics.cli import main
from smp_metrics.extracts import Correction, Extracts, Row, UnknownExtractError
from smp_metrics.extracts.memo import Memo
from smp_metrics.extracts.written.entries import read_entries
from smp_metrics.extracts.written.parts import MendedCell
from smp_metrics.facts import Facts
from smp_metrics.files import reading
from smp_metrics.reconciliations import OF_OPEN_CELLS
from smp_metrics.repair.gathering import LEDGER, Ledger, fact_at, gather, whole_of
from smp_metrics.repair.proving import MEMO, _key, begin_proofs, prove, unproven
from smp_metrics.repair.reading import TracedExtracts
from smp_metrics.repair.search import End, Repair, Search, split
from smp_metrics.repair.system import System

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def plan() -> System:
    return gather(Extracts(ROOT))


def search(plan: System, extract: str) -> Search:
    (part,) = [part for part in split(plan) if any(name.startswith(f"{extract}.") for name in part.cells)]
    return Search(part)


def values(plan: System, repair: Repair) -> dict[str, str]:
    return {plan.cells[name].where: str(low) for name, (low, high) in repair.values.items() if low == high}


def test_the_clusters_of_asb_have_one_smallest_repair(plan: System) -> None:
    """Table five counts North in cluster 4 and North Downs in cluster 5, and has clusters 6 and 7 exchanged."""
    found = search(plan, "asb_by_cluster").found()
    (repair,) = found.repairs
    assert (found.least, found.end) == (2, End.ALL)
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


def test_the_rows_of_domestic_abuse_or_what_stands_on_them_are_exchanged(plan: System) -> None:
    """Arithmetic alone leaves open which table is wrong, and whether 169 crimes or the numbers beside them are."""
    found = search(plan, "domestic_abuse_rate_by_ward").found()
    assert found.end is End.ALL
    exchanged = [{name for kind, name in repair.changes if kind == "exchanged"} for repair in found.repairs]
    behind, rows = (f"{kind}: table 6, north and north-downs" for kind in ("numbers behind", "rows"))
    assert sorted(exchanged, key=sorted) == [{behind}, {behind}, {rows}]
    north = [values(plan, each).get("Domestic abuse by ward, North, 2023", "169") for each in found.repairs]
    assert sorted(north) == ["161", "169", "39"]


def test_no_other_single_number_of_the_cluster_table_will_do(plan: System) -> None:
    """By trying: no one number of table five, whatever it is, makes what fails of it true."""
    system = search(plan, "asb_by_cluster").system
    for name in [name for name in system.cells if name.startswith("asb_by_cluster.")]:
        near = [each for each in system.failing if name not in each.cells]
        assert near, "a constraint without the number fails whatever it is"


@pytest.fixture(scope="module")
def replacing() -> dict[str, Correction]:
    return {each.id: each for each in Extracts(ROOT).corrections if each.cells}


def found_against(plan: System, correction: Correction) -> list[str]:
    return [problem.found for problem in unproven(Extracts(ROOT), correction, split(plan))]


def test_every_smallest_repair_gives_the_numbers_that_replace_printed_ones(
    plan: System, replacing: dict[str, Correction]
) -> None:
    assert len(replacing) == 3
    assert [found for each in replacing.values() for found in found_against(plan, each)] == []


def test_another_number_than_the_smallest_repair_gives_is_not_proven(
    plan: System, replacing: dict[str, Correction]
) -> None:
    right = replacing["asb-clusters-4-and-5-counts"]
    other = right.model_copy(update={"cells": (right.cells[0].model_copy(update={"value": 190}), *right.cells[1:])})
    (found,) = found_against(plan, other)
    assert found.startswith("a repair of 2 changes, as small as any, has other numbers: ")


def test_cells_for_which_several_repairs_do_are_not_proven(plan: System, replacing: dict[str, Correction]) -> None:
    """The rates of North and North Downs, as they were once replaced: an exchange in table six does as well."""
    right = replacing["asb-clusters-4-and-5-counts"]
    cells = (
        MendedCell(at={"ward": "North", "year": 2022}, column="crimes_per_1000", expect=4.2, value=19.8),
        MendedCell(at={"ward": "North Downs", "year": 2023}, column="crimes_per_1000", expect=60.1, value=14.6),
    )
    other = right.model_copy(update={"extract": "domestic_abuse_rate_by_ward", "cells": cells})
    (found,) = found_against(plan, other)
    assert "rows: table 6, north and north-downs" in found


def test_a_cell_of_which_nothing_fails_is_not_proven(plan: System, replacing: dict[str, Correction]) -> None:
    right = replacing["asb-clusters-4-and-5-counts"]
    cell = right.cells[0].model_copy(update={"at": {"year": 2023, "month": 1}, "column": "count", "value": 90})
    other = right.model_copy(update={"extract": "needle_finds", "cells": (cell,)})
    assert found_against(plan, other) == ["nothing that the plan prints fails because of these cells"]


def test_what_takes_too_long_is_not_proven(
    plan: System, replacing: dict[str, Correction], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("smp_metrics.repair.proving.SECONDS", 0)
    found = found_against(plan, replacing["vbc-clusters-6-and-7-exchanged"])
    assert found == ["the solver's time ended before it was proven"]


def project(tmp_path: Path) -> Extracts:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    return Extracts(tmp_path)


def test_the_check_proves_once_and_remembers_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert begin_proofs(project(tmp_path))() == []
    monkeypatch.setattr("smp_metrics.repair.proving.beside", None)
    assert begin_proofs(Extracts(tmp_path))() == []


def test_what_was_read_is_proven_whatever_is_on_disk_by_then(tmp_path: Path) -> None:
    extracts = project(tmp_path)
    with reading(extracts.reading):
        assert extracts.check() == []
        _key(extracts)
    (tmp_path / "data" / "corrections.yml").unlink()
    assert begin_proofs(extracts)() == []
    assert Memo(tmp_path / "build" / "repairs").get(MEMO, _key(extracts))


def test_the_check_names_a_correction_that_is_not_proven_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("smp_metrics.beside.CAN_COPY", False)
    extracts = project(tmp_path)
    file = tmp_path / "data" / "corrections.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("expect: 288, value: 188", "expect: 288, value: 189"), encoding="utf-8")
    for _ in range(2):
        (problem,) = begin_proofs(Extracts(extracts.root))()
        assert problem.message == "asb-clusters-4-and-5-counts: the cells are replaced, and not proven wrong"
        assert problem.path == "data/corrections.yml"
        assert text.split("\n")[problem.line - 1] == "- id: asb-clusters-4-and-5-counts"


def test_nothing_replaced_needs_no_proof_and_a_lost_extract_is_told_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost(_: Path) -> System:
        raise UnknownExtractError("no extract is called asb_by_ward")

    project(tmp_path)
    monkeypatch.setattr("smp_metrics.repair.gathering.gather", lost)
    assert prove(Extracts(tmp_path)) is None
    assert begin_proofs(Extracts(tmp_path))() == []
    assert not (tmp_path / "build" / "repairs").exists()
    (tmp_path / "data" / "corrections.yml").unlink()
    assert begin_proofs(Extracts(tmp_path))() == []


def test_figures_of_open_cells_stand_in_the_ledger_without_a_fact_and_are_asked(plan: System) -> None:
    facts = {str(row["id"]): row["fact"] for row in Extracts(ROOT).printed(LEDGER).rows}
    assert [facts[name] for name in OF_OPEN_CELLS] == [""] * len(OF_OPEN_CELLS)
    assert {f"{LEDGER}:{name}" for name in OF_OPEN_CELLS} <= plan.cells.keys()


def test_what_is_no_sum_of_cells_asks_nothing() -> None:
    extracts = TracedExtracts(Extracts(ROOT))
    facts = Facts(extracts)
    assert fact_at(facts, "fact:nothing.at_all") is None
    whole = next(entry for entry in read_entries(ROOT, Whole)[0] if entry.id == "noise-requests")
    assert whole_of(whole, facts) is not None
    assert whole_of(whole.model_copy(update={"parts": (*whole.parts, "fact:nothing.at_all")}), facts) is None
    ledger = Ledger(extracts, facts)
    row = next(row for row in extracts.printed(LEDGER).rows if row["id"] == "t1-north-downs-change")
    assert ledger.asked(row, str(row["fact"])) is not None
    assert ledger.asked(Row(row.line, {**row.values, "printed": "5 5"}), str(row["fact"])) is None


def told(*words: str) -> Result:
    return CliRunner().invoke(main, ["repair", *words, "--root", str(ROOT)])


def test_the_command_tells_the_repairs() -> None:
    said = told("protection_totals")
    assert said.exit_code == 0
    assert "The smallest repairs have 1 change, and there are 6:" in said.output
    assert "Totals of protection warnings and notices, cpw, 2023: 59 becomes 58" in said.output


def test_the_command_tells_exchanges_and_what_was_worked_out_from_another_number() -> None:
    said = told("domestic_abuse_rate_by_ward").output
    assert "- exchanged: numbers behind: table 6, north and north-downs" in said
    assert "Domestic abuse by ward, North, 2023 (169) was worked out from another number" in said
    assert "Domestic abuse rates by ward, North, 2023: printed 3.8, worked out 16.43" in said


def test_the_command_ends_when_its_time_does() -> None:
    """All tables of crime by ward and cluster hang together: one second is too short for them."""
    said = told("vbc_by_cluster", "--seconds", "1")
    assert said.exit_code == 0
    assert "in 1 seconds" in said.output
    assert "no other is as small" not in said.output


def test_the_command_says_that_all_holds() -> None:
    assert told("needle_finds").output == "all that the plan prints of needle_finds holds\n"


def test_the_command_names_the_extracts() -> None:
    said = told("needles")
    assert said.exit_code == 2
    assert "no extract is called needles; the extracts are all_crime_by_ward, " in said.output
