"""What takes long to make is made by one of the processes that run tests, and copied by the others."""

from __future__ import annotations

import fcntl
import os
import shutil
import traceback
from collections.abc import Callable
from pathlib import Path

import pytest


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """Give a folder for this process alone: who needs it first makes it, and the others wait for that and copy it.

    Where it can't be made, each test that needs it fails with what was told.
    """
    own = factory.getbasetemp()
    # The folders of all processes of a run stand side by side.
    place = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    made, outcome = place / f"{name}-once", place / f"{name}.outcome"
    with (place / f"{name}.lock").open("ab") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not outcome.exists():
            # A process that was killed may have left a part.
            shutil.rmtree(made, ignore_errors=True)
            outcome.write_text(_problem(make, made), encoding="utf-8")
    problem = outcome.read_text(encoding="utf-8")
    if problem:
        pytest.fail(f"{name} can't be made:\n{problem}", pytrace=False)
    return shutil.copytree(made, factory.mktemp(name), symlinks=True, dirs_exist_ok=True)


def _problem(make: Callable[[Path], object], folder: Path) -> str:
    try:
        make(folder)
    except (Exception, pytest.fail.Exception):  # noqa: BLE001 - whatever it is, all are told
        return traceback.format_exc()
    return ""
