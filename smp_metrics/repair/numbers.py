"""Printed numbers as the solver takes them: whole, in units of their last decimal, and how far off each may be."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import lcm
from typing import Any

from smp_metrics.facts.measuring.traced import ONE, Form
from smp_metrics.repair.system import Cell, Constraint, System

Linear = Any
"""A sum of variables: what the solver's overloads can't put into one type."""
Pick = Callable[[str], Linear]
# What is right is at most so many times what is printed; where little is printed, a lost digit is looked for too.
ROOM, ROOM_OF_FEW, FEW, LEAST = 3, 10, 3000, 100


def sums(system: System, constraint: Constraint, pick: Pick) -> tuple[Linear, Linear]:
    """Give top and bottom of a constraint in whole numbers, the bottom above zero; ``pick`` gives each variable."""
    forms = constraint.top, constraint.bottom
    parts = [_in_last_decimals(part, system, name) for form in forms for name, part in form.items()]
    scale = lcm(*(part.denominator for part in parts))
    printed = system.worked_out(Constraint("", "", constraint.bottom)) or Fraction(1)
    sign = -1 if printed < 0 else 1
    top, bottom = (_sum(system, form, pick, sign * scale) for form in forms)
    return top, bottom


def _sum(system: System, form: Form, pick: Pick, scale: int) -> Linear:
    constant = int(form.get("", Fraction()) * scale)
    terms = [pick(name) * int(_in_last_decimals(part, system, name) * scale) for name, part in form.items() if name]
    return sum(terms, constant) if terms else constant


def _in_last_decimals(part: Fraction, system: System, name: str) -> Fraction:
    """Give how many times a cell is added, once it is counted in units of its last decimal."""
    decimals = places(system, name)
    return part / 10**decimals if decimals else part


def places(system: System, name: str) -> int:
    """Give the decimals of a cell."""
    return system.cells[name].places if name else 0


def is_exact(constraint: Constraint, system: System) -> bool:
    """Tell whether no number of a constraint can change alone: it adds up whole numbers to a whole number."""
    bounds = system.cells[constraint.result].allows if constraint.result else constraint.bounds
    if constraint.bottom != ONE or bounds is None or bounds.low is None or bounds.high is None:
        return False
    whole = all(part.denominator == 1 for part in constraint.top.values())
    return whole and bounds.high - bounds.low <= 1 and not any(system.cells[name].places for name in constraint.cells)


def scaled(cell: Cell) -> int:
    """Give what is printed in a cell, in units of its last decimal."""
    assert cell.value is not None  # noqa: S101
    return int(cell.value * 10**cell.places)


def domain(cell: Cell) -> tuple[int, int]:
    """Give the least and the most that may be right in a cell, in units of its last decimal."""
    assert cell.value is not None  # noqa: S101
    scale = 10**cell.places
    if cell.within is not None:
        return int((cell.value - cell.within) * scale), int((cell.value + cell.within) * scale)
    printed = int(abs(cell.value)) + 1
    most = max(ROOM * printed, min(ROOM_OF_FEW * printed, FEW), LEAST) * scale
    return (0 if cell.value >= 0 else -most), most
