"""Find all smallest repairs of a system with OR-Tools' CP-SAT.

The solver sees what fails, and what its answers break. What it does not see can only ask for more changes: so an answer
that breaks nothing is a smallest repair of the whole.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from ortools.sat.python import cp_model

from smp_metrics.facts.rounding import half_up
from smp_metrics.repair.exchanges import Exchange, behind, exchanges
from smp_metrics.repair.model import Change, Model
from smp_metrics.repair.system import Constraint, System

MOST = 60
"""So many smallest repairs are listed."""
MANY = 12
"""A figure in the text that was worked out from more cells can't tell which of them is wrong: it is judged last."""
Support = frozenset[Change]
Span = tuple[Fraction, Fraction]
"""The least and the most that a number may be."""


@dataclass(frozen=True)
class Repair:
    """One smallest repair: its changes, and what is right for each number that it replaces."""

    changes: Support
    values: Mapping[str, Span]


class Search:
    """The search for the smallest repairs of one system."""

    def __init__(self, system: System) -> None:
        self.last = [each for each in system.failing() if len(each.cells) > MANY and _is_in_text(system, each)]
        self.system = system.only(each for each in system.constraints if each not in self.last)
        failing = {name for each in self.system.failing() for name in each.cells}
        self.events = {event.name: event for event in _near(self.system, failing)}
        self._stale = frozenset(
            name for each in self.system.failing() if self.system.is_beside(each) for name in each.inputs
        )
        self._seen = self.system.failing()

    @cached_property
    def first(self) -> Support:
        """Give the changes of one smallest repair."""
        support = self._next(None, [])
        assert support is not None, "a system in which everything may change has a repair"  # noqa: S101
        return support

    def repairs(self) -> list[Repair]:
        """List the smallest repairs that give other numbers, each once however it is explained."""
        found: dict[tuple[tuple[str, Span], ...], Repair] = {}
        for support in sorted(self._supports(), key=_plainness):
            repair = Repair(support, self.values(support))
            found.setdefault(tuple(sorted(repair.values.items())), repair)
        return list(found.values())

    def _supports(self) -> list[Support]:
        known = [self.first]
        while len(known) < MOST:
            support = self._next(len(self.first), known)
            if support is None:
                break
            known.append(support)
        return known

    def otherwise(self, values: Mapping[str, Fraction]) -> Support | None:
        """Give a repair as small as the smallest in which one of some numbers is another; None when there is none."""
        return self._next(len(self.first), [], values)

    def _next(
        self, most: int | None, known: list[Support], but: Mapping[str, Fraction] | None = None
    ) -> Support | None:
        while True:
            model = Model(self.system.only(self._seen), list(self.events.values()), self._stale)
            for each in known:
                model.bar(each)
            if but and not model.differ(but):
                self._seen += [
                    each for each in self.system.constraints if each.cells & but.keys() and each not in self._seen
                ]
                continue
            support = solved(model, most)
            broken = [] if support is None else self._broken(support)
            if not broken:
                return support
            self._seen += broken

    def alone(self, support: Support) -> Model:
        """Build the model of all that a set of changes touches, where nothing else changes."""
        touched = self.touched(support)
        system = self.system.only(each for each in self.system.constraints if each.cells & touched)
        events = [self.events[name] for kind, name in sorted(support) if kind == "exchanged"]
        return Model(system, events, self._stale, support)

    def _broken(self, support: Support) -> list[Constraint]:
        """Give the constraints not seen that a set of changes breaks; none when it is a repair."""
        model = self.alone(support)
        if solved(model, None) is not None:
            return []
        return [each for each in model.system.constraints if each not in self._seen]

    def touched(self, support: Collection[Change]) -> set[str]:
        """Name the cells that a set of changes may change."""
        names = {name for kind, name in support if kind != "exchanged"}
        return names.union(*(self.events[name].touched for kind, name in support if kind == "exchanged"))

    def values(self, support: Support) -> dict[str, Span]:
        """Give what is right for each number that a repair replaces, as far as the repair tells."""
        model = self.alone(support)
        found = {}
        for name, right in model.right.items():
            cell = self.system.cells[name]
            if cell.within is None and cell.value is not None:
                scale = 10**cell.places
                span = Fraction(_end(model, right, -1), scale), Fraction(_end(model, right, 1), scale)
                if span != (cell.value, cell.value):
                    found[name] = span
        return found | self._results(model.system, found)

    def _results(self, system: System, replaced: Mapping[str, Span]) -> dict[str, Span]:
        """Work out anew the results that no other number stands on; none where it is open what they stand on."""
        right = {name: low for name, (low, high) in replaced.items() if low == high}
        found = {}
        for each in system.constraints:
            cell = system.cells.get(each.result)
            if (
                cell
                and cell.value is not None
                and cell.name not in right
                and each.inputs & replaced.keys() <= right.keys()
            ):
                low, high = (half_up(end, cell.places) for end in system.ends(each, right))
                if not low <= cell.value <= high:
                    found[cell.name] = low, high
        return found


def split(system: System) -> list[System]:
    """Split a system into those that can be repaired apart; leave out what needs no repair."""
    failing = {name for each in system.failing() for name in each.cells}
    return [part for part in system.parts(event.touched for event in _near(system, failing)) if part.failing()]


def _near(system: System, failing: Collection[str]) -> list[Exchange]:
    """Keep the exchanges of which both sides have something to do with what fails."""
    every = [*exchanges(system), *behind(system)]
    return [event for event in every if any({*pair} <= {*failing} for part in event.parts for pair in part)]


def _is_in_text(system: System, constraint: Constraint) -> bool:
    return bool(constraint.result) and system.cells[constraint.result].spot is None


def _plainness(support: Support) -> tuple[int, list[Change]]:
    """Put first what is explained by wrong numbers alone."""
    return sum(kind == "stale" for kind, _ in support), sorted(support)


def solved(model: Model, most: int | None) -> Support | None:
    """Give the fewest changes that a model needs, or None when there is no solution with so many at the most."""
    model.cp.minimize(sum(model.changes.values()))
    solver = _solver()
    if solver.solve(model.cp) == cp_model.INFEASIBLE or (most is not None and solver.objective_value > most):
        return None
    return frozenset(name for name, change in model.changes.items() if solver.boolean_value(change))


def _end(model: Model, number: cp_model.IntVar, sign: int) -> int:
    model.cp.maximize(sign * number)
    solver = _solver()
    solver.solve(model.cp)
    return solver.value(number)


def _solver() -> cp_model.CpSolver:
    """Give a solver with the ways of searching that prove soonest that no smaller repair exists."""
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 8
    solver.parameters.random_seed = 1
    return solver
