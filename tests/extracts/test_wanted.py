"""What is wanted is named with the extract that would fill it, and goes once it is filled."""

from __future__ import annotations

from pathlib import Path

import pytest

from smp_metrics.extracts import Extracts
from smp_metrics.extracts.written.wanted import WANTED, read_wanted

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def wanted(tmp_path: Path) -> Path:
    """Give a copy of the list of what is wanted."""
    (tmp_path / "data").mkdir()
    file = tmp_path / WANTED
    file.write_text((ROOT / WANTED).read_text(encoding="utf-8"), encoding="utf-8")
    return file


def test_nothing_wanted_is_there_already() -> None:
    extracts = Extracts(ROOT)

    assert extracts.wanted
    assert not {entry.extract for entry in extracts.wanted} & set(extracts.names)


def test_an_entry_that_is_filled_must_go(wanted: Path) -> None:
    _, (problem,) = read_wanted(wanted.parents[1], ("crime_by_type",))

    assert problem.message == "crime-by-type: the extract crime_by_type exists, so it is wanted no longer"
    assert wanted.read_text(encoding="utf-8").splitlines()[problem.line - 1] == "- id: crime-by-type"


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("  holder: Maidstone Borough Council\n", "", "holder: the key is missing"),
        (
            "  extract: crime_by_type",
            "  extract: Crime by type",
            "extract: the name is no small letters",
        ),
        ("  extract: crime_by_type", "  extracts: crime_by_type", "extracts: the key is not known"),
    ],
)
def test_a_malformed_entry_says_which_and_why(wanted: Path, before: str, after: str, said: str) -> None:
    text = wanted.read_text(encoding="utf-8")
    wanted.write_text(text.replace(before, after, 1), encoding="utf-8")

    _, problems = read_wanted(wanted.parents[1], ())

    assert any(said in problem.message for problem in problems)
    assert all(problem.line > 0 for problem in problems)


def test_a_list_that_cannot_be_read_says_so(wanted: Path) -> None:
    wanted.write_text("- id: [", encoding="utf-8")

    _, (problem,) = read_wanted(wanted.parents[1], ())

    assert problem.message == "the YAML can't be read"


@pytest.mark.parametrize("content", [b"5\n", b"a: b\n", b"- id: caf\xe9\n"])
def test_a_file_that_holds_no_list_is_a_problem(wanted: Path, content: bytes) -> None:
    wanted.write_bytes(content)

    entries, problems = read_wanted(wanted.parents[1], ())

    assert (entries, len(problems)) == ([], 1)


def test_an_empty_file_wants_nothing(wanted: Path) -> None:
    wanted.write_bytes(b"")

    assert read_wanted(wanted.parents[1], ()) == ([], [])
