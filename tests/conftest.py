"""What holds for every test."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from coverage import Coverage
from hypothesis import settings

import tests  # noqa: F401 - before any other module of the tests

# No test is judged by the clock, nor by luck: a busy machine is not a broken project, and the same project is tried
# with the same examples.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")

# Tells coverage in the processes that a test starts to measure them too.
COUNTS_CHILDREN = "COVERAGE_PROCESS_CONFIG"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes long."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


def pytest_collection_finish() -> None:
    """Leave what is collected out of every search for garbage, and search less often: thousands of tests stay."""
    gc.freeze()
    gc.set_threshold(100_000, 50, 50)


@contextmanager
def not_counting() -> Iterator[None]:
    """Measure no coverage meanwhile, here and in the processes that are started."""
    counting = Coverage.current()
    children = os.environ.pop(COUNTS_CHILDREN, None)
    if counting:
        counting.stop()
    try:
        yield
    finally:
        if children:
            os.environ[COUNTS_CHILDREN] = children
        if counting:
            counting.start()


@pytest.fixture(scope="module")
def uncounted() -> Iterator[None]:
    """Measure no coverage meanwhile: for tests that run the same few lines a million times."""
    with not_counting():
        yield
