"""What a project's own modules bring along: found by its name, and loaded when somebody first asks.

This is the one door to the folder of the partnership: the engine imports nothing of it by name.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator, MutableMapping
from typing import Any, TypeVar

from smp_metrics.imports import brings, in_use, own_modules

Thing = TypeVar("Thing")


class Own(MutableMapping[str, Thing]):
    """What the modules of one folder of ``partnership`` register; another project's take their place with its code."""

    def __init__(self, folder: str) -> None:
        self._package = f"partnership.{folder}"
        self._things: dict[str, dict[str, Thing]] = {}
        self._loaded: set[str] = set()

    def add(self, name: str, thing: Thing) -> Thing:
        """Register a thing; raise ValueError where another has its name."""
        things = self._things.setdefault(in_use(), {})
        if name in things:
            raise ValueError(f"two of {self._package} are called {name}")
        things[name] = thing
        return thing

    def __getitem__(self, name: str) -> Thing:
        return self._load()[name]

    def __setitem__(self, name: str, thing: Thing) -> None:
        self._load()[name] = thing

    def __delitem__(self, name: str) -> None:
        del self._load()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._load())

    def __len__(self) -> int:
        return len(self._load())

    def _load(self) -> dict[str, Thing]:
        if in_use() not in self._loaded:
            for module in own_modules(self._package):
                importlib.import_module(module)
            self._loaded.add(in_use())
        return self._things.setdefault(in_use(), {})


def contracts() -> dict[str, Any]:
    """Give the project's table of contracts; an empty one where it has none."""
    table: dict[str, Any] = importlib.import_module("schemas").CONTRACTS if brings("schemas") else {}
    return table


def geography() -> Any:
    """Give the project's table of places; raise ImportError where it has none."""
    return importlib.import_module("schemas.geography")
