"""What people write for the ward pages, and what is said when it can't be used."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smp_metrics.errors import ProblemsFound
from smp_metrics.extracts import Extracts
from smp_metrics.wards.kind import WARDS, kind_of
from smp_metrics.wards.sources import read_templates

ROOT = Path(__file__).resolve().parents[2]
EXTRACTS = Extracts(ROOT)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / WARDS.folder).mkdir(parents=True)
    for name in ("_ward.md", "_index.md", "_notes.yml", "_where.yml"):
        shutil.copy(ROOT / WARDS.folder / name, tmp_path / WARDS.folder)
    return tmp_path


def problems(root: Path) -> list[str]:
    with pytest.raises(ProblemsFound) as raised:
        read_templates(root, EXTRACTS)
    return [str(problem) for problem in raised.value.problems]


def test_pages_of_wards_need_to_be_told_of_what_they_tell(project: Path) -> None:
    for part in ("membership", "profile"):
        extracts = Extracts(ROOT)
        extracts.__dict__["_partnership"] = EXTRACTS.partnership.model_copy(update={part: None})
        with pytest.raises(ProblemsFound, match=f"the pages of places need a {part}"):
            read_templates(project, extracts)


def test_the_folder_of_their_pages_is_named_as_the_partnership_names_places(project: Path) -> None:
    extracts = Extracts(ROOT)
    own = extracts.partnership.membership
    assert own
    other = own.model_copy(update={"of": "electoral_division"})
    extracts.__dict__["_partnership"] = extracts.partnership.model_copy(update={"membership": other})
    kind = kind_of(extracts)

    assert (kind.one, kind.title, kind.page) == ("electoral division", "Electoral division", "_electoral_division.md")
    assert (kind.folder, kind.address) == ("docs/electoral-divisions", "electoral-divisions/")
    with pytest.raises(ProblemsFound, match=r"docs/wards/: the pages of electoral divisions stand in a folder") as told:
        read_templates(project, extracts)
    assert "docs/electoral-divisions/" in str(told.value)


def with_notes(root: Path, notes: str) -> Path:
    (root / WARDS.folder / "_notes.yml").write_text(notes, encoding="utf-8")
    return root


def test_the_projects_own_templates_can_be_read(project: Path) -> None:
    templates = read_templates(project, EXTRACTS)

    assert templates is not None
    assert "High Street" in templates.notes


def test_a_project_without_any_has_no_ward_pages(tmp_path: Path) -> None:
    assert read_templates(tmp_path, EXTRACTS) is None


@pytest.mark.parametrize("name", ["_ward.md", "_index.md", "_notes.yml", "_where.yml"])
def test_a_missing_file_is_named(project: Path, name: str) -> None:
    (project / WARDS.folder / name).unlink()

    (problem,) = problems(project)
    assert problem.startswith(f"docs/wards/{name}: a file of the ward pages is missing")


@pytest.mark.parametrize("notes", ["- Heath: A note.\n", "A note.\n", "5\n"])
def test_notes_that_are_not_by_ward_are_shown_the_right_form(project: Path, notes: str) -> None:
    (problem,) = problems(with_notes(project, notes))

    assert problem.startswith("docs/wards/_notes.yml:1: the notes are not given by ward")
    assert "the name of a ward, a colon and a text" in problem


def test_notes_that_are_no_yaml_say_where(project: Path) -> None:
    (problem,) = problems(with_notes(project, "Heath: 'A note.\n"))

    assert problem.startswith("docs/wards/_notes.yml:")
    assert "the YAML can't be read" in problem


def test_a_note_of_a_ward_that_is_none_would_be_lost(project: Path) -> None:
    (problem,) = problems(with_notes(project, "# Notes.\nHeath: A note.\nHigh Stret: Another.\n"))

    assert problem.startswith("docs/wards/_notes.yml:3: no ward has this name")
    assert "High Street" in problem


def test_a_note_that_is_no_text_is_refused(project: Path) -> None:
    (problem,) = problems(with_notes(project, "Heath: [a, b]\n"))

    assert problem.startswith("docs/wards/_notes.yml:1: the note of Heath is no text")


def test_no_notes_are_needed(project: Path) -> None:
    templates = read_templates(with_notes(project, "# none yet\n"), EXTRACTS)

    assert templates is not None
    assert templates.notes == {}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text())
def test_any_notes_are_read_or_refused(project: Path, notes: str) -> None:
    (project / WARDS.folder / "_notes.yml").write_text(notes, encoding="utf-8", errors="replace")
    found = []
    try:
        read_templates(project, EXTRACTS)
    except ProblemsFound as raised:
        found = raised.problems

    assert all(problem.path == "docs/wards/_notes.yml" for problem in found)
