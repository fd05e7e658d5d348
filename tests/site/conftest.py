"""A project of its own for tests that build: the real one, copied, so that it can be broken."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from smp_metrics.site.build import build_site
from smp_metrics.site.checking import Report, check
from tests.conftest import not_counting
from tests.sharing import made_once

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("data", "docs", "mkdocs.yml", "mutation/results.json", "smp_metrics/site/theme", "schemas", "partnership")


def copy_project(target: Path) -> Path:
    """Copy what a build reads, and what was remembered of earlier ones, which only saves time."""
    for name in (*PARTS, "build"):
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns("site", "last-site", "__pycache__"))
        elif source.exists():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target / name)
    return target


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Give a copy of the project."""
    return copy_project(tmp_path / "project")


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a project that is built. Read only; what ``make site`` has built is taken over, which only saves time."""
    return made_once(tmp_path_factory, "built", _build)


def _build(project: Path) -> None:
    copy_project(project)
    if (ROOT / "site").exists():
        shutil.copytree(ROOT / "site", project / "site")
    with not_counting():
        build_site(project)


@pytest.fixture
def built(built_once: Path, tmp_path: Path) -> Iterator[Path]:
    """Give a copy of a project that is built; not counted, for builds of the small project reach the same lines."""
    project = shutil.copytree(built_once, tmp_path / "built", symlinks=True)
    with not_counting():
        yield project


@pytest.fixture(scope="session")
def report() -> Report:
    """Give what a check of the real project finds."""
    return check(ROOT)
