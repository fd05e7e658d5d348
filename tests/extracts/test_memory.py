"""What is remembered of an extract is never served once anything that it stands on has changed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smp_metrics.errors import ProblemsFound
from smp_metrics.extracts import Extract, Extracts
from smp_metrics.extracts.loading import from_json, load_extract, to_json
from smp_metrics.extracts.memo import Memo, fingerprint
from tests.extracts.spoiling import put, spoil

ROOT = Path(__file__).resolve().parents[2]
NAME = "vbc_by_cluster"


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """List the extracts that are read from their files from now on."""
    read: list[str] = []

    def note(root: Path, name: str) -> Extract:
        read.append(name)
        return load_extract(root, name)

    monkeypatch.setattr("smp_metrics.extracts.load_extract", note)
    return read


def test_what_was_read_once_is_remembered(project: Path, loads: list[str]) -> None:
    assert Extracts(project)[NAME] == Extracts(project)[NAME]
    assert loads == []


@pytest.mark.parametrize("name", Extracts(ROOT).names)
def test_what_is_remembered_is_what_was_read(checked: Path, name: str) -> None:
    fresh = load_extract(checked, name)

    assert from_json(to_json(fresh)) == fresh
    assert Extracts(checked).printed(name) == fresh
    assert Extracts(checked).printed(name).sidecar == fresh.sidecar


CHANGES: dict[str, tuple[str, str, str]] = {
    "a cell": (f"data/{NAME}.csv", "1,2021,1008", "1,2021,1009"),
    "the sidecar": (f"data/{NAME}.yml", "publisher: ", "publisher: The "),
    "a corrected value": ("data/corrections.yml", "expect: 1172, value: 1296", "expect: 1172, value: 1297"),
    "the reason of a correction": (
        "data/corrections.yml",
        "Table three swaps the victim-based crime of clusters 6 and 7",
        "Rows exchanged",
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_changed_file_is_read_again(project: Path, loads: list[str], name: str) -> None:
    before = Extracts(project)[NAME]
    spoil(project, CHANGES[name][0], put(*CHANGES[name][1:]))
    after = Extracts(project)[NAME]

    assert loads == [NAME]
    assert (before.rows, before.sidecar, before.corrections) != (after.rows, after.sidecar, after.corrections)


def test_a_change_back_is_read_again_too(project: Path) -> None:
    before = Extracts(project)[NAME]
    spoil(project, *_edit("a cell"))
    changed = Extracts(project)[NAME]
    path, one, other = CHANGES["a cell"]
    spoil(project, path, put(other, one))

    assert changed != before
    assert Extracts(project)[NAME] == before


def _edit(name: str) -> tuple[str, Callable[[bytes], bytes | None]]:
    path, before, after = CHANGES[name]
    return path, put(before, after)


def test_a_changed_correction_is_not_served_to_who_asks_for_the_printed_rows(project: Path) -> None:
    printed = Extracts(project).printed(NAME)
    spoil(project, *_edit("a corrected value"))

    assert Extracts(project).printed(NAME) == printed


def test_what_other_code_made_is_made_again(project: Path, loads: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("smp_metrics.extracts.memo.code_key", lambda: "other code")

    assert Extracts(project)[NAME].rows
    assert loads == [NAME]


def test_a_file_that_cannot_be_read_is_not_remembered(project: Path) -> None:
    spoil(project, f"data/{NAME}.csv", put("1,2021,1008", "1,2021,n/a"))

    for _ in range(2):
        extracts = Extracts(project)
        for _ in range(2):
            with pytest.raises(ProblemsFound):
                extracts[NAME]


def test_a_broken_extract_is_read_once_in_a_run(project: Path, loads: list[str]) -> None:
    spoil(project, f"data/{NAME}.csv", put("1,2021,1008", "1,2021,n/a"))
    extracts = Extracts(project)
    extracts.check()
    extracts.check()

    assert loads == [NAME]


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff", b'{"key": 5}', b"5\n{}"])
def test_a_spoiled_memory_is_read_past(project: Path, content: bytes) -> None:
    before = Extracts(project)[NAME]
    (project / f"build/extracts/{NAME}.corrected.json").write_bytes(content)

    assert Extracts(project)[NAME] == before


@given(data=st.data())
def test_a_memory_with_one_byte_changed_is_none(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    memo = Memo(tmp_path_factory.mktemp("memo"))
    memo.put("one", "key", {"rows": [1, "two"]})
    file = memo.folder / "one.json"
    content = bytearray(file.read_bytes())
    content[data.draw(st.integers(0, len(content) - 1))] ^= data.draw(st.integers(1, 255))
    file.write_bytes(content)

    assert memo.get("one", "key") is None


def test_the_memory_of_one_thing_is_none_of_another(tmp_path: Path) -> None:
    memo = Memo(tmp_path)
    memo.put("one", "key", 1)
    (tmp_path / "one.json").rename(tmp_path / "two.json")

    assert memo.get("two", "key") is None


def test_where_nothing_can_be_written_nothing_is_remembered(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    memo = Memo(tmp_path / "file")
    memo.put("one", "key", 1)

    assert memo.get("one", "key") is None


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a full disk is played by /dev/full")
def test_a_full_disk_leaves_no_half_a_memory(tmp_path: Path) -> None:
    (tmp_path / f"one.json.{os.getpid()}.part").symlink_to("/dev/full")
    memo = Memo(tmp_path)
    memo.put("one", "key", 1)

    assert list(tmp_path.iterdir()) == []


def test_what_is_no_longer_asked_for_is_forgotten(tmp_path: Path) -> None:
    memo = Memo(tmp_path)
    for name in ("one", "two"):
        memo.put(name, "key", 1)
    memo.drop_others(["one", "three"])

    assert [file.name for file in tmp_path.iterdir()] == ["one.json"]
    Memo(tmp_path / "nothing").drop_others([])


def test_a_result_is_good_for_its_key_alone(tmp_path: Path) -> None:
    memo = Memo(tmp_path / "memo")
    memo.put("one", "key", {"rows": [1]})

    assert memo.get("one", "key") == {"rows": [1]}
    assert memo.get("one", "other key") is None
    assert memo.get("two", "key") is None
    assert [file.name for file in memo.folder.iterdir()] == ["one.json"]


def test_parts_of_a_fingerprint_do_not_run_into_each_other() -> None:
    assert fingerprint("ab", "c") != fingerprint("a", "bc")
    assert fingerprint("ab") == fingerprint(b"ab")


def test_a_second_reading_needs_neither_pandas_nor_pandera(project: Path) -> None:
    program = (
        "import sys, tests; from pathlib import Path; from smp_metrics.extracts import Extracts\n"
        "extracts = Extracts(Path(sys.argv[1]))\n"
        "assert extracts.check() == [], extracts.check()\n"
        "print(len(extracts.names), [name for name in ('pandas', 'pandera', 'schemas') if name in sys.modules])"
    )
    command = [sys.executable, "-c", program, str(project)]

    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout == f"{len(Extracts(project).names)} []\n"


def test_a_cell_that_is_mended_while_a_check_runs_is_judged_as_it_was_hashed(project: Path) -> None:
    file = project / f"data/{NAME}.csv"
    right = file.read_bytes()
    wrong = right.replace(b"1,2021,1008", b"1,2021,n/a")
    file.write_bytes(wrong)
    extracts = Extracts(project)
    extracts.fingerprint(NAME)
    file.write_bytes(right)

    with pytest.raises(ProblemsFound):
        extracts.printed(NAME)
    file.write_bytes(wrong)
    with pytest.raises(ProblemsFound):
        Extracts(project).printed(NAME)


def test_a_sidecar_that_comes_while_a_check_runs_is_missing_to_its_end(project: Path) -> None:
    file = project / f"data/{NAME}.yml"
    content = file.read_bytes()
    file.unlink()
    extracts = Extracts(project)
    extracts.fingerprint(NAME)
    file.write_bytes(content)

    with pytest.raises(ProblemsFound, match="no sidecar"):
        extracts.printed(NAME)
    file.unlink()
    with pytest.raises(ProblemsFound, match="no sidecar"):
        Extracts(project).printed(NAME)
