"""Compare two states of a project, whichever they are: two commits, a commit and the files here."""

from __future__ import annotations

from collections.abc import Sequence

from smp_metrics.diff.cells import changed_extracts, compare_tables
from smp_metrics.diff.declarations import compare_declarations
from smp_metrics.diff.moves import Moves
from smp_metrics.diff.points import shown_in_charts, shown_in_ledger, shown_in_tables, shown_of_wards
from smp_metrics.diff.renames import Renames
from smp_metrics.diff.report import Report
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
    if changed := changed_extracts(then, now):
        charts, undrawn = shown_in_charts(then, now, changed)
        limits += undrawn
        for shown in [*shown_in_tables(now, cells), *charts, *shown_of_wards(then, now)]:
            moves.add_shown(shown)
        for address, shown in shown_in_ledger(then, now):
            moves.add_shown(shown, address)
    return Report(
        then.label, now.label, moves.found, tuple(added), tuple(gone), tuple(reworded),
        tuple(compare_declarations(then, now)), tuple(data), tuple(code), tuple(dict.fromkeys(limits)),
    )  # fmt: skip
