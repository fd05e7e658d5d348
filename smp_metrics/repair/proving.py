"""Hold each correction of cells to its proof: every smallest repair of its tables gives just these numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from smp_metrics.beside import beside
from smp_metrics.claims.plan.same import Same
from smp_metrics.claims.plan.wholes import Whole
from smp_metrics.errors import Problem, ProblemsFound
from smp_metrics.extracts import Correction, Extracts, UnknownExtractError
from smp_metrics.extracts.memo import Memo, fingerprint
from smp_metrics.extracts.rules import load_rules
from smp_metrics.extracts.written.declarations import CORRECTIONS
from smp_metrics.extracts.written.entries import line_of
from smp_metrics.files import find_bytes, read_text, reading

if TYPE_CHECKING:
    from smp_metrics.repair.search import Search
    from smp_metrics.repair.system import System

MEMO = "proven"
SECONDS = 60
"""So long the solver may take for one correction."""


def begin_proofs(extracts: Extracts) -> Callable[[], list[Problem]]:
    """Begin to prove the corrections beside this process, while it loads the data; give what waits for the end of it.

    That lists each correction of cells whose numbers are not those of every smallest repair. Proofs are remembered.
    """
    memo = Memo(extracts.root / "build" / "repairs")
    key = _key(extracts)
    replacing = [each.id for each in extracts.corrections if each.cells]
    if not replacing or memo.get(MEMO, key):
        return list
    # Both processes need it, and it is slow to load.
    load_rules()
    proven = beside(lambda: prove(extracts))

    def end() -> list[Problem]:
        problems = proven()
        if problems == []:
            memo.put(MEMO, key, replacing)
        return problems or []

    return end


def prove(extracts: Extracts) -> list[Problem] | None:
    """Give a problem for each correction of cells that is not proven; nothing can be where the data is broken."""
    # The solver is slow to load, and nobody waits for it while nothing has changed.
    from smp_metrics.repair.gathering import gather  # noqa: PLC0415
    from smp_metrics.repair.search import split  # noqa: PLC0415

    try:
        with reading(extracts.reading):
            # From the end, since another process begins at the beginning, and what one has loaded the other finds.
            for name in reversed(extracts.names):
                extracts.printed(name)
            parts = split(gather(extracts))
    except (UnknownExtractError, ProblemsFound):
        # The check of the data tells it.
        return None
    replacing = (each for each in extracts.corrections if each.cells)
    return [problem for each in replacing for problem in unproven(extracts, each, parts)]


def _key(extracts: Extracts) -> str:
    declared = [find_bytes(extracts.root, kind.path) or b"" for kind in (Same, Whole)]
    return fingerprint(extracts.whole_fingerprint, *declared)


def unproven(extracts: Extracts, correction: Correction, parts: list[System]) -> Iterator[Problem]:
    """Give a problem where a correction is not proven; ``parts`` of the plan are those that can be repaired apart."""
    reason = _reason(extracts, correction, parts)
    if reason:
        yield _problem(extracts, correction, reason)


def _reason(extracts: Extracts, correction: Correction, parts: list[System]) -> str:
    """Say why a correction is not proven; nothing when it is."""
    from smp_metrics.repair.search import Search  # noqa: PLC0415
    from smp_metrics.repair.solving import OutOfTimeError, Solver  # noqa: PLC0415

    values = replaced(extracts, correction)
    part = next((part for part in parts if values.keys() <= part.cells.keys()), None)
    if part is None:
        return "nothing that the plan prints fails because of these cells"
    search = Search(part, Solver(SECONDS))
    try:
        other = search.otherwise(values)
    except OutOfTimeError:
        return "the solver's time ended before it was proven"
    return _told(search, other) if other else ""


def _told(search: Search, other: frozenset[tuple[str, str]]) -> str:
    changes = [name if kind == "exchanged" else search.system.cells[name].where for kind, name in sorted(other)]
    return f"a repair of {len(other)} changes, as small as any, has other numbers: {'; '.join(changes)}"


def replaced(extracts: Extracts, correction: Correction) -> dict[str, Fraction]:
    """Give what a correction puts into each of its cells, by the cell's name in a system."""
    from smp_metrics.repair.reading import name_of  # noqa: PLC0415

    name = str(correction.extract)
    rows = extracts.printed(name).rows
    found = {}
    for cell in correction.cells:
        row = next(row for row in rows if all(str(row[key]) == str(value) for key, value in cell.at.items()))
        found[name_of(name, row.line, cell.column)] = Fraction(str(cell.value))
    return found


def _problem(extracts: Extracts, correction: Correction, reason: str) -> Problem:
    line = line_of(read_text(extracts.root, CORRECTIONS), correction.id)
    message = f"{correction.id}: the cells are replaced, and not proven wrong"
    remedy = f"see smp repair {correction.extract}; if several repairs do, make it a known issue that names them all"
    expected = "one smallest repair, or cells that all of them give"
    return Problem(CORRECTIONS, line, 0, message, reason, expected, remedy)
