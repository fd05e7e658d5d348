"""What another edition prints is read, held to its contract, and compared with what was printed before."""

from __future__ import annotations

from pathlib import Path

import pytest

from smp_metrics.catalogue.rules import contract_for
from smp_metrics.claims.stale import stale_pages
from smp_metrics.claims.text.document import Document
from smp_metrics.extracts import Editions, Extracts, UnknownExtractError
from smp_metrics.extracts.contracts import contract_of
from smp_metrics.extracts.derived import contract_in, made_from
from smp_metrics.extracts.meant import meant_by
from smp_metrics.extracts.written.declared import placed
from smp_metrics.site.of_edition import check_editions
from tests.editions.made_up import name


def _spoil(project: Path, path: str, before: str, after: str) -> list[tuple[str, int, str]]:
    file = project / path
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")
    return [(each.path, each.line, each.message) for each in Extracts(project).check()]


def test_an_edition_has_rows_of_its_own(once: Path) -> None:
    extracts = Extracts(once)
    asb = extracts[name("asb_by_ward")]

    assert len({str(row["ward"]) for row in asb.rows}) == 22
    assert {row["year"] for row in asb.rows} == {2023, 2024}
    assert asb.columns == extracts["asb_by_ward"].columns
    assert {row["year"] for row in extracts["asb_by_ward"].rows} == {2021, 2022, 2023}
    assert extracts.editions.each("asb_by_ward") == [("2024-25", "asb_by_ward"), ("2025-26", "asb_by_ward_2025_26")]


def test_an_edition_means_by_a_name_what_it_printed_or_what_no_plan_prints(once: Path) -> None:
    extracts = Extracts(once)
    later = meant_by(extracts, "2025-26")

    assert meant_by(extracts, "2024-25") is extracts
    assert later["asb_by_ward"] == later.printed("asb_by_ward") == extracts[name("asb_by_ward")]
    assert later[name("asb_by_ward")] is extracts[name("asb_by_ward")]
    assert later["new_ward_residents"] is extracts["new_ward_residents"]
    assert later.disputed("asb_by_ward") == {}
    assert later.fingerprint("asb_by_ward") == extracts.fingerprint(name("asb_by_ward"))
    assert ("asb_by_ward" in later, "nothing" in later) == (True, False)
    with pytest.raises(UnknownExtractError, match="2025-26 prints no missing_children"):
        _ = later["missing_children"]


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("Tovil,2024", "Heath,2024", "The ward is one of those that data/new_ward_residents.csv lists"),
        ("Tovil,2024", "Tovil,2021", "one of the years that the table is about: 2023, 2024"),
        ("Tovil,2024,104\n", "", "Every ward has a row for every year"),
    ],
)
def test_an_edition_is_held_to_its_own_years_and_places(project: Path, before: str, after: str, message: str) -> None:
    file = project / f"data/{name('asb_by_ward')}.csv"
    file.write_text(file.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")

    assert any(each.expected.startswith(message) for each in Extracts(project).check())


def test_a_paragraph_is_one_of_its_own_edition(project: Path) -> None:
    path = f"data/{name('stated_figures')}.csv"
    (told,) = _spoil(project, path, "youth-workers,5,", "youth-workers,61,")

    assert told[:2] == (path, 2)


def test_a_sidecar_lists_what_columns_hold_where_the_older_contract_lists_other_things(project: Path) -> None:
    file = project / f"data/{name('service_requests')}.csv"
    text = file.read_text(encoding="utf-8").replace("street trading", "drones")
    file.write_text(text, encoding="utf-8")
    assert any(each.expected.startswith("The kind is one of the plan's: ") for each in Extracts(project).check())

    kinds = ", ".join(dict.fromkeys(row.split(",")[0] for row in text.split("\n")[1:] if row))
    sidecar = f"data/{name('service_requests')}.yml"
    assert _spoil(project, sidecar, "geography:", f"lists: {{kind: [{kinds}]}}\ngeography:") == []
    file.write_text(text.replace("drones,2024", "noise,2024"), encoding="utf-8")
    assert "Every kind has a row for every year" in {each.expected for each in Extracts(project).check()}
    file.write_text(text.replace("drones", "kites"), encoding="utf-8")
    listed = f"The kind is one of those that {sidecar} lists: "
    assert any(each.expected.startswith(listed) for each in Extracts(project).check())
    told = [each[2] for each in _spoil(project, sidecar, "lists: {kind", "lists: {sort")]
    assert "lists: the contract says otherwise" in told


@pytest.mark.parametrize("lists", ["{kind: [noise]}", "none"])
def test_lists_are_for_another_edition_and_are_lists(project: Path, lists: str) -> None:
    (told,) = _spoil(project, "data/service_requests.yml", "geography:", f"lists: {lists}\ngeography:")
    other = _spoil(project, f"data/{name('service_requests')}.yml", "geography:", "lists: none\ngeography:")

    assert told[2].startswith("lists: ")
    assert len(other) == 2


def test_years_that_the_contract_does_not_have_are_told(project: Path) -> None:
    (told,) = _spoil(project, "data/asb_by_ward.yml", "geography:", "years: [2021, 2022]\ngeography:")

    assert told[2] == "years: the contract says otherwise"


@pytest.mark.parametrize(
    ("path", "before", "after", "line", "message"),
    [
        ("data/needle_totals_2025_26.csv", "2022,472", "2022,473", 3,
         "2022: an earlier edition prints another number, and no revision says so"),
        ("data/revisions.yml", "before: 713", "before: 712", 1, "needles-counted-again: no two editions differ so"),
        ("data/needle_totals_2025_26.csv", "2023,725", "2023,713", 1,
         "needles-counted-again: no two editions differ so"),
        ("data/revisions.yml", "extract: needle_totals", "extract: needle_total", 1,
         "no extract is called needle_total"),
        ("data/revisions.yml", "edition: 2025-26", "edition: 2026-27", 1, "no edition has this id"),
        ("data/revisions.yml", "  why: Records that came late were counted too, as the tests have it.\n", "", 1,
         "an entry with cells says why they were revised"),
        ("data/partnership.yml", "default_edition: 2024-25", "default_edition: 2023-24", None,
         "default_edition: it is 2023-24, and has to be one of 2024-25, 2025-26"),
        ("data/partnership.yml", "default_edition: 2024-25\n", "", None,
         "default_edition: it is missing, and has to be"),
        ("data/corrections.yml", "  extract: ", "  edition: 2026-27\n  extract: ", None, "no edition has this id"),
    ],
)  # fmt: skip
def test_what_differs_between_editions_and_is_not_declared_is_told(
    project: Path, path: str, before: str, after: str, line: int | None, message: str
) -> None:
    told = _spoil(project, path, before, after)

    where = path if "needle_totals" not in path or line == 3 else "data/revisions.yml"
    assert [each for each in told if each[0] == where and line in (None, each[1]) and message in each[2]], told


def test_an_extract_that_no_contract_fits_has_none(once: Path, tmp_path: Path) -> None:
    assert contract_in(once, "nothing_2025_26") is None
    assert contract_in(tmp_path, name("asb_by_ward")) is None
    assert contract_in(None, name("asb_by_ward")) is None
    assert contract_in(None, "asb_by_ward") is contract_of("asb_by_ward")
    assert list(made_from(tmp_path, name("asb_by_ward"), Editions(("2025-26",), "2025-26"))) == []
    with pytest.raises(LookupError):
        contract_for(name("asb_by_ward"))


def test_what_decides_a_contract_may_be_broken(project: Path) -> None:
    kept = Extracts(project)[name("asb_by_ward")]
    for content in (b"", b"gss_code\nE05015593\n", b"\xff\xfe"):
        (project / "data/new_ward_residents.csv").write_bytes(content)
        assert contract_in(project, name("asb_by_ward")) is not None
    (project / "data/new_ward_residents.csv").unlink()
    elsewhere = project.parent / "elsewhere.csv"
    elsewhere.write_text("ward\n", encoding="utf-8")
    (project / "data/new_ward_residents.csv").symlink_to(elsewhere)
    assert contract_in(project, name("asb_by_ward")) is not None
    (project / f"data/{name('asb_by_ward')}.yml").write_text("[]\n", encoding="utf-8")
    assert contract_in(project, name("asb_by_ward")) is not None
    assert kept.rows


def test_nothing_is_called_behind_an_edition_whose_table_is_broken(project: Path) -> None:
    page = Document("docs/index.md", "There were [713](fact:needle_totals.total?year=2023) needles in 2023.\n")
    assert len(stale_pages([page], Extracts(project))[1]) == 1
    (project / f"data/{name('needle_totals')}.csv").write_text("year\n", encoding="utf-8")
    assert stale_pages([page], Extracts(project)) == ([], [])


def test_an_entry_names_the_extracts_of_its_edition(once: Path, tmp_path: Path) -> None:
    extracts = Extracts(once)
    issue = next(each for each in extracts.known_issues if each.cells)
    cells = (issue.cells[0].model_copy(update={"extract": "asb_by_ward"}),)
    (placed_,) = placed([issue.model_copy(update={"edition": "2025-26", "cells": cells})], extracts.editions)
    assert placed_.cells[0].extract == name("asb_by_ward")
    assert list(check_editions([], [], Extracts(tmp_path))) == []


EDITIONS = Editions(("2023-24", "2024-25", "2025-26"), "2024-25", frozenset({"crime", "crime_2025_26", "census"}))


@pytest.mark.parametrize(
    ("edition", "typed", "meant"),
    [
        ("2024-25", "fact:crime.count?year=2023", "fact:crime.count?year=2023"),
        ("2025-26", "fact:crime.count?year=2023", "fact:crime_2025_26.count?year=2023"),
        ("2025-26", "fact:crime.count.total", "fact:crime_2025_26.count.total"),
        ("2025-26", "fact:census.residents", "fact:census.residents"),
        ("2025-26", "fact:crime_2024_25.count", "fact:crime.count"),
        ("2024-25", "fact:crime_2025_26.count", "fact:crime_2025_26.count"),
        ("2024-25", "fact:crime_2023_24.count", "fact:crime_2023_24.count"),
        ("2025-26", "fact:nothing.count", "fact:nothing.count"),
        ("2024-25", "fact:growth", "fact:growth"),
        ("2025-26", "fact:growth?year=2023", "fact:growth?year=2023&edition=2025-26"),
        ("2025-26", "fact:growth?edition=2024-25", "fact:growth"),
        ("2024-25", "fact:growth?edition=2025-26&year=2023", "fact:growth?year=2023&edition=2025-26"),
        ("2025-26", "no address", "no address"),
    ],
)
def test_an_address_means_what_the_edition_of_its_page_printed(edition: str, typed: str, meant: str) -> None:
    assert EDITIONS.address(typed, edition) == meant
    assert EDITIONS.in_words(f"[x]({typed})", edition) == f"[x]({meant})"


@pytest.mark.parametrize(
    ("path", "text", "edition"),
    [
        ("docs/plan/crime.md", "# Crime\n", "2024-25"),
        ("docs/plan/2025-26/crime.md", "# Crime\n", "2025-26"),
        ("docs/plan/2024-25/crime.md", "# Crime\n", "2024-25"),
        ("docs/index.md", "---\ntitle: Home\nedition: 2025-26\n---\n", "2025-26"),
        ("docs/index.md", "---\nedition: 1999-00\n---\n", "2024-25"),
        ("docs/index.md", "# edition: 2025-26\n", "2024-25"),
        ("docs/index.md", "---\ntitle: x\n---\n\nedition: 2025-26\n", "2024-25"),
        ("data/crime_2025_26.yml", "title: x\n", "2025-26"),
        ("data/corrections.yml", "- id: x\n", "2024-25"),
    ],
)
def test_a_page_is_of_the_edition_of_its_folder_or_of_its_front_matter(path: str, text: str, edition: str) -> None:
    assert EDITIONS.of_page(path, text) == edition


def test_a_name_that_only_looks_like_the_default_edition_is_a_name() -> None:
    editions = Editions(("2023", "2024"), "2023", frozenset({"crime", "crime_2023"}))

    assert [editions.own("crime_2023", id_) for id_ in editions.ids] == ["crime_2023", "crime_2023"]
    assert editions.split("crime_2023") == ("crime_2023", "2023")
    blocks = [editions.block("chart", name, "2024") for name in ("crime_2023", "crime_2024")]
    assert blocks == ["crime_2023_2024", "crime_2024"]
    assert editions.block("table", "crime", "2024") == "crime"
