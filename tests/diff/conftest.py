"""A repository of one commit, to change."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.diff.made_up import History


@pytest.fixture
def history(tmp_path: Path) -> History:
    """Give the made-up project with its older state committed."""
    made = History(tmp_path / "project")
    made.take("then")
    made.commit()
    return made
