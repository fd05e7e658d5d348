"""What lies in ``data/`` and belongs to nothing, and what is declared of something that is not there."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from smp_metrics.errors import Problem
from smp_metrics.extracts.disputed import misplaced
from smp_metrics.extracts.together import beyond, memberless, profileless, unplaced
from smp_metrics.extracts.written.declarations import (
    CORRECTIONS,
    KNOWN_ISSUES,
    QUESTIONS,
    REVISIONS,
    WITHDRAWN,
    Correction,
    Declaration,
    Revision,
)
from smp_metrics.extracts.written.entries import SAME, WHOLES, line_of
from smp_metrics.extracts.written.partnership import PARTNERSHIP
from smp_metrics.extracts.written.wanted import WANTED
from smp_metrics.files import read_text

if TYPE_CHECKING:
    from smp_metrics.extracts import Extracts

DECLARED = (CORRECTIONS, KNOWN_ISSUES, PARTNERSHIP, QUESTIONS, REVISIONS, SAME, WANTED, WHOLES, WITHDRAWN)


def undeclared(extracts: Extracts) -> list[Problem]:
    """List where extracts and the partnership's description name what the other does not have."""
    partnership, known = extracts.partnership, [extracts[name] for name in extracts.names]
    told = (*unplaced(partnership, known), *memberless(partnership, known), *profileless(partnership, known))
    return [*told, *beyond(extracts.editions, partnership, known)]


def open_nowhere(extracts: Extracts) -> list[Problem]:
    """List each cell that a known issue leaves open, and that is not there or holds another number."""
    known = {name: extracts[name] for name in extracts.names}
    cells = [(issue, cell) for issue in extracts.known_issues for cell in issue.cells]
    return [problem for each in cells for problem in misplaced(extracts.root, *each, known.get(each[1].extract))]


def strays(extracts: Extracts, names: set[str]) -> Iterator[Problem]:
    """List each sidecar without an extract, and each entry on one that is not among ``names``."""
    message, remedy = "the sidecar has no extract", "restore the CSV file of the same name, or delete the sidecar"
    for file in sorted((extracts.root / "data").glob("*.yml")):
        if file.stem not in names and f"data/{file.name}" not in DECLARED:
            yield Problem(f"data/{file.name}", 0, 0, message, "no CSV file", f"{file.stem}.csv", remedy)
    for entry in chain[Correction | Revision](extracts.corrections, extracts.revisions):
        if entry.extract and entry.extract not in names:
            yield _unknown(extracts, entry, entry.extract)


def _unknown(extracts: Extracts, entry: Declaration, name: str) -> Problem:
    line = line_of(read_text(extracts.root, entry.path), entry.id)
    near = ", ".join(difflib.get_close_matches(name, extracts.names, 3) or extracts.names)
    return Problem(entry.path, line, 0, f"{entry.id}: no extract is called {name}", name, near, "mend the name")
