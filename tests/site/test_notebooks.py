"""A literate check's result is remembered for as long as nothing that it reads has changed."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from smp_metrics.claims.document import Document
from smp_metrics.extracts import Extracts
from smp_metrics.facts import Facts
from smp_metrics.site.checking import Report
from smp_metrics.site.notebooks import _key

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = Document("docs/checks/a.py", "# %%\n1 + 1\n")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    return tmp_path


def key(root: Path, script: Document = SCRIPT) -> str:
    extracts = Extracts(root)
    return _key(script, Report(extracts, Facts(extracts), [], [], [], []))


def test_nothing_changed_gives_the_same_key(project: Path) -> None:
    assert key(project) == key(project)


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        ("data/known_issues.yml", "status: proposed", "status: confirmed"),
        ("data/corrections.yml", "effect: contradicts", "effect: clarifies"),
        ("data/asb_by_ward.csv", ",2023,", ",2023,1"),
        ("data/asb_by_ward.yml", "publisher: Safer", "publisher: Safest"),
    ],
)
def test_another_declaration_or_extract_makes_another_key(project: Path, path: str, before: str, after: str) -> None:
    kept = key(project)
    text = (project / path).read_text(encoding="utf-8")
    assert before in text
    (project / path).write_text(text.replace(before, after, 1), encoding="utf-8")

    assert key(project) != kept


def test_another_script_makes_another_key(project: Path) -> None:
    assert key(project) != key(project, replace(SCRIPT, text="# %%\n1 + 2\n"))
