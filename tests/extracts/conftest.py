"""A project of the real data, to be spoiled."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from smp_metrics.extracts import Extracts
from smp_metrics.site.written.required import DECLARED, REQUIRED
from tests.sharing import made_once

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a copy of the data that has been read once, so that only what a test changes is read again."""
    return made_once(tmp_path_factory, "checked", _check)


def _check(target: Path) -> None:
    shutil.copytree(ROOT / "data", target / "data")
    (target / "mkdocs.yml").write_text("site_name: A project\n", encoding="utf-8")
    (target / "schemas").mkdir()
    shutil.copy2(ROOT / REQUIRED, target / REQUIRED)
    (target / "docs").mkdir()
    (target / "docs/index.md").write_text("# A page\n", encoding="utf-8")
    assert Extracts(target).check() == []


@pytest.fixture
def project(checked: Path, tmp_path: Path) -> Path:
    """Give a copy of the data for one test alone."""
    return shutil.copytree(checked, tmp_path / "project")


@pytest.fixture(scope="session")
def bare(checked: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a copy with one figure in the ledger and nothing declared, so that only the extracts can be wrong."""
    target = shutil.copytree(checked, tmp_path_factory.mktemp("bare") / "project")
    (target / REQUIRED).write_text("".join(f"{path}: 0\n" for path in DECLARED), encoding="utf-8")
    for path in DECLARED:
        (target / path).write_text("[]\n", encoding="utf-8")
    ledger = target / "data/plan_figures.csv"
    lines = ledger.read_text(encoding="utf-8").splitlines(keepends=True)
    ledger.write_text(lines[0] + next(line for line in lines if "p14-maidstone-growth" in line), encoding="utf-8")
    assert Extracts(target).check() == []
    return target
