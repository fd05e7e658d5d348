"""A project of the real data, to be spoiled."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from smp_metrics.extracts import Extracts

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a copy of the data that has been read once, so that only what a test changes is read again."""
    target = tmp_path_factory.mktemp("checked")
    shutil.copytree(ROOT / "data", target / "data")
    shutil.copy2(ROOT / "mkdocs.yml", target)
    (target / "docs").mkdir()
    (target / "docs/index.md").write_text("# A page\n", encoding="utf-8")
    assert Extracts(target).check() == []
    return target


@pytest.fixture
def project(checked: Path, tmp_path: Path) -> Path:
    """Give a copy of the data for one test alone."""
    return shutil.copytree(checked, tmp_path / "project")


@pytest.fixture(scope="session")
def bare(checked: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a copy with one figure in the ledger and nothing declared, so that only the extracts can be wrong."""
    target = shutil.copytree(checked, tmp_path_factory.mktemp("bare") / "project")
    for name in ("corrections.yml", "known_issues.yml", "same_quantities.yml", "wanted.yml", "wholes.yml"):
        (target / "data" / name).unlink(missing_ok=True)
    ledger = target / "data/plan_figures.csv"
    lines = ledger.read_text(encoding="utf-8").splitlines(keepends=True)
    ledger.write_text(lines[0] + next(line for line in lines if "p14-maidstone-growth" in line), encoding="utf-8")
    assert Extracts(target).check() == []
    return target
