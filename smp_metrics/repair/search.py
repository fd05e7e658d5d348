"""Find all smallest repairs of a system with OR-Tools' CP-SAT.

The solver sees what fails, and what its answers break. What it does not see can only ask for more changes: so an answer
that breaks nothing is a smallest repair of the whole.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from types import MappingProxyType

from smp_metrics.facts.measuring.rounding import half_up
from smp_metrics.repair.exchanges import Exchange, behind, exchanges
from smp_metrics.repair.model import Change, Model
from smp_metrics.repair.solving import OutOfTimeError, Solver, Support
from smp_metrics.repair.system import Constraint, System

MOST = 60
"""So many smallest repairs are listed."""
SECONDS = 60
"""So long the solver may take."""
MANY = 12
"""A figure in the text that was worked out from more cells can't tell which of them is wrong: it is left aside."""
Span = tuple[Fraction, Fraction]
"""The least and the most that a number may be."""


@dataclass(frozen=True)
class Repair:
    """One smallest repair: its changes, and what is right for each number that it replaces."""

    changes: Support
    values: Mapping[str, Span]


class End(Enum):
    """Why a search ended: all smallest repairs are found, so many that it stopped, or its time was over."""

    ALL = "all"
    MANY = "many"
    TIME = "time"


@dataclass(frozen=True)
class Found:
    """What a search has proven: every repair has at least ``least`` changes, and each of ``repairs`` has no more."""

    repairs: list[Repair]
    least: int
    end: End


class Search:
    """The search for the smallest repairs of one system."""

    def __init__(self, system: System, solver: Solver | None = None, most: int = MOST) -> None:
        self._solver, self._most = solver or Solver(SECONDS), most
        self.aside = [each for each in system.failing if len(each.cells) > MANY and _is_in_text(system, each)]
        self.system = system.only(each for each in system.constraints if each not in self.aside)
        failing = {name for each in self.system.failing for name in each.cells}
        self.events = {event.name: event for event in _near(self.system, failing)}
        self._stale = frozenset(
            name for each in self.system.failing if self.system.is_beside(each) for name in each.inputs
        )
        self._seen = list(self.system.failing)
        self._least = min(len(self._seen), 1)

    def found(self) -> Found:
        """List the smallest repairs that give other numbers, each once however it is explained."""
        known: dict[Support, Repair] = {}
        try:
            support: Support | None = self._first()
            while support is not None and len(known) < self._most:
                known[support] = Repair(support, self.values(support))
                support = self._next(self._least, known)
            end = End.ALL if support is None else End.MANY
        except OutOfTimeError:
            end = End.TIME
        return Found(_told_apart(known.values()), self._least, end)

    def _first(self) -> Support:
        """Give the changes of one smallest repair."""
        while True:
            support = self._solver.fewest(self._model())
            assert support is not None, "a system in which everything may change has a repair"  # noqa: S101
            self._least = len(support)
            if self._is_repair(support):
                return support

    def _next(self, size: int, known: Collection[Support]) -> Support | None:
        """Give a repair of the smallest size that is not known yet; None when there is no other."""
        while True:
            model = self._model()
            for each in known:
                model.bar(each)
            support = self._solver.fewest(model)
            if support is None or len(support) > size:
                return None
            if self._is_repair(support):
                return support

    def otherwise(self, values: Mapping[str, Fraction]) -> Support | None:
        """Give a smallest repair that does not give all of these numbers; None when every one gives them.

        The cells must be numbers of this system.
        """
        self._see(values)
        while True:
            model = self._model(values)
            support, differs = self._solver.fewest_other(model, model.other(values))
            assert support is not None, "a system in which everything may change has a repair"  # noqa: S101
            if self._is_repair(support, values if differs else {}):
                return support if differs else None

    def _model(self, asked: Collection[str] = ()) -> Model:
        return Model(self.system.only(self._seen), list(self.events.values()), self._stale, asked=asked)

    def _is_repair(self, support: Support, others: Mapping[str, Fraction] = MappingProxyType({})) -> bool:
        """Tell whether changes break nothing, and give other numbers than ``others``; what they break is seen now."""
        model = self.alone(support, others)
        if others:
            model.cp.add(model.other(others) == 1)
        if self._solver.some(model, len(support)) is not None:
            return True
        # What it broke is seldom alone: to see what stands on the same numbers too saves answers that break that.
        self._see({name for each in [*self._seen, *model.system.constraints] for name in each.cells})
        return False

    def _see(self, names: Collection[str]) -> None:
        """Show the solver all that is asked of some cells."""
        asked = [each for each in self.system.constraints if not each.cells.isdisjoint(names)]
        self._seen += [each for each in asked if each not in self._seen]

    def alone(self, support: Support, asked: Collection[str] = ()) -> Model:
        """Build the model of all that a set of changes touches, where nothing else changes."""
        touched = self.touched(support)
        system = self.system.only(each for each in self.system.constraints if each.cells & touched)
        events = [self.events[name] for kind, name in sorted(support) if kind == "exchanged"]
        return Model(system, events, self._stale, support, asked)

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
                low, high = (Fraction(self._solver.end(model, right, sign), scale) for sign in (-1, 1))
                if not low == high == cell.value:
                    found[name] = low, high
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
    """Split a system into those that can be repaired apart; leave out what needs none, and put the shorter first."""
    failing = {name for each in system.failing for name in each.cells}
    parts = system.parts(event.touched for event in _near(system, failing))
    return sorted((part for part in parts if part.failing), key=lambda part: len(part.failing))


def _near(system: System, failing: Collection[str]) -> list[Exchange]:
    """Keep the exchanges of which both sides have something to do with what fails."""
    every = [*exchanges(system), *behind(system)]
    return [event for event in every if any({*pair} <= {*failing} for part in event.parts for pair in part)]


def _is_in_text(system: System, constraint: Constraint) -> bool:
    return bool(constraint.result) and system.cells[constraint.result].spot is None


def _told_apart(repairs: Iterable[Repair]) -> list[Repair]:
    """Keep one repair of those that give the same numbers: the one that is explained most plainly."""
    found: dict[tuple[tuple[str, Span], ...], Repair] = {}
    for repair in sorted(repairs, key=lambda each: _plainness(each.changes)):
        found.setdefault(tuple(sorted(repair.values.items())), repair)
    return list(found.values())


def _plainness(support: Support) -> tuple[int, list[Change]]:
    """Put first what is explained by wrong numbers alone."""
    return sum(kind == "stale" for kind, _ in support), sorted(support)
