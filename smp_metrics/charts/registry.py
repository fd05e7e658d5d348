"""Which charts there are: each a function, found by the id that pages use."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from smp_metrics.charts.ids import known_ids
from smp_metrics.errors import SmpError
from smp_metrics.own import Own

if TYPE_CHECKING:
    from smp_metrics.charts.pictures.plot import Plot
    from smp_metrics.extracts import Extracts

Drawer = Callable[["Extracts"], "Plot"]
# To look for one loads the drawings, and with them pandas and altair.
_drawers: Own[Drawer] = Own("drawings")


class UnknownChartError(SmpError):
    """No chart has that id; ``near`` maps each unknown id to the known ones that look like it."""

    def __init__(self, unknown: Iterable[str]) -> None:
        known = known_ids()
        self.near = {name: tuple(difflib.get_close_matches(name, known, 3)) for name in unknown}
        super().__init__("\n".join(_unknown(name, near) for name, near in self.near.items()))


def _unknown(name: str, near: tuple[str, ...]) -> str:
    return f"no chart is called {name}" + (f"; did you mean {' or '.join(near)}?" if near else "")


def chart(name: str) -> Callable[[Drawer], Drawer]:
    """Register the function below as the one that draws ``name``."""

    def register(function: Drawer) -> Drawer:
        return _drawers.add(name, function)

    return register


def drawer_of(name: str) -> Drawer:
    """Find the function that draws ``name``; this loads the drawings, and with them pandas and altair."""
    if name not in _drawers:
        raise UnknownChartError([name])
    return _drawers[name]


def load_drawings() -> tuple[str, ...]:
    """Load every module of drawings, and list the ids that they registered in alphabetical order."""
    return tuple(sorted(_drawers))
