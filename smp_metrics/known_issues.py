"""Hold the reconciliations that fail against the known issues that are declared: neither may stand alone."""

from __future__ import annotations

from smp_metrics.errors import Problem
from smp_metrics.extracts import Extracts, KnownIssue
from smp_metrics.extracts.declarations import KNOWN_ISSUES, FailedReconciliation
from smp_metrics.extracts.entries import line_of
from smp_metrics.reconciliations import Mismatch, run

Place = tuple[str, tuple[tuple[str, str], ...]]


def check_reconciliations(extracts: Extracts) -> list[Problem]:
    """List every failure that nobody declared, and every declaration that no longer holds."""
    declared = {_place(entry): (issue, entry) for issue in extracts.known_issues for entry in issue.reconciliations}
    failing = {_at(mismatch): mismatch for mismatch in run(extracts)}
    undeclared = [_undeclared(mismatch) for place, mismatch in failing.items() if place not in declared]
    text = (extracts.root / KNOWN_ISSUES).read_text(encoding="utf-8") if declared else ""
    stale = [
        _stale(text, issue, entry, failing.get(place))
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
    remedy = "restore the cell; if it is printed so, declare a correction, or a known issue with its reason"
    return Problem(mismatch.path, mismatch.line, 0, message, mismatch.found, mismatch.expected, remedy)


def _stale(text: str, issue: KnownIssue, entry: FailedReconciliation, mismatch: Mismatch | None) -> Problem:
    now = f"expected {mismatch.expected}, found {mismatch.found}" if mismatch else "it holds"
    message = f"{issue.id}: the known issue is out of date: {entry.name} no longer fails as declared"
    declared = f"expected {entry.expected}, found {entry.found}"
    remedy = "if an extract was mistyped, restore it; else delete or update the entry"
    return Problem(KNOWN_ISSUES, line_of(text, issue.id), 0, message, now, declared, remedy)
