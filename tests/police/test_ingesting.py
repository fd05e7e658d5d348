"""From what is downloaded to extracts: each row counts once, and nothing that identifies a record is written."""

from __future__ import annotations

import csv
import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from smp_metrics.claims.text.document import Document
from smp_metrics.claims.unbound_words.unbound import unbound
from smp_metrics.cli import main
from smp_metrics.extracts import Extracts
from smp_metrics.extracts.digest import digest_of
from smp_metrics.police import reporting
from tests.police.support import HASH, INCIDENT, NOWHERE, Row, month, project, row, write

HERE = Path(__file__).resolve().parents[2]
MONTHS = [f"2025-{number:02}" for number in range(1, 13)]
TRANSPORT = {"Reported by": "British Transport Police", "Falls within": "British Transport Police", "Crime ID": ""}


def ingest(root: Path, *arguments: str | Path) -> Result:
    """Run the command on a project, as someone who does not watch it."""
    given = ["--downloaded", "2026-01", *map(str, arguments)]
    return CliRunner().invoke(main, ["ingest", "police", "--root", str(root), *given])


def rows(root: Path, name: str) -> list[dict[str, str]]:
    with (root / f"data/{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def cell(root: Path, name: str, column: str, **key: str) -> str:
    (found,) = (each for each in rows(root, name) if key.items() <= each.items())
    return found[column]


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Result]:
    """Bring a year into a project: with rows that are alike, without place, outside, and of the transport police."""
    root = project(tmp_path_factory.mktemp("project") / "root")
    for name in MONTHS:
        write(root / f"police/records/{name}/{name}-kent-street.csv", month(name))
    extra = [
        *[row(INCIDENT)] * 3,
        *[row({"Location": "On or near Hospital"})] * 2,
        row(NOWHERE),
        row({"Longitude": "0.800000"}),
        row({"LSOA name": "Salford 001A"}),
    ]
    write(root / "police/records/2025-01/2025-01-kent-street.csv", month("2025-01") + extra)
    railways = [row(TRANSPORT, {"Last outcome category": "", "Location": "On or near Maidstone East (Station)"})] * 13
    write(root / "police/records/2025-01/2025-01-btp-street.csv", railways)
    write(root / "police/records/2025-01/2025-01-essex-street.csv", [])
    (root / "police/records/2025-01/2025-01-kent-outcomes.csv").touch()
    return root, ingest(root, root / "police/records")


def test_the_report_tells_what_was_read_and_what_was_left_out_and_why(year: tuple[Path, Result]) -> None:
    root, result = year
    folder = root / "police/records/2025-01"

    assert result.exit_code == 0, result.output
    assert result.output.splitlines() == [
        "read: 13 files, 8,240 records of January to December 2025",
        "left out: 2 files:",
        f"  {folder}/2025-01-kent-outcomes.csv: it holds outcomes, not incidents",
        f"  {folder}/2025-01-essex-street.csv: it is of another force than Kent Police",
        "without a place, in no district and no ward: 1 records",
        "in the area by their small area, and in no old ward: 1 records",
        "in the area by their small area, and in no new ward: 1 records",
        "by the transport police in the area, in no count: 13 records",
        "no file of the transport police: February to December 2025",
        "new, not counted before: January to December 2025",
        "revised since they were last counted: 0 rows",
    ]


def test_each_row_counts_once_also_where_two_are_alike(year: tuple[Path, Result]) -> None:
    root, _ = year

    counts = [
        cell(root, "police_by_old_ward", name, ward="Allington", month="2025-01") for name in ("crimes", "incidents")
    ]

    assert counts == [str(13 + 2), str(6 + 3)]


def both(found: list[dict[str, str]], month: str) -> int:
    return sum(int(each["crimes"]) + int(each["incidents"]) for each in found if each["month"] == month)


@pytest.mark.parametrize("wards", ["old", "new"])
def test_wards_and_no_ward_make_the_borough(year: tuple[Path, Result], wards: str) -> None:
    borough = rows(year[0], "police_by_month")
    inside = rows(year[0], f"police_by_{wards}_ward")

    for each in borough:
        assert both(inside, each["month"]) + int(each[f"outside_{wards}_wards"]) == both(borough, each["month"])


def test_districts_and_none_make_the_force(year: tuple[Path, Result]) -> None:
    districts = rows(year[0], "police_by_district")

    for each in rows(year[0], "police_downloads"):
        apart = int(each["without_place"]) + int(each["elsewhere"])
        assert both(districts, each["month"]) + apart == int(each["records"])


def test_the_transport_police_and_what_has_no_place_stand_beside_the_counts(year: tuple[Path, Result]) -> None:
    first, second, *_ = rows(year[0], "police_downloads")

    assert list(first.values()) == ["2025-01", "2026-01", "694", "1", "1", "13", ""]
    assert list(second.values())[-2:] == ["", "[x]"]


def test_kinds_make_all_crime(year: tuple[Path, Result]) -> None:
    root, _ = year
    by_kind = sum(int(each["crimes"]) for each in rows(root, "police_by_kind") if each["month"] == "2025-01")

    assert str(by_kind) == cell(root, "police_by_month", "crimes", month="2025-01")
    assert {each["year"] for each in rows(root, "police_by_new_ward_and_kind")} == {"2025"}


def test_streets_are_names_with_wards_and_no_kind_of_place(year: tuple[Path, Result]) -> None:
    streets = {(each["street"], each["old_ward"], each["new_ward"]) for each in rows(year[0], "police_streets")}

    assert ("0 Street", "Allington", "Allington and Bridge") in streets
    assert {street for street, _, _ in streets} == {"Mill Lane", *(f"{at} Street" for at in range(26))}


def test_nothing_that_identifies_a_record_is_written_and_no_record_is_kept(year: tuple[Path, Result]) -> None:
    root, _ = year
    written = "".join(file.read_text(encoding="utf-8") for file in (root / "data").glob("police_*"))

    assert HASH not in written
    assert re.findall(r"\b\d\.\d{4,}|\b5[01]\.\d", written) == []
    assert list((root / "build/police").iterdir()) == []


def test_a_sidecar_tells_the_digest_of_the_table_that_was_written(year: tuple[Path, Result]) -> None:
    extracts = Extracts(year[0])

    for name in ("police_by_month", "police_streets"):
        assert extracts[name].sidecar["digest"] == digest_of(extracts[name])
        assert extracts[name].sidecar["digest"] != Extracts(HERE)[name].sidecar["digest"]


def test_a_sidecar_tells_which_months_were_downloaded_when(year: tuple[Path, Result]) -> None:
    said = (year[0] / "data/police_by_month.yml").read_text(encoding="utf-8")

    assert 'period: "January to December 2025"\n' in said
    assert '  - "Downloaded in January 2026: January to December 2025."\n' in said


@pytest.fixture
def again(year: tuple[Path, Result], tmp_path: Path) -> Path:
    """Copy the project with its extracts, to be changed."""
    return Path(shutil.copytree(year[0], tmp_path / "root", ignore=shutil.ignore_patterns("records")))


def test_a_month_that_comes_again_with_other_counts_is_a_revision_and_needs_its_whole_year(
    year: tuple[Path, Result], again: Path
) -> None:
    shutil.copytree(year[0] / "police/records", again / "all")
    file = write(again / "all/2025-02/2025-02-kent-street.csv", [*month("2025-02"), row({"Month": "2025-02"})])

    asked, alone = ingest(again, file, "--verify"), ingest(again, file)
    before = rows(again, "police_by_month")
    kinds = rows(again, "police_by_new_ward_and_kind")
    done = ingest(again, again / "all")

    assert asked.exit_code == alone.exit_code == 1
    assert "  police_by_month, 2025-02: crimes 338 is now 339" in asked.output
    assert "the year is whole, and counts by the year need all of it\n    found:    February 2025 alone" in alone.output
    assert before[1]["crimes"] == "338"
    assert done.exit_code == 0, done.output
    assert [each["crimes"] for each in rows(again, "police_by_month")][:3] == ["341", "339", "338"]
    (more,) = (new for old, new in zip(kinds, rows(again, "police_by_new_ward_and_kind"), strict=True) if old != new)
    assert (more["ward"], more["kind"]) == ("Allington and Bridge", "burglary")


def test_a_month_that_comes_again_as_it_was_keeps_its_day(again: Path) -> None:
    same = write(again / "2025-03-kent-street.csv", month("2025-03"))
    new = write(again / "2026-02-kent-street.csv", month("2026-02"))

    result = ingest(again, same, new, "--downloaded", "2026-03-15")

    assert result.exit_code == 0, result.output
    assert "not had, and no row anywhere: April to December 2025 and January 2026" in result.output
    days = {each["month"]: each["downloaded"] for each in rows(again, "police_downloads")}
    assert (days["2025-03"], days["2026-02"]) == ("2026-01", "2026-03-15")
    assert "2026-01" not in days
    said = (again / "data/police_by_kind.yml").read_text(encoding="utf-8")
    assert 'period: "January to December 2025 and February 2026"' in said
    assert "Downloaded in January 2026: January to December 2025; on 15 March 2026: February 2026." in said
    assert list(unbound(Document("data/police_by_kind.yml", said))) == []


def test_a_download_is_verified_against_the_extracts_and_needs_no_day(again: Path) -> None:
    same = write(again / "2025-01/2025-03-kent-street.csv", month("2025-03"))
    new = write(again / "2026-01-kent-street.csv", month("2026-01"))
    asked = ["ingest", "police", "--root", str(again)]
    before = {file: file.read_bytes() for file in (again / "data").iterdir()}

    alike, more, undated = (
        CliRunner().invoke(main, [*asked, *map(str, given)])
        for given in ([same, "--verify"], [same, new, "--verify"], [same])
    )

    assert (alike.exit_code, more.exit_code, undated.exit_code) == (0, 1, 2)
    assert "new, not counted before: no month\n" in alike.output
    assert "new, not counted before: January 2026\n" in more.output
    assert "say on which day the files were downloaded" in undated.output
    assert before == {file: file.read_bytes() for file in (again / "data").iterdir()}


def test_a_file_of_the_transport_police_that_is_not_there_again_changes_nothing(
    year: tuple[Path, Result], again: Path
) -> None:
    result = ingest(again, year[0] / "police/records/2025-01/2025-01-kent-street.csv")

    assert result.exit_code == 0, result.output
    assert "revised since they were last counted: 0 rows" in result.output
    assert cell(again, "police_downloads", "transport_police", month="2025-01") == "13"


def test_what_is_blank_is_called_so(again: Path) -> None:
    railways = write(again / "2025-02-btp-street.csv", [row(TRANSPORT, {"Month": "2025-02"})])

    result = ingest(again, write(again / "2025-02-kent-street.csv", month("2025-02")), railways)

    assert "  police_downloads, 2025-02: transport_police blank is now 1, marker [x] is now blank" in result.output
    alone = write(again / "2025-03-btp-street.csv", [row(TRANSPORT, {"Month": "2025-03"})])
    told = f"  {alone}: no file of Kent Police for that month is given\n"
    assert told in ingest(again, again / "2025-02-kent-street.csv", alone).output


@pytest.mark.parametrize(
    ("kept", "found"),
    [
        (lambda rows: rows[::2], "found:    343 rows\n    expected: about 686"),
        (
            lambda rows: [each | {"LSOA code": "", "LSOA name": ""} for each in rows],
            "found:    0 rows of Maidstone\n    expected: about 494",
        ),
    ],
)
def test_a_month_without_half_of_it_or_without_the_area_is_noticed_beside_those_counted_before(
    again: Path, kept: Callable[[list[Row]], list[Row]], found: str
) -> None:
    result = ingest(again, write(again / "2026-01-kent-street.csv", kept(month("2026-01"))))

    assert result.exit_code == 1
    assert "the month is not whole, or holds too much" in result.output
    assert found in result.output
    assert "2026-01" not in {each["month"] for each in rows(again, "police_by_month")}


def test_what_breaks_the_contract_of_an_extract_is_not_written(again: Path) -> None:
    few = [*month("2026-01")[:100], *month("2026-01")[26 * 19 :]]
    before = (again / "data/police_by_month.csv").read_bytes()

    result = ingest(again, write(again / "2026-01-kent-street.csv", few))

    assert result.exit_code == 1
    assert (again / "data/police_by_month.csv").read_bytes() == before


@pytest.mark.parametrize(
    ("name", "boundaries", "said"),
    [
        ("2026-01-essex-street.csv", "police/boundaries", "no month of the force is there\n    found:    Essex Police"),
        ("2026-01-kent-street.csv", "police/boundaries/wards13.geojson", "no file with every new ward"),
        ("2026-01-kent-street.csv", "data/partnership.yml", "the boundaries can't be read"),
        ("2026-01-btp-street.csv", "police/boundaries", "there\n    found:    British Transport Police"),
        (
            "2026-01-kent-outcomes.csv",
            "police/boundaries",
            "2026-01-kent-outcomes.csv: it holds outcomes, not incidents",
        ),
    ],
)
def test_what_can_not_be_counted_is_told(again: Path, name: str, boundaries: str, said: str) -> None:
    result = ingest(again, write(again / name, []), "--boundaries", again / boundaries)

    assert result.exit_code == 1
    assert said in result.output


def test_a_project_that_says_of_nobody_is_told_so(again: Path) -> None:
    (again / "data/partnership.yml").unlink()

    result = ingest(again, write(again / "2026-01-kent-street.csv", []))

    assert result.exit_code == 1
    assert "data/partnership.yml" in result.output


@pytest.mark.parametrize("day", ["15 January", "2026", "2026-13", "2026-02-30"])
def test_a_day_of_download_is_written_as_a_day(again: Path, day: str) -> None:
    result = ingest(again, again / "data", "--downloaded", day)

    assert result.exit_code == 2
    assert "write the day as 2026-01-15" in result.output


def test_who_has_not_installed_what_counts_is_told_how(again: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ibis", None)

    result = ingest(again, write(again / "2026-01-kent-street.csv", month("2026-01")))

    assert result.exit_code == 2
    assert "run make ingest" in result.output


def test_a_long_list_of_what_was_left_out_is_cut(again: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reporting, "NAMED", 1)
    write(again / "all/2025-02-kent-street.csv", month("2025-02"))
    for name in ("a.txt", "b.txt", "c.txt"):
        (again / "all" / name).touch()

    assert "  and 2 more" in ingest(again, again / "all").output.splitlines()


def test_an_extract_that_nobody_describes_is_not_written_and_railways_may_be_had_of_all_months(again: Path) -> None:
    (again / "data/police_streets.yml").unlink()
    railways = write(again / "2025-02-btp-street.csv", [row(TRANSPORT, {"Month": "2025-02"})])
    files = write(again / "2025-02-kent-street.csv", month("2025-02")), railways

    assert "the extract has no sidecar" in ingest(again, *files).output
    assert "no file of the transport police" not in ingest(again, *files, "--verify").output
