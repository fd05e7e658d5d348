"""A preview runs the code that is on disk, as soon as that can run."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from smp_metrics import imports
from smp_metrics.site import restarting
from smp_metrics.site.restarting import start_again_by_new_code

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """List the commands that take the place of this process."""
    commands: list[list[str]] = []
    monkeypatch.setattr(os, "execv", lambda _program, command: commands.append(command))
    return commands


def test_code_that_is_as_it_was_goes_on(started: list[list[str]]) -> None:
    start_again_by_new_code()

    assert started == []


def test_new_code_takes_over_with_the_same_command(
    started: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(imports.SOURCES, str(ROOT / "schemas/__init__.py"), b"as it was")
    start_again_by_new_code()

    assert started == [[sys.executable, *sys.orig_argv[1:]]]
    assert "the preview starts again" in capsys.readouterr().err


def test_code_that_cannot_run_is_told_and_not_started(
    started: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(imports.SOURCES, str(ROOT / "schemas/__init__.py"), b"as it was")
    monkeypatch.setattr(restarting, "TRIAL", "x = = 1")
    start_again_by_new_code()

    assert started == []
    assert "can't run, so the preview goes on with the code before: SyntaxError" in capsys.readouterr().err
