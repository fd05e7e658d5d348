"""A small project of two extracts, one of them corrected, and the real one."""

import shutil
from pathlib import Path

import pytest

from smp_metrics.catalogue import pages
from smp_metrics.extracts import Extracts
from tests.catalogue.support import PARAGRAPHS

HERE = Path(__file__).parent
Files = dict[str, str | bytes]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(HERE / "project", tmp_path, dirs_exist_ok=True)
    return tmp_path


@pytest.fixture
def files(project: Path) -> Files:
    return pages(Extracts(project), PARAGRAPHS)


@pytest.fixture(scope="session")
def real_extracts() -> Extracts:
    return Extracts(HERE.parents[1])


@pytest.fixture(scope="session")
def real_files(real_extracts: Extracts) -> Files:
    return pages(real_extracts, PARAGRAPHS)
