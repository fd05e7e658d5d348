"""Lay two editions of the plan side by side: what each prints, under the names that both have."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from smp_metrics.claims.text.document import Document
from smp_metrics.diff.report import Limit
from smp_metrics.diff.state import State
from smp_metrics.errors import UsageError
from smp_metrics.extracts import Editions, Extract, Extracts
from smp_metrics.extracts.editions import FOLDER
from smp_metrics.extracts.meant import EditionExtracts
from smp_metrics.site.written.sources import read_documents


class Printed(EditionExtracts):
    """What one edition prints and what no plan does, each under the name that it has in every edition."""

    def __init__(self, whole: Extracts, edition: str) -> None:
        super().__init__(whole, edition)
        named = (whole.editions.split(name) for name in whole.names)
        own = {base for base, of in named if of == edition}
        self.names = tuple(sorted(own | {name for name in whole.names if self.is_shared(name)}))
        self.editions = Editions((edition,), edition, frozenset(self.names))

    def __getitem__(self, name: str) -> Extract:
        """Give what the edition prints, under the name asked for."""
        return replace(super().__getitem__(name), name=name)

    def printed(self, name: str) -> Extract:
        """Give what the edition prints, mistakes and all, under the name asked for."""
        return replace(super().printed(name), name=name)

    def __contains__(self, name: str) -> bool:
        return name in self.names


@dataclass(frozen=True)
class EditionState(State):
    """One edition of a project: its pages, and the extracts as it prints them."""

    edition: str = ""

    @cached_property
    def extracts(self) -> Extracts:
        """Give the extracts, as the edition prints them."""
        return Printed(Extracts(self.root), self.edition)

    @cached_property
    def _read(self) -> tuple[list[Document], list[Limit]]:
        # As they are typed, addresses mean what the edition of their page prints: both editions' are the same.
        pages, unread = read_documents(self.root)
        editions = Extracts(self.root).editions
        own = (page for page in pages if page.path.startswith(FOLDER) and editions.of_page(page.path) == self.edition)
        return list(own), [self._limit(problem.path, [problem]) for problem in unread]

    def topic(self, path: str) -> str:
        """Give where the page on the same topic stands in the default edition."""
        return path.replace(f"{FOLDER}{self.edition}/", FOLDER)

    def file_of(self, extract: str) -> str:
        """Give the file of an extract, by the name that it has in every edition."""
        editions = Extracts(self.root).editions
        return f"data/{editions.own(extract, self.edition)}.csv"


def are_editions(root: Path, *ids: str) -> bool:
    """Tell whether all of these name editions of the project."""
    return all(id_ in Extracts(root).editions.ids for id_ in ids)


def two_editions(root: Path, then: str, now: str) -> tuple[State, State]:
    """Give two editions of the plan; raise UsageError where they are one."""
    if then == now:
        raise UsageError(f"{then} is one edition; give two, the earlier first")
    partnership = Extracts(root).partnership
    before, after = (EditionState(root, partnership.edition_of(id_).short, edition=id_) for id_ in (then, now))
    return before, after
