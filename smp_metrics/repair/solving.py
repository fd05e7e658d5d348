"""Solve models with OR-Tools' CP-SAT, all of them together within a time."""

from __future__ import annotations

from time import monotonic

from ortools.sat.python import cp_model

from smp_metrics.errors import SmpError
from smp_metrics.repair.model import Change, Model

Support = frozenset[Change]
"""The changes that a repair is made of."""


class OutOfTimeError(SmpError):
    """The time ended before an answer was proven."""


class Solver:
    """Solves models in ``seconds`` from now; what is not proven by then raises OutOfTimeError."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._until = monotonic() + seconds

    def fewest(self, model: Model) -> Support | None:
        """Give the fewest changes that make a model true; None when none do."""
        model.cp.minimize(sum(model.changes.values()))
        return self._support(self._solved(model, cores=True), model)

    def fewest_other(self, model: Model, other: cp_model.IntVar) -> tuple[Support | None, bool]:
        """Give the fewest changes that make a model true, if possible with ``other``; say whether it was."""
        model.cp.minimize(2 * sum(model.changes.values()) - other)
        solved = self._solved(model, cores=True)
        support = self._support(solved, model)
        return support, support is not None and bool(solved[0].boolean_value(other))

    def some(self, model: Model, most: int) -> Support | None:
        """Give so many changes or fewer that make a model true; None when none do."""
        model.cp.add(sum(model.changes.values()) <= most)
        return self._support(self._solved(model), model)

    def end(self, model: Model, number: cp_model.IntVar, sign: int) -> int:
        """Give the most that a number of a model may be, or with ``sign`` -1 the least."""
        model.cp.maximize(sign * number)
        return self._solved(model)[0].value(number)

    @staticmethod
    def _support(solved: tuple[cp_model.CpSolver, object], model: Model) -> Support | None:
        solver, status = solved
        if status == cp_model.INFEASIBLE:
            return None
        return frozenset(name for name, change in model.changes.items() if solver.boolean_value(change))

    def _solved(self, model: Model, *, cores: bool = False) -> tuple[cp_model.CpSolver, object]:
        solver = cp_model.CpSolver()
        # What fails in one place after the other adds up: by cores it is proven soonest how many changes it takes.
        solver.parameters.num_workers = 1 if cores else 8
        solver.parameters.optimize_with_core = cores
        solver.parameters.linearization_level = 0 if cores else 1
        if cores:
            # To look for smaller cores, for symmetries and for what follows takes longer here than it saves.
            solver.parameters.core_minimization_level = 0
            solver.parameters.symmetry_level = 0
            solver.parameters.cp_model_probing_level = 0
        solver.parameters.random_seed = 1
        solver.parameters.max_time_in_seconds = max(self._until - monotonic(), 0)
        status = solver.solve(model.cp)
        if status not in {cp_model.OPTIMAL, cp_model.INFEASIBLE}:
            raise OutOfTimeError
        return solver, status
