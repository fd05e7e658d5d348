"""A project with the made-up edition in it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from smp_metrics.extracts import Extracts
from smp_metrics.site.written.required import REQUIRED
from tests.editions.made_up import write_data
from tests.sharing import made_once

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the data of both editions, read once."""
    return made_once(tmp_path_factory, "editions", _read)


def _read(target: Path) -> None:
    shutil.copytree(ROOT / "data", target / "data")
    (target / "schemas").mkdir()
    shutil.copy2(ROOT / REQUIRED, target / REQUIRED)
    write_data(target)
    assert Extracts(target).check() == []


@pytest.fixture
def project(once: Path, tmp_path: Path) -> Path:
    """Give the data of both editions for one test alone."""
    return shutil.copytree(once, tmp_path / "project")
