"""Tell a system and its smallest repairs in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from smp_metrics.facts.printing import recorded, show
from smp_metrics.repair.model import Change
from smp_metrics.repair.search import MOST, Repair, Search
from smp_metrics.repair.system import Cell, Constraint, System


def tell(system: System) -> Iterator[str]:
    """Say how much must hold, what does not, and each smallest repair with the numbers that it allows."""
    search = Search(system)
    failing = system.failing()
    yield f"{len(system.constraints)} relations between {len(system.cells)} numbers; {len(failing)} fail:"
    yield from (f"  {_failing(system, each)}" for each in failing)
    repairs = search.repairs()
    size = len(repairs[0].changes)
    yield ""
    if len(repairs) == 1:
        yield f"The smallest repair has {_changes(size)}, and no other is as small:"
    else:
        many = f"{len(repairs)} or more" if len(repairs) >= MOST else str(len(repairs))
        yield f"The smallest repairs have {_changes(size)}, and there are {many}:"
    for number, repair in enumerate(repairs, 1):
        yield f"{number}."
        yield from (f"  - {line}" for line in _repair(search, repair))
    yield from (f"Judged last: {_failing(system, each)}" for each in search.last)


def _changes(size: int) -> str:
    return "1 change" if size == 1 else f"{size} changes"


def _failing(system: System, constraint: Constraint) -> str:
    number = system.worked_out(constraint)
    worked_out = "nothing" if number is None else recorded(number)
    if constraint.result:
        cell = system.cells[constraint.result]
        return f"{cell.where}: printed {cell.printed}, worked out {worked_out}"
    return f"{constraint.name}: {constraint.sentence} (by {worked_out})"


def _repair(search: Search, repair: Repair) -> Iterator[str]:
    cells = search.system.cells
    for change in sorted(repair.changes):
        if change[0] != "wrong" or change[1] not in repair.values:
            yield _change(cells, change)
    for name, (low, high) in repair.values.items():
        yield f"{cells[name].where}: {cells[name].printed} becomes {_span(cells[name], low, high)}"


def _change(cells: dict[str, Cell], change: Change) -> str:
    kind, name = change
    if kind == "exchanged":
        return f"exchanged: {name}"
    cell = cells[name]
    if kind == "stale":
        return f"what was worked out from {cell.where} ({cell.printed}) was worked out from another number"
    return f"{cell.where}: {cell.printed} is wrong"


def _span(cell: Cell, low: Fraction, high: Fraction) -> str:
    return " to ".join(dict.fromkeys(show(end, cell.places) for end in (low, high)))
