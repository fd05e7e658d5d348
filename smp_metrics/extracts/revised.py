"""Revisions: what a later edition prints otherwise than an earlier one is declared, or told as a problem."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from smp_metrics.errors import Problem
from smp_metrics.extracts.extract import Extract, Row
from smp_metrics.extracts.written.declarations import Revision
from smp_metrics.extracts.written.entries import line_of
from smp_metrics.extracts.written.parts import RevisedCell
from smp_metrics.files import read_text

if TYPE_CHECKING:
    from smp_metrics.extracts import Extracts

# What tells with its key whether two rows of two editions are the same row.
SAME = ("period", "unit")
Identity = tuple[str, ...]


@dataclass(frozen=True)
class Changed:
    """A cell that a later edition prints otherwise: its extract, row and column, then and now."""

    then: Extract
    before: Row
    now: Extract
    after: Row
    column: str

    @property
    def places(self) -> tuple[tuple[str, int, str], ...]:
        """Give the extract, the line and the column, in both editions."""
        return (self.then.name, self.before.line, self.column), (self.now.name, self.after.line, self.column)


def changes(extracts: Extracts) -> list[Changed]:
    """List each number of an extract that an edition prints otherwise than the last one before it that has the cell.

    Rows about places on boundaries of two times are never the same.
    """
    editions = extracts.editions
    found: list[Changed] = []
    for name in dict.fromkeys(editions.split(name)[0] for name in extracts.names) if editions.others else ():
        printed = [extracts.printed(own) for _, own in editions.each(name)]
        for at, extract in enumerate(printed):
            found += _changed(extract, [each for each in printed[:at] if each.vintage == extract.vintage][::-1])
    return found


def _changed(now: Extract, earlier: list[Extract]) -> Iterator[Changed]:
    rows = [(each, _identified(each)) for each in earlier if now.key]
    measures = [column.name for column in now.columns if column.role == "measure"]
    for identity, row in _identified(now).items() if rows else ():
        then = next(((each, there[identity]) for each, there in rows if identity in there), None)
        for column in measures if then else ():
            if then and then[1].values.get(column) != row[column]:
                yield Changed(*then, now, row, column)


def _identified(extract: Extract) -> dict[Identity, Row]:
    names = [*extract.key, *(name for name in SAME if extract.column(name) and name not in extract.key)]
    return {tuple(str(row[name]) for name in names): row for row in extract.rows}


Pairs = list[tuple[Changed, Revision]]


def match(found: Iterable[Changed], revisions: Iterable[Revision]) -> tuple[Pairs, list[Changed], list[Cell]]:
    """Pair what changed with what is declared of it; give what is not declared, and what is declared and not there."""
    declared: list[Cell] = [(entry, cell) for entry in revisions for cell in entry.cells]
    pairs: Pairs = []
    unknown: list[Changed] = []
    for each in found:
        mine = next(((entry, cell) for entry, cell in declared if _declares(entry, cell, each)), None)
        if mine:
            pairs.append((each, mine[0]))
            declared.remove(mine)
        else:
            unknown.append(each)
    return pairs, unknown, declared


Cell = tuple[Revision, RevisedCell]


def _declares(entry: Revision, cell: RevisedCell, changed: Changed) -> bool:
    here = entry.extract == changed.now.name and cell.column == changed.column and _is_at(changed.after, cell.at)
    then, now = (row.values.get(cell.column) for row in (changed.before, changed.after))
    return here and then == Decimal(str(cell.before)) and now == Decimal(str(cell.after))


def _is_at(row: Row, at: Mapping[str, int | str]) -> bool:
    return all(str(row.values.get(name)) == str(value) for name, value in at.items())


def check_revisions(extracts: Extracts) -> list[Problem]:
    """List each number that an edition prints otherwise and no revision declares, and each revision that is none."""
    _, unknown, stale = match(changes(extracts), extracts.revisions)
    return [*map(_undeclared, unknown), *(_stale(extracts, *each) for each in stale)]


def _undeclared(changed: Changed) -> Problem:
    then, now = changed.before.values.get(changed.column), changed.after[changed.column]
    about = ", ".join(str(changed.after[name]) for name in changed.now.key)
    message = f"{about}: an earlier edition prints another number, and no revision says so"
    expected = f"{then}, as {changed.then.path}:{changed.before.line} has it"
    remedy = "compare both with the plans; if both print it so, declare it in data/revisions.yml, with why"
    return Problem(changed.now.path, changed.after.line, 0, message, str(now), expected, remedy, changed.column)


def _stale(extracts: Extracts, entry: Revision, cell: RevisedCell) -> Problem:
    place = ", ".join(f"{name} {value}" for name, value in cell.at.items())
    rows = (
        [row for row in extracts.printed(entry.extract).rows if _is_at(row, cell.at)]
        if entry.extract in extracts
        else []
    )
    found = ", ".join(str(row.values.get(cell.column)) for row in rows) or "no such row"
    message = f"{entry.id}: no two editions differ so at {place}, in column {cell.column} of {entry.extract}"
    expected = f"{cell.after}, and {cell.before} in an earlier edition"
    remedy = "if an extract was mistyped, restore it; else mend or delete the cell"
    return Problem(
        entry.path, line_of(read_text(extracts.root, entry.path), entry.id), 0, message, found, expected, remedy
    )
