"""A system as a model of OR-Tools' CP-SAT: whole numbers and exact bounds, never a float."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from fractions import Fraction
from math import lcm
from typing import Any

from ortools.sat.python import cp_model

from smp_metrics.facts.measuring.bounds import Bounds
from smp_metrics.repair.exchanges import Exchange
from smp_metrics.repair.numbers import Linear, Pick, domain, is_exact, places, scaled, sums
from smp_metrics.repair.system import Cell, Constraint, System

Change = tuple[str, str]
"""A kind of change, and the cell or the exchange that it is of."""


class Model:
    """The variables and constraints of one system; ``changes`` are the single changes that a repair may be made of.

    What is right is a variable for each cell that others stand on, and for those ``asked`` for.
    """

    def __init__(
        self,
        system: System,
        events: Collection[Exchange],
        stale: frozenset[str],
        only: frozenset[Change] | None = None,
        asked: Collection[str] = (),
    ) -> None:
        self.system, self._only, self._may_be_stale, self._asked = system, only, stale, asked
        self._all = {name: cell for event in events for name, cell in event.cells.items()}
        self.cp = cp_model.CpModel()
        self.right: dict[str, cp_model.IntVar] = {}
        self.used: dict[str, cp_model.IntVar] = {}
        self.changes: dict[Change, cp_model.IntVar] = {}
        self._wrong: dict[str, cp_model.IntVar] = {}
        self._follows: dict[str, cp_model.IntVar] = {}
        self._ways: dict[str, list[tuple[cp_model.IntVar, str, Exchange]]] = {name: [] for name in system.cells}
        self._make_cells()
        for exchange in events:
            self._add_exchange(exchange)
        for name, cell in system.cells.items():
            if cell.within is None:
                self._explain(name)
        for constraint in system.constraints:
            self._add(constraint)
            self._bind(constraint)

    def bar(self, support: Collection[Change]) -> None:
        """Leave out a set of changes that is known, and what has it in it."""
        self.cp.add_bool_or([~self.changes[name] for name in sorted(support)])

    def other(self, values: Mapping[str, Fraction]) -> cp_model.IntVar:
        """Tell whether another number than one of ``values`` is right; a cell that the model lacks is as printed."""
        other = self.cp.new_bool_var("other")
        if all(name in self.right for name in values):
            apart = []
            for name, value in values.items():
                number = self.cp.new_bool_var(f"other {name}")
                self.cp.add(self.right[name] != int(value * 10 ** places(self.system, name))).only_enforce_if(number)
                apart.append(number)
            self.cp.add_bool_or(apart).only_enforce_if(other)
        return other

    def _make_cells(self) -> None:
        inputs = {name for each in self.system.constraints for name in each.inputs}
        for name, cell in self.system.cells.items():
            if cell.within is None and self._may("wrong", name):
                self.changes["wrong", name] = self.cp.new_bool_var(f"wrong {name}")
            if name in inputs or name in self._asked:
                self.right[name] = self.used[name] = self.cp.new_int_var(*domain(cell), name)
                if cell.within is None and name in self._may_be_stale and self._may("stale", name):
                    self._make_stale(cell)

    def _may(self, kind: str, name: str) -> bool:
        return self._only is None or (kind, name) in self._only

    def _make_stale(self, cell: Cell) -> None:
        """Let the results beside a number have been worked out from another one than is right."""
        stale = self.changes["stale", cell.name] = self.cp.new_bool_var(f"stale {cell.name}")
        self.used[cell.name] = self.cp.new_int_var(*domain(cell), f"used {cell.name}")
        self.cp.add(self.used[cell.name] == self.right[cell.name]).only_enforce_if(~stale)

    def _add_exchange(self, exchange: Exchange) -> None:
        """Let the numbers of an exchange stand in each other's place, those at least that this system has."""
        parts = [[pair for pair in part if set(pair) & set(self.system.cells)] for part in exchange.parts]
        parts = [part for part in parts if part]
        whole = self.changes["exchanged", exchange.name] = self.cp.new_bool_var(exchange.name)
        for number, pairs in enumerate(parts):
            part = whole if len(parts) == 1 else self.cp.new_bool_var(f"{exchange.name} {number}")
            self.cp.add_implication(part, whole)
            for one, other in dict.fromkeys([*pairs, *(pair[::-1] for pair in pairs)]):
                if one in self.system.cells:
                    self._ways[one].append((part, other, exchange))

    def _explain(self, name: str) -> None:
        """Let a printed number be right, wrong, or another's."""
        self._wrong[name] = self.changes.get(("wrong", name), self.cp.new_constant(0))
        if ("stale", name) in self.changes:
            self.cp.add_at_most_one([self._wrong[name], self.changes["stale", name]])
        self._follows[name] = self.cp.new_bool_var(f"follows {name}")
        self.cp.add_at_most_one([self._wrong[name], self._follows[name], *(way for way, _, _ in self._ways[name])])
        if not self._is_result(name):
            self.cp.add(self._follows[name] == 0)
        if name in self.right and not self._is_result(name):
            printed = self._shown(name, scaled)
            self.cp.add(self.right[name] == printed).only_enforce_if(~self._wrong[name])

    def _shown(self, name: str, number: Callable[[Cell], int]) -> Linear:
        """Give a number of what is printed in a cell, or in the one that it was exchanged with."""
        mine = number(self._all.get(name, self.system.cells[name]))
        others = [(way, number(self._all[other])) for way, other, event in self._ways[name] if not event.behind]
        return sum(((theirs - mine) * way for way, theirs in others), mine)

    def _bind(self, constraint: Constraint) -> None:
        """Say what a constraint means for the changes alone: it saves the solver from finding it out through numbers.

        What fails needs a change. Where nothing else changes, a number that fits exactly can't change by itself, nor
        can a result. A change that changes nothing is in no smallest repair, so these cut none off.
        """
        bearing = {name: self._bearing(name, constraint) for name in constraint.cells if name in self._wrong}
        if not self.system.holds(constraint):
            self.cp.add_bool_or([change for changes in bearing.values() for change in changes])
            return
        for name, changes in bearing.items():
            if name == constraint.result or is_exact(constraint, self.system):
                others = [each for other, found in bearing.items() if other != name for each in found]
                for change in changes[: 1 + self._is_stale(name, constraint)]:
                    self.cp.add_bool_or([~change, *others, *(each for each in changes if each is not change)])

    def _bearing(self, name: str, constraint: Constraint) -> list[cp_model.IntVar]:
        """List what may change a number in a constraint, what is wrong in itself first."""
        stale = [self.changes["stale", name]] if self._is_stale(name, constraint) else []
        return [self._wrong[name], *stale, *(way for way, _, _ in self._ways[name])]

    def _is_stale(self, name: str, constraint: Constraint) -> bool:
        return name != constraint.result and ("stale", name) in self.changes and self.system.is_beside(constraint)

    def _is_result(self, name: str) -> bool:
        return any(each.result == name for each in self.system.constraints)

    def _add(self, constraint: Constraint) -> None:
        if not constraint.result:
            assert constraint.bounds is not None  # noqa: S101
            self._bound(constraint, constraint.bounds, self.right.__getitem__, [])
            return
        name = constraint.result
        cell = self.system.cells[name]
        if name in self.right:
            self._work_out(constraint)
        across = [way for way, _, event in self._ways[name] if event.behind]
        exchanged = [way for each in constraint.inputs for way, _, _ in self._ways[each]]
        possible = exchanged if self.system.holds(constraint) else []
        # What was worked out from numbers in each other's place is no mistake of its own.
        self.cp.add_bool_or([~self._follows[name], *possible])
        self._keep(constraint, name, [~self._wrong[name], ~self._follows[name], *(~way for way in across)])
        for way, _, event in self._ways[name]:
            if event.behind:
                self._bound(constraint, cell.allows, self._swapped(event), [way])

    def _keep(self, constraint: Constraint, name: str, when: list[Any]) -> None:
        """Let a result fit its inputs, or that of another row or column if it is exchanged with it."""
        here = [(way, other) for way, other, event in self._ways[name] if not event.behind]
        pick = (self.used if self.system.is_beside(constraint) else self.right).__getitem__
        top, bottom = sums(self.system, constraint, pick)
        own = self.system.cells[name].allows
        if not here or not isinstance(bottom, int):
            self._bound(constraint, own, pick, [*when, *(~way for way, _ in here)])
            for way, other in here:
                self._bound(constraint, self._all[other].allows, pick, [*when, way])
            return
        # Tighter for the solver than one constraint for each way, where nothing but the printed number varies.
        for end, is_open, sign in ((0, 2, 1), (1, 3, -1)):
            stretches = [own, *(self._all[other].allows for _, other in here)]
            ends = [Fraction(each[end] or 0) for each in stretches]
            scale = lcm(*(each.denominator for each in ends))
            open_ends = [int(bool(each[is_open])) for each in stretches]
            least = [int(sign * each * scale * bottom) + more for each, more in zip(ends, open_ends, strict=True)]
            shift = sum(((each - least[0]) * way for each, (way, _) in zip(least[1:], here, strict=True)), least[0])
            self.cp.add(sign * scale * top >= shift).only_enforce_if(when)

    def _swapped(self, exchange: Exchange) -> Pick:
        """Read the numbers of each row where those of the other belong."""
        rows = {exchange.one: exchange.other, exchange.other: exchange.one}
        at = {cell.spot: cell for cell in exchange.cells.values()}

        def pick(name: str) -> Linear:
            spot = self.system.cells[name].spot
            other = at.get(spot._replace(row=rows[spot.row])) if spot and spot.row in rows else None
            if other is None or spot is None or spot.table != exchange.table:
                return self.used[name]
            return self.used[other.name] if other.name in self.used else self._free(other)

        return pick

    def _free(self, cell: Cell) -> cp_model.IntVar:
        """Give the number of a cell that this system does not hold, which may be any."""
        self.used[cell.name] = self.cp.new_int_var(*domain(cell), cell.name)
        return self.used[cell.name]

    def _work_out(self, constraint: Constraint) -> None:
        """Let what is right in a cell that others stand on follow from its own inputs, to the decimals that it has."""
        name = constraint.result
        cell, right = self.system.cells[name], self.right[name]
        top, bottom = sums(self.system, constraint, self.right.__getitem__)
        scale = 10**cell.places
        if constraint.inputs and isinstance(bottom, int):
            product: Linear = right * bottom
        else:
            product = self.cp.new_int_var(-(10**15), 10**15, f"product {name}")
            self.cp.add_multiplication_equality(product, [right, bottom])
        gap = 2 * (scale * top - product)
        self.cp.add(gap <= bottom)
        self.cp.add(gap >= -1 * bottom)
        stale = [self.changes["stale", each] for each in constraint.inputs if ("stale", each) in self.changes]
        self.cp.add(right == scaled(cell)).only_enforce_if(
            [
                ~self._wrong[name],
                ~self._follows[name],
                *(~each for each in stale),
                *(~way for way, _, _ in self._ways[name]),
            ]
        )

    def _bound(self, constraint: Constraint, bounds: Bounds, pick: Pick, when: list[Any]) -> None:
        """Keep a quotient within bounds while all of ``when`` are so."""
        top, bottom = sums(self.system, constraint, pick)
        if not isinstance(bottom, int):
            self.cp.add(bottom >= 1).only_enforce_if(when)
        for end, is_open, sign in ((bounds.low, bounds.low_open, 1), (bounds.high, bounds.high_open, -1)):
            if end is not None:
                gap = sign * (end.denominator * top - end.numerator * bottom)
                self.cp.add(gap >= int(is_open)).only_enforce_if(when)
