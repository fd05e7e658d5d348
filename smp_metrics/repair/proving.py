"""Hold the corrections that replace a number against the smallest repairs: each number must be the same in all."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

from smp_metrics.errors import Problem
from smp_metrics.extracts import Correction, Extracts
from smp_metrics.extracts.declarations import CORRECTIONS, MendedCell
from smp_metrics.extracts.entries import line_of
from smp_metrics.repair.gathering import gather
from smp_metrics.repair.reading import name_of
from smp_metrics.repair.search import Search, split
from smp_metrics.repair.system import System
from smp_metrics.repair.telling import tell


def check_corrections(root: Path) -> list[Problem]:
    """List every correction with a number that some smallest repair does not give."""
    extracts = Extracts(root)
    parts = [(part, Search(part)) for part in split(gather(root))]
    return [
        problem
        for correction in extracts.corrections
        if correction.cells
        for problem in _unproven(extracts, correction, parts)
    ]


def _unproven(extracts: Extracts, correction: Correction, parts: list[tuple[System, Search]]) -> Iterator[Problem]:
    wanted = {_named(extracts, correction, cell): Fraction(str(cell.value)) for cell in correction.cells}
    for part, search in parts:
        mine = {name: value for name, value in wanted.items() if name in part.cells}
        wanted = {name: value for name, value in wanted.items() if name not in mine}
        if mine and search.otherwise(mine) is not None:
            yield _problem(extracts, correction, "\n".join(tell(part)))
    if wanted:
        yield _problem(extracts, correction, "nothing that the plan prints about these cells fails")


def _named(extracts: Extracts, correction: Correction, cell: MendedCell) -> str:
    name = str(correction.extract)
    rows = extracts.printed(name).rows
    row = next(row for row in rows if all(str(row[key]) == str(value) for key, value in cell.at.items()))
    return name_of(name, row.line, cell.column)


def _problem(extracts: Extracts, correction: Correction, found: str) -> Problem:
    line = line_of((extracts.root / CORRECTIONS).read_text(encoding="utf-8"), correction.id)
    message = f"{correction.id}: other repairs are as small as the one that it makes"
    remedy = "take its cells out, and declare a known issue that names all repairs"
    return Problem(CORRECTIONS, line, 0, message, found, "the only smallest repair", remedy)
