"""Hold the reconciliations that fail against the known issues and questions declared: neither may stand alone."""

from __future__ import annotations

from smp_metrics.errors import Problem
from smp_metrics.extracts import Extracts
from smp_metrics.extracts.written.declarations import Unsettled
from smp_metrics.extracts.written.entries import line_of
from smp_metrics.extracts.written.parts import FailedReconciliation
from smp_metrics.files import read_text
from smp_metrics.reconciliations import run
from smp_metrics.reconciliations.relation import Mismatch

Place = tuple[str, tuple[tuple[str, str], ...]]


def check_reconciliations(extracts: Extracts) -> list[Problem]:
    """List every failure that nobody declared, and every declaration that no longer holds."""
    issues: list[Unsettled] = [*extracts.known_issues, *extracts.questions]
    declared = {_place(entry): (issue, entry) for issue in issues for entry in issue.reconciliations}
    failing = {_at(mismatch): mismatch for mismatch in run(extracts)}
    undeclared = [_undeclared(mismatch) for place, mismatch in failing.items() if place not in declared]
    stale = [
        _stale(extracts, issue, entry, failing.get(place))
        for place, (issue, entry) in declared.items()
        if not _same(entry, failing.get(place))
    ]
    return undeclared + stale


def _place(entry: FailedReconciliation) -> Place:
    return entry.name, tuple((name, str(value)) for name, value in entry.at.items())


def _at(mismatch: Mismatch) -> Place:
    return mismatch.name, tuple((name, str(value)) for name, value in mismatch.at)


def _same(entry: FailedReconciliation, mismatch: Mismatch | None) -> bool:
    return mismatch is not None and (entry.expected, entry.found) == (mismatch.expected, mismatch.found)


def _undeclared(mismatch: Mismatch) -> Problem:
    message = f"{mismatch.name}: {mismatch.sentence} ({mismatch.place})"
    remedy = "restore the cell; if it is printed so, declare a correction, a known issue or a question with its reason"
    return Problem(mismatch.path, mismatch.line, 0, message, mismatch.found, mismatch.expected, remedy)


def _stale(extracts: Extracts, issue: Unsettled, entry: FailedReconciliation, mismatch: Mismatch | None) -> Problem:
    now = f"expected {mismatch.expected}, found {mismatch.found}" if mismatch else "it holds"
    message = f"{issue.id}: the entry is out of date: {entry.name} no longer fails as declared"
    declared = f"expected {entry.expected}, found {entry.found}"
    remedy = "if an extract was mistyped, restore it; else delete or update the entry"
    line = line_of(read_text(extracts.root, issue.path), issue.id)
    return Problem(issue.path, line, 0, message, now, declared, remedy)
