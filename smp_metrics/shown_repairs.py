"""Show in a literate check what of an extract's numbers does not hold, and the smallest repairs of it."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pandas as pd

from smp_metrics.charts.pictures.dots import Dots, dot_rows
from smp_metrics.charts.pictures.plot import Label
from smp_metrics.checks import show, show_picture
from smp_metrics.extracts import Correction, Extracts
from smp_metrics.facts.measuring.rounding import half_up
from smp_metrics.repair.gathering import gather
from smp_metrics.repair.proving import replaced
from smp_metrics.repair.search import End, Repair, Search, Span, split
from smp_metrics.repair.system import Constraint, System
from smp_metrics.repair.telling import lines_of

LABELS = {
    "relation": Label("What must hold"),
    "printed": Label("Off by, as printed", places=1),
    "repaired": Label("Off by, once repaired", places=1),
}
# Long names leave so little width that the names of the dots need more of it.
ROOM = 1.4
DOTS = [Dots("printed", "As printed"), Dots("repaired", "Repaired", solid=True)]


def show_repairs(extracts: Extracts, name: str, title: str, words: str) -> list[Repair]:
    """Show and give the smallest repairs of what the plan prints of an extract; raise LookupError where nothing fails.

    The picture shows by how much each relation that fails is off, and by how much once the first repair is made.
    """
    cells = f"{name}."
    parts = split(gather(extracts))
    part = next((part for part in parts if any(each.startswith(cells) for each in part.cells)), None)
    if part is None:
        raise LookupError(f"all that the plan prints of {name} holds")
    search = Search(part)
    found = search.found()
    if found.end is not End.ALL:
        raise LookupError(f"not all smallest repairs of {name} were found")
    system = search.system
    _show(_off(system, found.repairs[0].values), title, words)
    told = [(number, line) for number, each in enumerate(found.repairs, 1) for line in lines_of(search, each)]
    show(pd.DataFrame(told, columns=["Repair", "What it changes"]))
    return found.repairs


def show_correction(extracts: Extracts, correction: Correction, title: str, words: str) -> pd.DataFrame:
    """Show and give by how much each relation around a correction's cells is off, as printed and once corrected."""
    right = {name: (value, value) for name, value in replaced(extracts, correction).items()}
    frame = _off(next(part for part in split(gather(extracts)) if right.keys() <= part.cells.keys()), right)
    _show(frame, title, words)
    return frame


def _show(frame: pd.DataFrame, title: str, words: str) -> None:
    show_picture(frame, LABELS, dot_rows(frame, LABELS, "relation", DOTS, room=ROOM), title, words)


def _off(system: System, right: Mapping[str, Span]) -> pd.DataFrame:
    rows = [(_said(system, each), _far(system, each, {}), _far(system, each, right)) for each in system.failing]
    frame = pd.DataFrame(rows, columns=list(LABELS))
    frame = frame.groupby("relation", sort=False, as_index=False).first()
    # The dots of the first row carry the names of all: they lie furthest apart.
    return frame.iloc[(frame["repaired"] - frame["printed"]).argsort(kind="stable")]


def _said(system: System, constraint: Constraint) -> str:
    return (
        system.cells[constraint.result].where if constraint.result else constraint.name.replace("-", " ").capitalize()
    )


def _far(system: System, constraint: Constraint, right: Mapping[str, Span]) -> float:
    """Give how far a relation is off with other numbers than the printed ones, whatever these allow."""
    known = {name: low for name, (low, high) in right.items() if low == high}
    worked_out = system.worked_out(constraint, known) or Fraction()
    if not constraint.result:
        return float(abs(worked_out))
    cell = system.cells[constraint.result]
    printed = cell.value or Fraction()
    low, high = right.get(cell.name, (printed, printed))
    rounded = half_up(worked_out, cell.places)
    return float(max(low - rounded, rounded - high, Fraction()))
