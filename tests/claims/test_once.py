"""What is worked out once is what it would be each time.

Where tests that are not counted come first, it is worked out there: so each is asked here past what it remembers.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from functools import _lru_cache_wrapper
from typing import Any

import pytest

import smp_metrics.claims
from smp_metrics.claims.context.strangers import _going
from smp_metrics.claims.plan.stated import _read


def _remembered() -> Iterator[tuple[str, Callable[[], Any]]]:
    for found in pkgutil.walk_packages(smp_metrics.claims.__path__, "smp_metrics.claims."):
        for name, thing in vars(importlib.import_module(found.name)).items():
            own = isinstance(thing, _lru_cache_wrapper) and thing.__module__ == found.name
            if own and not inspect.signature(thing).parameters:
                yield f"{found.name}.{name}", thing


REMEMBERED = dict(_remembered())


@pytest.mark.parametrize("name", REMEMBERED)
def test_what_is_remembered_comes_out_alike(name: str) -> None:
    thing: Any = REMEMBERED[name]

    assert thing.__wrapped__() == thing()


def test_some_things_are_remembered() -> None:
    assert len(REMEMBERED) > 10


def test_words_that_a_way_settles_and_a_printed_figure_are_read_alike() -> None:
    assert "fell" in _going.__wrapped__(frozenset({-1}), placed=False)
    assert "fell" not in _going.__wrapped__(frozenset({1}), placed=False)
    (read,) = _read.__wrapped__("-12")
    assert read.number == -12
    assert _read.__wrapped__("12 and 13") == ()
