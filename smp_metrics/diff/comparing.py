"""Compare two states of a project, whichever they are: two commits, a commit and the files here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from smp_metrics.diff.cells import Cell, changed_extracts, compare_tables
from smp_metrics.diff.declarations import compare_declarations
from smp_metrics.diff.moves import Moves
from smp_metrics.diff.points import Shown, blocks_of, shown_in_charts, shown_in_ledger, shown_of_wards
from smp_metrics.diff.renames import Renames
from smp_metrics.diff.report import Place, Report
from smp_metrics.diff.state import State
from smp_metrics.diff.wording import compare_claims


def compare(then: State, now: State, renamed: Renames | None = None, code: Sequence[str] = ()) -> Report:
    """Tell all that moved from one state to another.

    ``renamed`` says what the older state called otherwise, ``code`` which files of Python are others.
    """
    cells, data = compare_tables(then, now, renamed or Renames())
    moves = Moves(then, now, cells)
    reworded, added, gone = compare_claims(then, now, moves)
    limits = [*then.limits, *now.limits]
    if changed_extracts(then, now):
        charts, undrawn = shown_in_charts(then, now, changed_extracts(then, now))
        limits += undrawn
        for shown in [*_in_tables(now, cells), *charts, *shown_of_wards(then, now)]:
            moves.add_shown(shown)
        for address, shown in shown_in_ledger(then, now):
            moves.add_shown(shown, address)
    return Report(
        then.label, now.label, moves.found, tuple(added), tuple(gone), tuple(reworded),
        tuple(compare_declarations(then, now)), tuple(data), tuple(code), tuple(dict.fromkeys(limits)),
    )  # fmt: skip


def _in_tables(now: State, cells: list[Cell]) -> list[Shown]:
    """List each cell that changed and that a page shows in a table."""
    tables = [block for block in blocks_of(now) if block.kind == "table"]
    return [
        Shown(
            f"{cell.row}: {cell.title}", cell.then, cell.now,
            replace(Place("table", block.id, block.path, block.line), then=cell.then, now=cell.now),
            frozenset(value for _, value in cell.parts), frozenset({cell.extract}),
        )
        for block in tables
        for cell in cells
        if block.id == cell.extract
    ]  # fmt: skip
