"""What takes long is made once for all tests, and a failure to make it is told to each."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sharing import made_once


def test_what_is_shared_is_made_once_and_each_may_change_its_own(tmp_path_factory: pytest.TempPathFactory) -> None:
    made: list[Path] = []

    def make(folder: Path) -> None:
        made.append(folder)
        folder.mkdir()
        (folder / "words").write_text("as made", encoding="utf-8")

    one, other = (made_once(tmp_path_factory, "shared", make) for _ in range(2))
    (one / "words").write_text("changed", encoding="utf-8")

    assert len({one, other, *made}) == 3
    assert (other / "words").read_text(encoding="utf-8") == "as made"


def test_what_cannot_be_made_is_told_to_each_that_needs_it(tmp_path_factory: pytest.TempPathFactory) -> None:
    def fail(folder: Path) -> None:
        raise ValueError(f"{folder.name} is unmade")

    for _ in range(2):
        with pytest.raises(pytest.fail.Exception, match=r"(?s)broken can't be made:.*broken-once is unmade"):
            made_once(tmp_path_factory, "broken", fail)
