"""All that is declared of the plan in one project, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from smp_metrics.errors import Problem
from smp_metrics.extracts.editions import Editions
from smp_metrics.extracts.written.declarations import (
    Correction,
    Declaration,
    KnownIssue,
    Question,
    Revision,
    Withdrawal,
    repeated,
)
from smp_metrics.extracts.written.entries import Placed, line_of, read_entries
from smp_metrics.files import read_text

Something = TypeVar("Something", bound=Placed)


@dataclass(frozen=True)
class Declared:
    """The declarations of each file, in its order, and all that is wrong with any of them."""

    corrections: list[Correction]
    known_issues: list[KnownIssue]
    questions: list[Question]
    revisions: list[Revision]
    withdrawn: list[Withdrawal]
    problems: list[Problem]


def read_declared(root: Path, editions: Editions | None = None) -> Declared:
    """Read every file of declarations that a project has; each entry names its edition, and extracts of it."""
    known = editions or Editions()
    problems: list[Problem] = []

    def read(kind: type[Something]) -> list[Something]:
        entries, wrong = read_entries(root, kind)
        problems.extend(wrong)
        return placed(entries, known)

    declared = read(Correction), read(KnownIssue), read(Question), read(Revision), read(Withdrawal)
    entries: list[Declaration | Withdrawal] = [entry for each in declared for entry in each]
    return Declared(*declared, [*problems, *repeated(root, entries), *unknown_editions(root, entries, known)])


def placed(entries: Sequence[Something], editions: Editions) -> list[Something]:
    """Have each entry name its edition, and each extract in it be that of the edition."""
    return [entry.model_copy(update=_update(entry, editions)) for entry in entries]


def _update(entry: Placed, editions: Editions) -> dict[str, object]:
    edition = entry.edition or editions.default
    update: dict[str, object] = {"edition": edition}
    if edition != editions.default and isinstance(entry, Correction | Revision) and entry.extract:
        update["extract"] = editions.own(entry.extract, edition)
    if edition != editions.default and isinstance(entry, KnownIssue):
        cells = [cell.model_copy(update={"extract": editions.own(cell.extract, edition)}) for cell in entry.cells]
        update["cells"] = tuple(cells)
    return update


def unknown_editions(root: Path, entries: Iterable[Placed], editions: Editions) -> list[Problem]:
    """List each entry about an edition that the partnership does not have."""
    message, remedy = "no edition has this id", "mend it, or add the edition to data/partnership.yml"
    return [
        Problem(
            entry.path, line_of(read_text(root, entry.path), entry.id), 0, f"{entry.id}: {message}", entry.edition,
            ", ".join(editions.ids), remedy,
        )
        for entry in entries
        if editions.default and entry.edition not in editions.ids
    ]  # fmt: skip
