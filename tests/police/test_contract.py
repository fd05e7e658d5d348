"""Each rule on records is broken by one made-up row, and says in which file, on which line, and how often."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from pandera.errors import SchemaErrors

from smp_metrics.errors import Problem, ProblemsFound
from smp_metrics.police import contract
from smp_metrics.police.contract import Rule
from smp_metrics.police.engines import DuckDB
from smp_metrics.police.files.finding import Source
from smp_metrics.police.files.naming import read_name
from smp_metrics.police.files.unpacking import Plain
from smp_metrics.police.reading import keep
from tests.police.support import INCIDENT, NOWHERE, Row, row, text

JANUARY = "2025-01-kent-street.csv"


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DuckDB]:
    """Start an engine."""
    with closing(DuckDB(tmp_path_factory.mktemp("engine"))) as started:
        yield started


def plain(folder: Path, content: str | bytes, name: str = JANUARY) -> Plain:
    file = folder / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    named = read_name(name)
    assert named
    return Plain(Source(file, named), file)


def problems(engine: Any, *months: Plain) -> list[Problem]:
    try:
        keep(engine, months)
    except ProblemsFound as found:
        return found.problems
    return []


@pytest.mark.parametrize(
    ("change", "column", "rule"),
    [
        ({"Month": "2025-02"}, "Month", "The month is that of the file's name"),
        ({"Month": ""}, "Month", "The month is that of the file's name"),
        ({"Reported by": "Essex Police"}, "Reported by", "The force is known, and is that of the file's name"),
        ({"Falls within": "Essex Police"}, "Falls within", "The record falls within the force that reports it"),
        ({"Longitude": "51.250000"}, "Longitude", "The longitude lies in the United Kingdom"),
        ({"Longitude": "0,406"}, "Longitude", "The longitude lies in the United Kingdom"),
        ({"Latitude": "nan"}, "Latitude", "The latitude lies in the United Kingdom"),
        ({"Latitude": ""}, "Latitude", "A longitude has its latitude"),
        ({"Location": ""}, "Location", "The location is text that can be read"),
        ({"Location": "No Location"}, "Location", "A record without a point says “No Location”"),
        ({"LSOA code": "Maidstone 003A"}, "LSOA code", "The small area's code is blank, or a letter and eight digits"),
        ({"LSOA name": "Maidstone"}, "LSOA name", "The small area's name ends with its number, as 009C"),
        ({"LSOA code": ""}, "LSOA name", "A small area has a code and a name"),
        (NOWHERE | {"LSOA code": "E01024320"}, "LSOA code", "A record without a point has no small area"),
        ({"Crime type": "Witchcraft"}, "Crime type", "The kind is one of those in use in that month"),
        ({"Crime type": "Violent crime"}, "Crime type", "The kind is one of those in use in that month"),
        ({"Crime type": ""}, "Crime type", "The kind is one of those in use in that month"),
        ({"Last outcome category": "Forgiven"}, "Last outcome category", "The outcome is blank, or one of those known"),
        ({"Crime ID": "12"}, "Crime ID", "The Crime ID is blank, or 64 letters and digits"),
        (INCIDENT | {"Last outcome category": "Local resolution"}, "Crime ID", "Anti-social behaviour has no Crime ID"),
    ],
)
def test_a_row_that_breaks_a_rule_is_told_with_its_file_and_line(
    engine: DuckDB, tmp_path: Path, change: Row, column: str, rule: str
) -> None:
    file = plain(tmp_path, text([row(), row(INCIDENT), row(NOWHERE), row(change)]))

    found = [problem for problem in problems(engine, file) if problem.expected.startswith(rule)]

    assert [(problem.path, problem.field) for problem in found] == [(str(file.path), column)]
    # The first line with that value: that of the row itself, or of an earlier one that has the same.
    assert found[0].line in ({0} if column == "Crime ID" else {2, 3, 4, 5})
    assert found[0].found.endswith("in 1 row like it")


def test_a_value_that_no_other_row_has_is_found_on_its_line(engine: DuckDB, tmp_path: Path) -> None:
    rows = [row()] * 3 + [row({"Crime type": "Witchcraft"})] * 2

    (problem,) = problems(engine, plain(tmp_path, text(rows)))

    assert (problem.line, problem.found) == (5, "Witchcraft, in 2 rows like it")


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_rows_without_a_key_that_are_alike_are_all_kept(engine: DuckDB, tmp_path: Path, end: str) -> None:
    rows = [row(INCIDENT)] * 3 + [row()] * 2 + [row({"Location": "On or near "})] + [row(NOWHERE)]

    kept = keep(engine, [plain(tmp_path, text(rows, end))])

    assert kept.count().execute() == 7


def test_transport_police_name_no_outcome_and_no_id(engine: DuckDB, tmp_path: Path) -> None:
    force = {"Reported by": "British Transport Police", "Falls within": "British Transport Police"}
    rows = [row(force, {"Crime ID": "", "Last outcome category": "", "LSOA code": "", "LSOA name": ""})]

    assert problems(engine, plain(tmp_path, text(rows), "2025-01-btp-street.csv")) == []


def test_a_kind_that_ended_is_known_in_its_own_months(engine: DuckDB, tmp_path: Path) -> None:
    old = row({"Crime type": "Violent crime", "Month": "2013-04"})

    assert problems(engine, plain(tmp_path, text([old]), "2013-04-kent-street.csv")) == []


@pytest.mark.parametrize(
    ("content", "message", "line"),
    [
        (text([row()]) + "one,cell\n", "the row does not fit the header", 3),
        (text([row()]).encode() + b"\xff" * 9 + b"," * 11 + b"\n", "the file is not UTF-8 from about here on", 1),
        (text([row()]) + '"never closed' + "," * 11 + "\n", "a quote is not closed, or stands within a cell", 3),
    ],
)
def test_a_row_that_no_engine_can_read_is_found(
    engine: DuckDB, tmp_path: Path, content: str | bytes, message: str, line: int
) -> None:
    (problem,) = problems(engine, plain(tmp_path, content))

    assert problem.message == message
    assert problem.line >= line
    assert "one" not in problem.found


def test_swapped_coordinates_are_told_once_and_a_single_wrong_one_by_itself(engine: DuckDB, tmp_path: Path) -> None:
    points = [(f"0.{at}00000", f"51.{at}00000") for at in range(4, 9)]
    swapped = [row({"Longitude": north, "Latitude": east}) for east, north in points]
    told = problems(engine, plain(tmp_path, text([*swapped, row({"Crime type": "Cybercrime"})])))

    assert [each.message for each in told] == ["longitudes and latitudes are swapped", "a record breaks a rule"]
    (one,) = problems(engine, plain(tmp_path, text([row({"Longitude": "9.5"}), row()])))
    assert (one.found, one.line) == ("9.5, in 1 row like it", 2)


def test_what_only_the_engine_can_not_read_is_told_in_its_words(tmp_path: Path) -> None:
    class Full:
        keep = None

        def read(self, _: object) -> None:
            raise OSError("no space left\nand more of it")

    (problem,) = problems(Full(), plain(tmp_path, text([row()])))

    assert (problem.message, problem.found) == ("the engine can't read the records", "no space left")


def test_a_rule_that_can_not_be_asked_is_no_fault_of_a_record(
    engine: DuckDB, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(contract, "SAID_RULES", (Rule("month", "A rule on no column", lambda table: table.moon),))

    with pytest.raises(SchemaErrors):
        keep(engine, [plain(tmp_path, text([row()]))])
