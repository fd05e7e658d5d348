"""Why a fact moved, where the rows that it counts are not the same."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from smp_metrics.diff import State
from smp_metrics.diff.moves import Moves
from smp_metrics.diff.report import Cause
from smp_metrics.facts import Fact, Source


def _fact(*rows: tuple[str, str]) -> Fact:
    sources = tuple(Source("ducks", 2, label, value) for label, value in rows)
    return Fact("fact:ducks.count.total", Fraction(1), "count", "", sources)


def test_rows_that_come_and_go_are_reasons(tmp_path: Path) -> None:
    moves = Moves(State(tmp_path, "then"), State(tmp_path, "now"), [])
    then, now = _fact(("Elm", "1"), ("Ash", "2")), _fact(("Elm", "1"), ("Oak", "3"))

    assert moves.causes(then, now) == (
        Cause("row gone", "ducks", "Ash", then="2"),
        Cause("row added", "ducks", "Oak", now="3"),
    )
    assert moves.causes(then, then) == (Cause("unknown", words="no row that it counts changed"),)
