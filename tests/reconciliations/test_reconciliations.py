"""Each reconciliation holds on the extracts as they stand but where a known issue says so, and finds a broken cell."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from smp_metrics.errors import ProblemsFound
from smp_metrics.extracts import Extract, Extracts, Row
from smp_metrics.known_issues import check_reconciliations
from smp_metrics.reconciliations import RECONCILIATIONS, failures, relations, run
from smp_metrics.reconciliations.cells import exact
from smp_metrics.reconciliations.relation import Mismatch

ROOT = Path(__file__).parents[2]
Cells = dict[str, int | str]
Read = Callable[[str], Extract]


@pytest.fixture(scope="module")
def extracts() -> Extracts:
    return Extracts(ROOT)


def changed(extracts: Extracts, name: str, at: Cells, **cells: int) -> Read:
    """Read the corrected extracts with some cells of one row changed."""

    def read(wanted: str) -> Extract:
        extract = extracts[wanted]
        return replace(extract, rows=tuple(map(_change, extract.rows))) if wanted == name else extract

    def _change(row: Row) -> Row:
        here = all(row[column] == value for column, value in at.items())
        return Row(row.line, {**row.values, **cells}) if here else row

    assert any(_change(row) != row for row in extracts[name].rows)
    return read


def places(name: str, read: Read) -> set[str]:
    return {mismatch.place for mismatch in failures(name, read)}


BREAKS: list[tuple[str, str, Cells, dict[str, int], str]] = [
    ("rows-make-the-total", "vbc_by_cluster", {"cluster": 1, "year": 2021}, {"crimes": 1}, "measure vbc, year 2021"),
    ("clusters-make-the-wards-crime", "cas_by_cluster", {"cluster": 1, "year": 2023}, {"crimes": 1},
     "cluster 1, year 2023"),
    ("clusters-make-the-wards-asb", "asb_by_ward", {"ward": "Fant", "year": 2023}, {"incidents": 1},
     "cluster 7, year 2023"),
    ("rate-is-count-over-residents", "crime_rate_by_ward", {"ward": "Fant", "year": 2023}, {"crimes_per_1000": 79},
     "ward Fant, year 2023"),
    ("wards-make-the-borough", "ward_residents", {"ward": "Fant"}, {"residents": 1_100}, "district Maidstone"),
    ("domestic-abuse-offences-make-the-total", "domestic_abuse_by_offence",
     {"offence": "other crimes", "year": 2019}, {"crimes": 490}, "year 2019"),
    ("domestic-abuse-offences-fit-their-group", "domestic_abuse_subsets", {"offence": "rape", "year": 2023},
     {"crimes": 111}, "offence sexual offences, year 2023"),
    ("domestic-abuse-is-a-part-of-crime", "domestic_abuse_by_ward", {"ward": "Loose", "year": 2023}, {"crimes": 81},
     "ward Loose, year 2023"),
    ("domestic-abuse-rate-is-count-over-residents", "domestic_abuse_by_ward", {"ward": "Loose", "year": 2023},
     {"crimes": 81}, "ward Loose, year 2023"),
    ("months-fit-the-year", "town_centre", {"area": "High Street", "category": "asb", "year": 2023}, {"count": 497},
     "area High Street, category asb, year 2023"),
    ("months-fit-the-clusters-year", "cluster_totals", {"measure": "cas", "year": 2023}, {"total": 1_286},
     "measure cas, year 2023"),
    ("kinds-make-the-total", "protection_notices", {"kind": "dogs", "year": 2020}, {"notices": 1},
     "power cpn, year 2020"),
    ("months-make-the-needles", "needle_finds", {"month": 4, "year": 2021}, {"count": 1}, "year 2021"),
    ("places-fit-the-needles", "needle_locations", {"location": "Whatman Park", "year": 2022}, {"needles": 200},
     "year 2022"),
    ("tables-of-missing-children-agree", "missing_children_by_area", {"area": "Maidstone"}, {"reports": 347},
     "area Maidstone, measure missing reports"),
    ("ages-make-the-offenders", "youth_offenders_by_age", {"age": "14", "year": 2022}, {"offenders": 11}, "year 2022"),
    ("ages-make-the-place", "serious_violence_ranks",
     {"district": "Medway", "scope": "most", "age": "all", "measure": "count"}, {"rank": 3},
     "district Medway, against Thanet, scope most, measure count"),
    ("offenders-commit-offences", "youth_offences", {"year": 2023}, {"offences": 108}, "year 2023"),
    ("old-wards-make-the-police-month", "police_by_old_ward", {"ward": "Fant", "month": "2025-03"}, {"crimes": 1},
     "month 2025-03"),
    ("new-wards-make-the-police-month", "police_by_new_ward", {"ward": "Tovil", "month": "2025-03"},
     {"incidents": 1_000}, "month 2025-03"),
    ("kinds-make-the-police-month", "police_by_kind", {"kind": "drugs", "month": "2025-03"}, {"crimes": 1},
     "month 2025-03"),
    ("the-district-is-the-police-month", "police_by_district", {"district": "Maidstone", "month": "2025-03"},
     {"incidents": 1}, "month 2025-03"),
    ("districts-make-the-police-records", "police_downloads", {"month": "2025-03"}, {"elsewhere": 1}, "month 2025-03"),
    ("kinds-make-the-new-wards-year", "police_by_new_ward", {"ward": "Tovil", "month": "2025-03"}, {"crimes": 1},
     "ward Tovil, year 2025"),
    ("new-wards-fit-the-kinds-year", "police_by_kind", {"kind": "drugs", "month": "2025-03"}, {"crimes": 1},
     "kind drugs, year 2025"),
    ("new-wards-fit-the-kinds-year", "police_by_kind", {"kind": "drugs", "month": "2025-03"}, {"crimes": 999},
     "kind drugs, year 2025"),
    ("parts-make-the-new-ward", "new_ward_residents", {"ward": "Tovil"}, {"residents_by_land": 9_065}, "ward Tovil"),
    ("parts-make-the-old-ward", "ward_residents", {"ward": "Fant"}, {"residents": 11_398}, "ward Fant"),
    ("tables-stand-as-they-were-made", "police_by_old_ward", {"ward": "Fant", "month": "2025-03"}, {"crimes": 1},
     "extract police_by_old_ward"),
    ("new-wards-make-the-borough", "new_ward_residents", {"ward": "Tovil"}, {"residents": 6_263},
     "district Maidstone"),
    ("new-wards-make-the-borough", "new_ward_residents", {"ward": "Tovil"}, {"residents_by_street": 7_231},
     "district Maidstone"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "extract", "at", "cells", "place"), BREAKS)
def test_a_broken_cell_is_found_where_it_shows(
    extracts: Extracts, name: str, extract: str, at: Cells, cells: dict[str, int], place: str
) -> None:
    found = places(name, changed(extracts, extract, at, **cells))
    assert found - places(name, extracts.__getitem__) == {place}


def test_every_failure_is_declared_and_every_declaration_fails(extracts: Extracts) -> None:
    assert check_reconciliations(extracts) == []


def test_what_is_printed_fails_in_more_places_than_what_is_corrected(extracts: Extracts) -> None:
    corrected, printed = ({mismatch.place for mismatch in run(extracts, printed=each)} for each in (False, True))
    assert corrected < printed
    assert "cluster 7, year 2022" in corrected
    assert "cluster 6, year 2023" in printed - corrected


def test_the_reconciliations_named_are_the_ones_that_run(extracts: Extracts) -> None:
    assert {mismatch.name for mismatch in run(extracts, ["kinds-make-the-total"])} == {"kinds-make-the-total"}
    assert run(extracts, ["months-make-the-needles"]) == []


def test_a_blank_month_adds_nothing(extracts: Extracts) -> None:
    blank = next(row for row in extracts["needle_finds"].rows if row["count"] is None)
    assert (blank["year"], blank["month"], blank["marker"]) == (2021, 4, "[x]")
    assert places("months-make-the-needles", extracts.__getitem__) == set()


def test_words_are_never_added_up() -> None:
    with pytest.raises(TypeError, match="'2 or 3' is not a number"):
        exact("2 or 3")


def test_shoplifting_outside_high_street_may_be_all_that_the_share_leaves(extracts: Extracts) -> None:
    at: Cells = {"area": "Rest of borough", "category": "shoplifting", "year": 2023}
    assert places("shoplifting-fits-its-share", changed(extracts, "town_centre", at, count=893)) == set()
    assert places("shoplifting-fits-its-share", changed(extracts, "town_centre", at, count=894)) != set()


def test_every_reconciliation_says_what_must_hold() -> None:
    first_lines = [(check.__doc__ or "").splitlines()[0] for check in RECONCILIATIONS.values()]
    assert [line for line in first_lines if not line.endswith(".") or " " not in line] == []


def test_a_mismatch_points_at_a_row_of_its_extract(extracts: Extracts) -> None:
    found: list[Mismatch] = run(extracts, printed=True)
    assert found
    for mismatch in found:
        lines = {row.line for row in extracts[Path(mismatch.path).stem].rows}
        assert mismatch.line in lines


@pytest.mark.parametrize(("name", "limit", "at"), [
    ("domestic-abuse-is-a-part-of-crime", "all_crime_by_ward", {"ward": "Loose", "year": 2023}),
    ("ages-make-the-offenders", "stated_figures", {"figure": "youth-offenders-2022"}),
])  # fmt: skip
def test_nothing_is_asked_where_the_other_number_is_not_printed(
    extracts: Extracts, name: str, limit: str, at: Cells
) -> None:
    broken = next(changed(extracts, extract, row, **cells) for case, extract, row, cells, _ in BREAKS if case == name)
    assert len(places(name, broken)) == 1

    def read(wanted: str) -> Extract:
        extract = broken(wanted)
        if wanted != limit:
            return extract
        kept = [row for row in extract.rows if any(row[column] != value for column, value in at.items())]
        return replace(extract, rows=tuple(kept))

    assert places(name, read) == set()


def _true(_: Read) -> bool:
    return True


def _words(_: Read) -> str:
    return "all is well"


def _nothing(_: Read) -> None:
    """Ask nothing, and forget to give it."""


def _numbers(_: Read) -> list[int]:
    return [1]


@pytest.mark.parametrize(
    ("given", "found"), [(_true, "True"), (_words, "'all is well'"), (_nothing, "None"), (_numbers, "1")]
)
def test_a_function_that_gives_no_relations_is_told_by_its_name_and_line(
    given: Callable[[Read], object], found: str, extracts: Extracts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(RECONCILIATIONS, "made-up", given)

    for ask in (lambda: failures("made-up", extracts.__getitem__), lambda: list(relations(extracts.__getitem__))):
        with pytest.raises(ProblemsFound) as told:
            ask()
        (problem,) = told.value.problems
        line = given.__code__.co_firstlineno
        assert (problem.path, problem.line, problem.found) == (f"{__name__.replace('.', '/')}.py", line, found)
        assert problem.message == f"{given.__name__} gives no relation"
