"""What is refused before it is read: the too large, the too deep, what is no file of the project, code that fails."""

from __future__ import annotations

import logging
import re
import shutil
import sys
from pathlib import Path

import pytest

from smp_metrics import imports
from smp_metrics.errors import Problem, ProblemsFound
from smp_metrics.extracts import Extracts
from smp_metrics.extracts.reading import read_table
from smp_metrics.extracts.written.plain_yaml import PlainYamlError, refuse_depth
from smp_metrics.facts.measuring.measures import measure_of
from smp_metrics.limits import YAML_DEPTH
from smp_metrics.site.build import build_site
from smp_metrics.site.checking import check
from smp_metrics.site.written.required import check_required
from smp_metrics.site.written.sources import documents
from tests.site.small import shrink, write_small

ROOT = Path(__file__).resolve().parents[1]
NAME = "youth_offences"
CSV = f"data/{NAME}.csv"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Give a copy of the data."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    return tmp_path


def _linked(project: Path, path: str) -> None:
    (project / path).unlink(missing_ok=True)
    (project / path).symlink_to("/etc/hostname")


def test_an_extract_that_is_a_link_is_told_once_and_never_read(project: Path) -> None:
    _linked(project, CSV)
    extracts = Extracts(project)

    assert extracts.fingerprint(NAME) != Extracts(ROOT).fingerprint(NAME)
    told = [problem for problem in extracts.check() if problem.path == CSV]
    assert [problem.message for problem in told] == ["a link stands in the place of a file"]


def test_without_contracts_no_extract_is_judged(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = Problem("schemas/shapes.py", 1, 0, "the code has a mistake", remedy="mend the line")

    def contracts() -> list[str]:
        raise ProblemsFound([broken])

    monkeypatch.setattr("smp_metrics.extracts.contract_names", contracts)
    assert broken in Extracts(project).check()


def test_a_file_of_too_many_entries_is_not_read(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("smp_metrics.extracts.written.entries.ENTRIES", 1)
    told = {problem.message for problem in Extracts(project).check() if problem.path == "data/corrections.yml"}
    assert "the file has too many entries" in told


@pytest.mark.parametrize(
    ("limit", "text", "message"),
    [("CSV_LINES", "a\n" * 4, "the file is too long"), ("CSV_COLUMNS", "a,b,c,d\n", "the row is too long")],
)
def test_a_table_beyond_its_limits_is_not_read(
    limit: str, text: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules[read_table.__module__], limit, 3)
    _, problems = read_table(CSV, text.encode())
    assert message in {problem.message for problem in problems}


@pytest.mark.parametrize("text", ["a: &b 1\nc: *b\n", "[" * (YAML_DEPTH + 1)])
def test_settings_that_repeat_themselves_or_go_too_deep_are_not_read(project: Path, text: str) -> None:
    with pytest.raises(PlainYamlError):
        refuse_depth(text)

    (project / "mkdocs.yml").write_text(text, encoding="utf-8")
    assert any(problem.path == "mkdocs.yml" for problem in check_required(project))


def test_a_page_that_is_a_link_is_no_document(project: Path) -> None:
    (project / "docs").mkdir()
    _linked(project, "docs/index.md")
    with pytest.raises(ProblemsFound, match=r"docs/index\.md: a link stands in the place of a file"):
        documents(project)


def test_a_contract_that_is_a_link_is_not_run(project: Path) -> None:
    (project / "schemas").mkdir()
    _linked(project, "schemas/shapes.py")
    report = check(project)
    assert [problem.path for problem in report.problems] == ["schemas/shapes.py"]
    assert report.documents == []


def test_a_module_that_was_not_there_at_the_start_is_none() -> None:
    with pytest.raises(ModuleNotFoundError, match=r"had no module smp_metrics\.nowhere when it was started"):
        imports._Finder.find_spec("smp_metrics.nowhere")


def test_so_many_rows_that_could_be_missing_are_not_listed(monkeypatch: pytest.MonkeyPatch, project: Path) -> None:
    file = project / "data/all_crime_by_ward.csv"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join(lines[:-1]), encoding="utf-8")
    monkeypatch.setattr("smp_metrics.extracts.rules.LOOKED_FOR", 1)
    assert any("rows that break it together" in str(problem) for problem in Extracts(project).check())


def test_what_is_no_address_asks_for_no_measure() -> None:
    assert measure_of("nothing") is None


@pytest.mark.parametrize(
    ("said", "told"), [("", "mkdocs.yml: the code"), ("Error reading page 'ages.md'", "docs/ages.md: Error reading")]
)
def test_a_mistake_of_what_makes_pages_is_told_as_one(
    said: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shrink(monkeypatch)
    root = write_small(tmp_path)

    def fails(_: object) -> None:
        if said:
            logging.getLogger("mkdocs").error(said)
        raise RuntimeError("nothing goes")

    monkeypatch.setattr("mkdocs.commands.build.build", fails)
    with pytest.raises(ProblemsFound, match=re.escape(told)):
        build_site(root)
