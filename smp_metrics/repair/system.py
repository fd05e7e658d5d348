"""A system of constraints: printed numbers, and what must hold between them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from smp_metrics.facts.measuring.bounds import Bounds
from smp_metrics.facts.measuring.traced import ONE, Form, summed


class Spot(NamedTuple):
    """Where a printed number stands in a table, by names; rows and columns are neighbours in the order of cells."""

    table: str
    row: str
    column: str


@dataclass(frozen=True)
class Cell:
    """A number that the plan prints, or one that is known from elsewhere.

    ``value`` is what is printed, with so many decimals (``places``); None where words are printed ("over half"), and
    then ``allows`` is what these words allow. ``within`` is how far a number from elsewhere may be off.
    """

    name: str
    where: str
    printed: str
    value: Fraction | None
    allows: Bounds
    places: int = 0
    spot: Spot | None = None
    within: int | None = None


@dataclass(frozen=True)
class Constraint:
    """One sum of cells over another lies within bounds, or is what another cell prints (``result``), but for rounding.

    A result was worked out from the cells; without one the cells are printed apart from each other.
    """

    name: str
    sentence: str
    top: Form
    bottom: Form = field(default_factory=lambda: ONE)
    result: str = ""
    bounds: Bounds | None = None

    @cached_property
    def inputs(self) -> frozenset[str]:
        """Name the cells that are added up or divided."""
        return frozenset({*self.top, *self.bottom} - {""})

    @cached_property
    def cells(self) -> frozenset[str]:
        """Name every cell that takes part."""
        return self.inputs | ({self.result} if self.result else frozenset())


@dataclass(frozen=True)
class System:
    """Cells by name, in the order in which they are printed, and the constraints on them."""

    cells: dict[str, Cell]
    constraints: tuple[Constraint, ...]

    @cached_property
    def failing(self) -> tuple[Constraint, ...]:
        """List the constraints that the printed numbers break."""
        return tuple(each for each in self.constraints if not self.holds(each))

    def holds(self, constraint: Constraint) -> bool:
        """Tell whether the printed numbers keep a constraint, wherever those from elsewhere lie."""
        bounds = self.cells[constraint.result].allows if constraint.result else constraint.bounds
        ends = self.ends(constraint)
        return bool(ends) and bounds is not None and not bounds.meeting(Bounds(ends[0], ends[-1])).empty

    def ends(self, constraint: Constraint, values: Mapping[str, Fraction] = MappingProxyType({})) -> list[Fraction]:
        """Give the least and the most that a constraint comes to, as far as the numbers from elsewhere are known."""
        sides = (-1, 1) if any(self.cells[name].within for name in constraint.inputs) else (1,)
        found = [self.worked_out(constraint, {**self._elsewhere(constraint, side), **values}) for side in sides]
        ends = sorted(end for end in found if end is not None)
        return [ends[0], ends[-1]] if ends else []

    def _elsewhere(self, constraint: Constraint, side: int) -> dict[str, Fraction]:
        cells = [self.cells[name] for name in constraint.inputs]
        return {cell.name: (cell.value or 0) + Fraction(side * cell.within) for cell in cells if cell.within}

    def worked_out(self, constraint: Constraint, values: dict[str, Fraction] | None = None) -> Fraction | None:
        """Give what a constraint's sums come to with the printed numbers, or other ones; None over nothing."""
        top, bottom = (self._sum(form, values or {}) for form in (constraint.top, constraint.bottom))
        return top / bottom if bottom else None

    def _sum(self, form: Form, values: dict[str, Fraction]) -> Fraction:
        numbers = ((part, values[name] if name in values else self._value(name)) for name, part in form.items())
        # Most are added once, and to multiply takes as long as to add.
        return summed(number if part == 1 else part * number for part, number in numbers)

    def _value(self, name: str) -> Fraction:
        return Fraction(1) if not name else self.cells[name].value or Fraction()

    def is_beside(self, constraint: Constraint) -> bool:
        """Tell whether a result in a table was worked out from numbers of one row, as a difference or a rate is."""
        cells = [self.cells[name] for name in constraint.inputs]
        spots = {(cell.spot.table, cell.spot.row) if cell.spot else None for cell in cells if cell.within is None}
        in_table = bool(constraint.result) and self.cells[constraint.result].spot is not None
        return in_table and len(spots) == 1 and None not in spots

    def is_loose(self, constraint: Constraint) -> bool:
        """Tell whether a constraint only sets a limit, which the printed numbers keep."""
        bounds = constraint.bounds
        return bounds is not None and None in bounds[:2] and self.holds(constraint)

    def parts(self, linked: Iterable[Iterable[str]] = ()) -> list[System]:
        """Split the system into those that share no number which may be wrong, but for limits that are kept.

        Cells that are ``linked`` stay together.
        """
        owner = {name: name for name, cell in self.cells.items() if cell.within is None}
        tight = [each for each in self.constraints if not self.is_loose(each)]
        for each in tight:
            _join(owner, [name for name in each.cells if name in owner])
        for names in linked:
            _join(owner, [name for name in names if name in owner])
        groups: dict[str, list[Constraint]] = {}
        for each in self.constraints:
            for root in {_root(owner, name) for name in each.cells if name in owner}:
                groups.setdefault(root, []).append(each)
        return [self.only(group) for group in groups.values()]

    def only(self, constraints: Iterable[Constraint]) -> System:
        """Keep some constraints and their cells."""
        kept = tuple(constraints)
        names = {name for each in kept for name in each.cells}
        return System({name: cell for name, cell in self.cells.items() if name in names}, kept)


def _root(owner: dict[str, str], name: str) -> str:
    while owner[name] != name:
        owner[name] = owner[owner[name]]
        name = owner[name]
    return name


def _join(owner: dict[str, str], names: list[str]) -> None:
    for name in names[1:]:
        owner[_root(owner, name)] = _root(owner, names[0])
