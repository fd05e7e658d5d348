"""Tell a system and its smallest repairs in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from smp_metrics.facts.printing import recorded, show, signed
from smp_metrics.repair.model import Change
from smp_metrics.repair.search import MOST, End, Found, Repair, Search
from smp_metrics.repair.solving import Solver
from smp_metrics.repair.system import Cell, Constraint, System


def tell(system: System, solver: Solver, most: int = MOST) -> Iterator[str]:
    """Say how much must hold, what does not, and each smallest repair with the numbers that it allows."""
    search = Search(system, solver, most)
    failing = system.failing
    yield f"{len(system.constraints)} relations between {len(system.cells)} numbers; {len(failing)} fail:"
    yield from (f"  {_failing(system, each)}" for each in failing)
    found = search.found()
    yield ""
    yield _proven(found, solver.seconds)
    for number, repair in enumerate(found.repairs, 1):
        yield f"{number}."
        yield from (f"  - {line}" for line in lines_of(search, repair))
    yield from (f"Left aside, as it adds up too many numbers: {_failing(system, each)}" for each in search.aside)


def _proven(found: Found, seconds: float) -> str:
    """Say what is proven of the smallest repairs, and what is not."""
    changes = "1 change" if found.least == 1 else f"{found.least} changes"
    count = len(found.repairs)
    if found.end is End.TIME and not found.repairs:
        return f"No smallest repair was found in {seconds:g} seconds. Each has {changes} or more: no more is proven."
    if found.end is End.TIME:
        return f"The smallest repairs have {changes}. Not all were found in {seconds:g} seconds; {count} of them:"
    if found.end is End.MANY:
        return f"The smallest repairs have {changes}. There are more than are listed here; {count} of them:"
    if count == 1:
        return f"The smallest repair has {changes}, and no other is as small:"
    return f"The smallest repairs have {changes}, and there are {count}:"


def _failing(system: System, constraint: Constraint) -> str:
    number = system.worked_out(constraint)
    worked_out = "nothing" if number is None else recorded(number)
    if constraint.result:
        cell = system.cells[constraint.result]
        return f"{cell.where}: printed {signed(cell.printed)}, worked out {worked_out}"
    return f"{constraint.name}: {constraint.sentence} (by {worked_out})"


def lines_of(search: Search, repair: Repair) -> Iterator[str]:
    """Say what a repair changes, and what is right for each number that it replaces."""
    cells = search.system.cells
    for change in sorted(repair.changes):
        if change[0] != "wrong" or change[1] not in repair.values:
            yield _change(cells, change)
    for name, (low, high) in repair.values.items():
        yield f"{cells[name].where}: {signed(cells[name].printed)} becomes {_span(cells[name], low, high)}"


def _change(cells: dict[str, Cell], change: Change) -> str:
    kind, name = change
    if kind == "exchanged":
        return f"exchanged: {name}"
    cell = cells[name]
    if kind == "stale":
        return f"what was worked out from {cell.where} ({signed(cell.printed)}) was worked out from another number"
    return f"{cell.where}: {signed(cell.printed)} is wrong"


def _span(cell: Cell, low: Fraction, high: Fraction) -> str:
    return " to ".join(dict.fromkeys(show(end, cell.places) for end in (low, high)))
