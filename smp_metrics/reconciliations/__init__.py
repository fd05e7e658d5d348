"""Reconciliations: checks across rows and extracts that no contract of one table can make.

Each is a function of the partnership's; here is the table of them all, and how they are run.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator

from smp_metrics.blame import blaming
from smp_metrics.errors import Problem, ProblemsFound
from smp_metrics.extracts import Extract, Extracts
from smp_metrics.own import Own
from smp_metrics.reconciliations.relation import Asked, Mismatch, Relation

# In a message, of what somebody's function gave.
LONGEST = 60
Read = Callable[[str], Extract]
Reconciliation = Callable[[Read], Iterator[Asked]]
RECONCILIATIONS: Own[Reconciliation] = Own("reconciliations")
RATES: Own[tuple[str, int]] = Own("reconciliations")
"""Each table of printed rates, with the table of its counts and the decimals that it prints."""
UNPRINTED: Own[int] = Own("reconciliations")
"""Each extract that the plan does not print, with how far its numbers may be off."""
OF_OPEN_CELLS: Own[str] = Own("reconciliations")
"""Each figure of the ledger that is compared with nothing, as its cell is open, with the fact that it asks of it."""


def reconciliation(function: Reconciliation) -> Reconciliation:
    """Register a reconciliation under its function's name, with dashes."""
    return RECONCILIATIONS.add(function.__name__.replace("_", "-"), function)


def run(extracts: Extracts, names: Collection[str] | None = None, *, printed: bool = False) -> list[Mismatch]:
    """Run the reconciliations named, or all, on corrected extracts or on what the plan prints; list where any fails."""
    read: Read = extracts.printed if printed else extracts.__getitem__
    chosen = RECONCILIATIONS if names is None else names
    return sorted(mismatch for name in chosen for mismatch in failures(name, read))


def failures(name: str, read: Read) -> list[Mismatch]:
    """Run one reconciliation; list each place at which it fails."""
    with blaming("partnership/reconciliations"):
        return [found for asked in _asked(name, read) if (found := _failure(asked))]


def _asked(name: str, read: Read) -> Iterator[Asked]:
    """Give what a reconciliation asks; raise ProblemsFound where that is nothing of the kind."""
    function = RECONCILIATIONS[name]
    given: object = function(read)
    for asked in given if isinstance(given, Iterable) and not isinstance(given, str) else (given,):
        if not isinstance(asked, Relation | Mismatch):
            raise ProblemsFound([_no_relation(function, asked)])
        yield asked


def _no_relation(function: Reconciliation, given: object) -> Problem:
    path, line = f"{function.__module__.replace('.', '/')}.py", function.__code__.co_firstlineno
    message, expected = f"{function.__name__} gives no relation", "a Relation or a Mismatch for each place"
    remedy = "write yield Relation(…) for each place at which something must hold (contributing/api.md)"
    return Problem(path, line, 0, message, f"{given!r}"[:LONGEST], expected, remedy)


def _failure(asked: Mismatch | Relation) -> Mismatch | None:
    if isinstance(asked, Mismatch):
        return asked
    return None if asked.holds else asked.mismatch


def relations(read: Read) -> Iterator[Relation]:
    """Give what all reconciliations that are sums ask, at every place, whether it is so or not."""
    for name in RECONCILIATIONS:
        yield from (asked for asked in _asked(name, read) if isinstance(asked, Relation))
