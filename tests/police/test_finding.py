"""Files are known by their names, in folders and in zip files; what is no month of a force is named and left."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from smp_metrics.police.files import finding
from smp_metrics.police.files.finding import find
from smp_metrics.police.files.naming import Named, read_name


@pytest.mark.parametrize(
    ("name", "named"),
    [
        ("2025-01-kent-street.csv", Named("2025-01", "kent", "street")),
        ("2025-12-devon-and-cornwall-street.csv.gz", Named("2025-12", "devon-and-cornwall", "street")),
        ("2025-01-kent-stop-and-search.csv", Named("2025-01", "kent", "stop-and-search")),
        ("2025-13-kent-street.csv", None),
        ("SAMPLE_2025-01-kent-street.csv", None),
        ("2025-01-kent-street.xlsx", None),
        ("2025-01-street.csv", None),
    ],
)
def test_a_name_tells_month_force_and_what_the_file_holds(name: str, named: Named | None) -> None:
    assert read_name(name) == named


def test_a_download_is_looked_through_and_what_is_of_no_use_is_named(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "download.zip", "w") as packed:
        packed.writestr("2025-01/2025-01-kent-street.csv", "")
        packed.writestr("../../2025-02/2025-02-kent-outcomes.csv", "")
        packed.writestr("2025-02/notes.txt", "")
    (tmp_path / "2025-03").mkdir()
    (tmp_path / "2025-03/2025-03-kent-street.csv").touch()
    (tmp_path / "2025-03/readme.txt").touch()

    found = find([tmp_path])

    assert [source.named.file for source in found.sources] == ["2025-03-kent-street.csv", "2025-01-kent-street.csv"]
    assert [why for _, why in found.left_out] == [
        "the name is not one of data.police.uk's",
        "it holds outcomes, not incidents",
    ]
    assert found.sources[1].where == f"{tmp_path}/download.zip:2025-01/2025-01-kent-street.csv"
    assert found.problems == []


def test_a_file_given_by_name_must_be_of_use(tmp_path: Path) -> None:
    file = tmp_path / "SAMPLE_2023-06-kent-outcomes.csv"
    file.touch()

    (problem,) = find([file]).problems

    assert (problem.path, problem.message) == (str(file), "the name tells no month and force")


@pytest.mark.parametrize("content", [b"PK\x03\x04cut short", b""])
def test_a_zip_file_that_is_cut_short_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "download.zip").write_bytes(content)

    (problem,) = find([tmp_path]).problems

    assert problem.message == "the zip file can't be read"


def test_a_zip_file_of_too_many_files_is_not_gone_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "MEMBERS", 1)
    with zipfile.ZipFile(tmp_path / "download.zip", "w") as packed:
        packed.writestr("2025-01-kent-street.csv", "")
        packed.writestr("2025-02-kent-street.csv", "")

    (problem,) = find([tmp_path]).problems

    assert (problem.found, problem.expected) == ("2 files", "at most 1")


def test_to_find_nothing_is_a_problem(tmp_path: Path) -> None:
    (problem,) = find([tmp_path]).problems

    assert problem.message == "no records were found"
