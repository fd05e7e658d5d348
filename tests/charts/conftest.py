"""A project of its own to draw in, with every chart drawn once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from smp_metrics.charts import Drawing, draw
from smp_metrics.charts.ids import known_ids
from smp_metrics.extracts import Extracts
from tests.sharing import made_once

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def drawn_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a project's root with the real data, whose charts are all drawn and remembered. Read only."""
    return made_once(tmp_path_factory, "drawn", _draw)


def _draw(root: Path) -> None:
    shutil.copytree(ROOT / "data", root / "data")
    draw(known_ids(), Extracts(root), root)


@pytest.fixture(scope="session")
def drawings(drawn_root: Path) -> dict[str, Drawing]:
    """Give every drawing by its id."""
    return draw(known_ids(), Extracts(drawn_root), drawn_root)


@pytest.fixture
def own_root(drawn_root: Path, tmp_path: Path) -> Path:
    """Give a copy of the drawn project that a test may change."""
    shutil.copytree(drawn_root, tmp_path, dirs_exist_ok=True)
    return tmp_path
