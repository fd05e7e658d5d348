"""Progress is for who watches: a log that is kept gets none of it."""

from __future__ import annotations

import sys

import pytest

from smp_metrics.progress import ERASE, tell


@pytest.mark.parametrize(("watched", "shown"), [(True, f"{ERASE}Drawing{ERASE}"), (False, "")])
def test_a_step_is_shown_in_the_place_of_the_one_before_and_only_on_a_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *, watched: bool, shown: str
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: watched)

    tell("Drawing")
    tell()

    # A terminal only: what is no terminal has its colours and signs of erasing taken away by the library.
    assert capsys.readouterr().err.replace("\r", "") == shown.replace("\r", "")
