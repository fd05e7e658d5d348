"""Whom a project is about is read from one file, and what is wrong with that is told at its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from smp_metrics.errors import Problem, ProblemsFound
from smp_metrics.extracts import Extracts
from smp_metrics.extracts.written.partnership import PARTNERSHIP, Partnership, read_partnership

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / PARTNERSHIP).read_text(encoding="utf-8")


def _read(root: Path, text: str) -> Partnership | list[Problem]:
    (root / "data").mkdir()
    (root / PARTNERSHIP).write_text(text, encoding="utf-8")
    return read_partnership(root)


def _line(text: str) -> int:
    return TEXT.split("\n").index(text) + 1


def test_the_project_says_whom_it_is_about() -> None:
    partnership = Extracts(ROOT).partnership

    assert (partnership.name, partnership.area.name, partnership.force) == (
        "Safer Maidstone Partnership", "Maidstone", "Kent Police",
    )  # fmt: skip
    assert partnership.edition.title == "Strategic Assessment 2024/25 and Partnership Plan Update"
    assert [(each.column, each.residents) for each in partnership.geographies] == [
        ("ward", "ward_residents"),
        ("cluster", "ward_residents"),
        ("district", "district_residents"),
        ("district", "district_residents"),
        ("ward", "new_ward_residents"),
    ]


SPOILED = {
    "a code that is none": ("  code: E07000110", "  code: E7", "area.code: it is no code of the ONS, which is"),
    "a person's address": ("    email: communityprotection@maidstone.gov.uk", "    email: ask Ann", "contacts.1.email"),
    "a year that is a word": ("census: 2021", "census: the last", "census: the value is no number"),
    "a key that is unknown": ("force: Kent Police", "police: Kent Police", "police: the key is not known"),
    "a plan without a title": ("    short: The 2024/25 plan", "    short: ''", "editions.1.short: the text is empty"),
    "a column without its table": ("  crimes: all_crime_by_ward.crimes", "  crimes: crimes", "written as TABLE.COLUMN"),
    "an id that stands twice": ("  - id: clusters-before-2024", "  - id: districts", "two have the id districts"),
}  # fmt: skip


@pytest.mark.parametrize("name", SPOILED)
def test_what_does_not_fit_is_told_at_its_line(name: str, tmp_path: Path) -> None:
    before, after, message = SPOILED[name]
    problems = _read(tmp_path, TEXT.replace(before, after))

    assert isinstance(problems, list)
    (told,) = (problem for problem in problems if message in problem.message)
    assert ("force" in told.expected) == (name == "a key that is unknown")
    assert told.path == PARTNERSHIP
    assert told.line == _line("geographies:" if "twice" in name else before)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[]\n", "the file says nothing of the partnership"),
        ("name: [\n", "the YAML can't be read"),
    ],
)
def test_a_file_that_says_nothing_is_refused(text: str, message: str, tmp_path: Path) -> None:
    problems = _read(tmp_path, text)

    assert isinstance(problems, list)
    assert [problem.message for problem in problems] == [message]


def test_a_project_that_does_not_say_whom_it_is_about_is_refused(project: Path) -> None:
    (project / PARTNERSHIP).unlink()
    extracts = Extracts(project)

    assert [(problem.path, problem.message) for problem in extracts.check()] == [
        (PARTNERSHIP, "nothing says whom the site is about")
    ]
    with pytest.raises(ProblemsFound, match="nothing says whom the site is about"):
        _ = extracts.partnership


def test_what_facts_stand_on_changes_with_the_partnership(project: Path) -> None:
    before = Extracts(project).whole_fingerprint
    (project / PARTNERSHIP).write_text(TEXT.replace("census: 2021", "census: 2011"), encoding="utf-8")
    other = Extracts(project).whole_fingerprint
    (project / PARTNERSHIP).unlink()

    assert len({before, other, Extracts(project).whole_fingerprint}) == 3
