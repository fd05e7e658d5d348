"""Made-up tables as systems: counts of two years by row, and what is printed beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from smp_metrics.facts.measuring.bounds import LEVEL, Bounds, rounding_to
from smp_metrics.repair.system import Cell, Constraint, Spot, System


def printed(name: str, value: object, spot: Spot | None = None, places: int = 0) -> Cell:
    number = Fraction(str(value))
    return Cell(name, name, str(value), number, rounding_to(number, places), places, spot)


def residents(name: str, value: int) -> Cell:
    bounds = Bounds(Fraction(value - 10), Fraction(value + 10))
    return Cell(name, name, str(value), Fraction(value), bounds, within=10)


def form(**parts: int) -> dict[str, Fraction]:
    return {name: Fraction(part) for name, part in parts.items()}


def system(cells: Iterable[Cell], constraints: Iterable[Constraint]) -> System:
    return System({cell.name: cell for cell in cells}, tuple(constraints))


def equal(name: str, top: dict[str, Fraction]) -> Constraint:
    return Constraint(name, "two tables disagree", top, bounds=LEVEL)


def table(rows: Mapping[str, tuple[object, ...]], total: tuple[int, int] | None = None) -> System:
    """A table whose rows are the counts of two years, their difference, and the percentage if there is one."""
    cells: list[Cell] = []
    constraints: list[Constraint] = []
    for row, numbers in rows.items():
        names = [f"{row}_{column}" for column in ("old", "new", "difference", "percent")]
        columns = ("count 2022", "count 2023", "difference", "percent")
        cells += [printed(n, v, Spot("table", row, c)) for n, v, c in zip(names, numbers, columns, strict=False)]
        old, new, difference, percent = names
        constraints.append(Constraint(difference, "difference", form(**{new: 1, old: -1}), result=difference))
        if len(numbers) > 3:
            change = form(**{new: 100, old: -100})
            constraints.append(Constraint(percent, "percentage", change, form(**{old: 1}), percent))
    for year, number in zip(("old", "new"), total or (), strict=False):
        cells.append(printed(f"total_{year}", number))
        top = form(**{f"{row}_{year}": 1 for row in rows})
        constraints.append(Constraint(f"total_{year}", "total", top, result=f"total_{year}"))
    return system(cells, constraints)


def joined(one: System, *others: System, more: Iterable[Constraint] = ()) -> System:
    cells = one.cells | {name: cell for other in others for name, cell in other.cells.items()}
    return System(cells, (*one.constraints, *(each for other in others for each in other.constraints), *more))
