"""One state of a project: what it publishes, as today's code reads it, and what that code can't read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from smp_metrics.blame import blaming
from smp_metrics.claims.text.document import Document
from smp_metrics.diff.report import Limit
from smp_metrics.errors import Problem, ProblemsFound, SmpError, bounded, number_of
from smp_metrics.extracts import Extract, Extracts
from smp_metrics.extracts.written.declared import read_declared
from smp_metrics.facts import Fact, FactError, Facts
from smp_metrics.site.checking import Block, find_blocks
from smp_metrics.site.written.sources import read_documents, sidecars
from smp_metrics.wards import kind_of, ward_documents


@dataclass(frozen=True)
class State:
    """A folder with a project's words and data, and what people call it; ``left_out`` are files that are not there."""

    root: Path
    label: str
    left_out: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def extracts(self) -> Extracts:
        """Give the extracts."""
        return Extracts(self.root)

    @cached_property
    def facts(self) -> Facts:
        """Give the facts."""
        return Facts(self.extracts)

    @cached_property
    def _read(self) -> tuple[list[Document], list[Limit]]:
        pages, unread = read_documents(self.root, self.extracts.editions)
        limits = [Limit(self.label, path, why) for path, why in self.left_out.items()]
        limits += [self._limit(problem.path, [problem]) for problem in unread]
        folder = kind_of(self.extracts).folder
        try:
            with blaming(folder):
                pages += ward_documents(self.root, self.facts)
        except SmpError as error:
            limits.append(self._limit(folder, _problems(folder, error)))
        return [*pages, *sidecars(self.root, self.extracts.editions)], limits

    @property
    def documents(self) -> list[Document]:
        """Give every document whose numbers readers see: pages, those of wards, declarations and sidecars."""
        return self._read[0]

    @cached_property
    def blocks(self) -> list[Block]:
        """List the charts and tables of the pages."""
        pages = [page for page in self.documents if page.path.startswith("docs/")]
        return find_blocks(pages, self.extracts, None)[0]

    @cached_property
    def broken(self) -> dict[str, Limit]:
        """Give the extracts that do not pass today's contracts, each with the reason."""
        found = {}
        for name in self.extracts.names:
            try:
                with blaming(f"data/{name}.csv"):
                    _ = self.extracts[name]
            except SmpError as error:
                problems = _problems(f"data/{name}.csv", error)
                found[name] = self._limit(problems[0].path, problems)
        return found

    @cached_property
    def undeclared(self) -> set[str]:
        """Name the files of declarations that can't be read whole."""
        return {problem.path for problem in read_declared(self.root).problems}

    @property
    def limits(self) -> list[Limit]:
        """List what can't be read."""
        return [*self._read[1], *self.broken.values()]

    def extract(self, name: str) -> Extract | None:
        """Give an extract; None where there is none, or today's code can't read it."""
        return self.extracts[name] if name in self.extracts and name not in self.broken else None

    def fact(self, address: str) -> Fact | str:
        """Give the fact at an address, or the reason why there is none."""
        try:
            with blaming("smp_metrics/facts"):
                return self.facts[address]
        except FactError as error:
            return str(error)
        except SmpError as error:
            return _told(_problems("data", error))

    def topic(self, path: str) -> str:
        """Give what is the same of the path of a page in both states."""
        return path

    def file_of(self, extract: str) -> str:
        """Give the file of an extract."""
        return f"data/{extract}.csv"

    def _limit(self, path: str, problems: list[Problem]) -> Limit:
        return Limit(self.label, path, _told(problems))


def _problems(path: str, error: SmpError) -> list[Problem]:
    return error.problems if isinstance(error, ProblemsFound) else [Problem(path, 0, 0, str(error))]


def _told(problems: list[Problem]) -> str:
    (first, *_), more = bounded(problems), number_of(problems) - 1
    found = f": {first.found}" if first.found else ""
    return f"{first.where}: {first.message}{found}" + (f" (and {more:,} more)" if more else "")
