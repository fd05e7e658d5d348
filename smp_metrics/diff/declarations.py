"""Compare what two states declare of the plan: corrections, known issues, questions, revisions, withdrawals."""

from __future__ import annotations

from collections.abc import Iterator

from smp_metrics.diff.report import Change, Declared
from smp_metrics.diff.state import State
from smp_metrics.extracts import Declaration, Withdrawal

NAMES = {
    "Correction": "correction",
    "KnownIssue": "known issue",
    "Question": "question",
    "Revision": "revision",
    "Withdrawal": "withdrawal",
}
Entry = Declaration | Withdrawal


def compare_declarations(then: State, now: State) -> Iterator[Declared]:
    """Give each entry that only one of two states has, or that says something else in it."""
    unread = then.undeclared | now.undeclared
    old, new = _entries(then, unread), _entries(now, unread)
    for id_, entry in new.items():
        was = old.get(id_)
        if was is None:
            yield _declared("added", entry)
        elif parts := _changed(was, entry):
            yield _declared("changed", entry, *parts)
    for id_, entry in old.items():
        if id_ not in new:
            yield _declared("gone", entry)


def _entries(state: State, unread: set[str]) -> dict[str, Entry]:
    declared: list[Entry] = [*state.extracts.declarations, *state.extracts.withdrawn]
    return {entry.id: entry for entry in declared if entry.path not in unread}


def _changed(was: Entry, entry: Entry) -> tuple[str, ...]:
    """Name the parts that are not the same; one that became another kind of entry says what it was."""
    if type(was) is not type(entry):
        return (f"was a {NAMES[type(was).__name__]}",)
    old, new = vars(was), vars(entry)
    return tuple(name for name in new if old[name] != new[name])


def _declared(change: Change, entry: Entry, *parts: str) -> Declared:
    return Declared(change, NAMES[type(entry).__name__], entry.id, entry.title, str(entry.paragraph), parts)
