"""What is no whole file of records is refused before an engine sees it."""

from __future__ import annotations

import gzip
import zipfile
from pathlib import Path

import pytest

from smp_metrics.errors import Problem
from smp_metrics.police.files import unpacking
from smp_metrics.police.files.finding import find
from smp_metrics.police.files.looking import COLUMNS, look
from smp_metrics.police.files.unpacking import Plain, unpack
from tests.police.support import row, text

NAME = "2025-01-kent-street.csv"
WHOLE = text([row()] * 3).encode()


def unpacked(tmp_path: Path, *given: Path) -> tuple[list[Plain], list[tuple[str, str]], list[Problem]]:
    folder = tmp_path / "unpacked"
    folder.mkdir()
    return unpack(find(given).sources, folder)


def test_zip_gzip_and_plain_files_come_to_the_same(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "all.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(f"2025-01/{NAME}", WHOLE)
    (tmp_path / f"{NAME}.gz").write_bytes(gzip.compress(WHOLE))
    (tmp_path / NAME).write_bytes(WHOLE)

    plain, repeated, problems = unpacked(tmp_path, tmp_path)

    assert [each.path.read_bytes() for each in plain] == [WHOLE]
    assert len(repeated) == 2
    assert problems == []


def test_two_files_of_one_month_that_differ_are_a_problem(tmp_path: Path) -> None:
    (tmp_path / f"{NAME}.gz").write_bytes(gzip.compress(WHOLE))
    (tmp_path / NAME).write_bytes(WHOLE + text([row()]).encode())

    _, _, (problem,) = unpacked(tmp_path, tmp_path)

    assert problem.message == "the month comes twice, and the two differ"


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 9\n", "a pointer of Git LFS"),
        (b"<!DOCTYPE html><title>502 Bad Gateway</title>", "a page of the web"),
        (b'{"error": "not found"}', "an answer in JSON"),
        (b"\xef\xbb\xbf" + WHOLE, "a byte-order mark"),
        (WHOLE.decode().encode("utf-16"), "UTF-16"),
        (b"PK\x03\x04", "a zip file under another name"),
        (gzip.compress(gzip.compress(WHOLE)), "a file packed twice"),
    ],
)
def test_what_holds_no_records_is_called_by_its_name(tmp_path: Path, content: bytes, found: str) -> None:
    (tmp_path / NAME).write_bytes(content)

    _, _, (problem,) = unpacked(tmp_path, tmp_path)

    assert problem.message == "the file holds no records"
    assert problem.found.startswith(found)


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ((*COLUMNS[:9], "Outcome type"), "with Outcome type, and without Crime type, Last outcome category, Context"),
        (COLUMNS[:-1], "without Context"),
        ((*COLUMNS, "Reason"), "with Reason"),
        (COLUMNS[::-1], "another order: Context,Last outcome category,"),
    ],
)
def test_a_header_of_other_columns_is_told_by_what_differs(header: tuple[str, ...], found: str) -> None:
    problem = look("a.csv", ",".join(header).encode())

    assert problem is not None
    assert problem.found.startswith(found)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b" \n", "the file is empty"),
        (b"Crime ID,Month,Outcome type\n", "the columns are not those of records"),
        ("Crime ID,Stra\xdfe\n".encode("latin-1"), "the file is not UTF-8"),
        (gzip.compress(WHOLE)[:-9], "the file can't be unpacked: it is cut short or damaged"),
    ],
)
def test_what_is_no_whole_file_is_named(tmp_path: Path, content: bytes, message: str) -> None:
    (tmp_path / NAME).write_bytes(content)

    _, _, (problem,) = unpacked(tmp_path, tmp_path)

    assert problem.message == message


def test_a_zip_file_with_a_damaged_month_names_it(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as packed:
        packed.writestr(f"2025-01/{NAME}", WHOLE)
    damaged = bytearray((tmp_path / "all.zip").read_bytes())
    damaged[200] ^= 1
    (tmp_path / "all.zip").write_bytes(damaged)

    _, _, (problem,) = unpacked(tmp_path, tmp_path)

    assert problem.path == f"{tmp_path}/all.zip:2025-01/{NAME}"
    assert "Bad CRC-32" in problem.found


def test_a_bomb_is_stopped_while_it_unpacks(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "all.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(f"2025-01/{NAME}", b"0" * 50_000_000)

    _, _, (problem,) = unpacked(tmp_path, tmp_path)

    assert problem.message == "the file unpacks to far more than a month's records"
    assert sum(file.stat().st_size for file in (tmp_path / "unpacked").iterdir()) < 10_000_000


def test_a_month_larger_than_any_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "UNPACKED", 100)
    (tmp_path / f"{NAME}.gz").write_bytes(gzip.compress(WHOLE))

    _, _, (problem,) = unpacked(tmp_path, tmp_path)

    assert problem.message == "the file unpacks to far more than a month's records"
