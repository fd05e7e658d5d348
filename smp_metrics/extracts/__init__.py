"""The extracts: read, typed, held to their contracts, corrected; each at most once, and remembered."""

from __future__ import annotations

import difflib
from functools import cached_property
from pathlib import Path

from smp_metrics.errors import Problem, ProblemsFound, SmpError
from smp_metrics.extracts.contracts import contract_names
from smp_metrics.extracts.derived import made_from
from smp_metrics.extracts.disputed import Disputed, disputed_in
from smp_metrics.extracts.editions import Editions
from smp_metrics.extracts.extract import Column, Extract, Row, Value
from smp_metrics.extracts.loading import correct_extract, from_json, load_extract, to_json
from smp_metrics.extracts.memo import Memo, fingerprint
from smp_metrics.extracts.revised import Pairs, changes, check_revisions, match
from smp_metrics.extracts.strays import open_nowhere, strays, undeclared
from smp_metrics.extracts.written.declarations import (
    Correction,
    Declaration,
    KnownIssue,
    Question,
    Revision,
    Withdrawal,
)
from smp_metrics.extracts.written.declared import Declared, placed, read_declared
from smp_metrics.extracts.written.partnership import Partnership, read_partnership
from smp_metrics.extracts.written.wanted import Wanted, read_wanted
from smp_metrics.files import Reading, find_bytes, reading
from smp_metrics.imports import use

__all__ = [
    "Column", "Correction", "Declaration", "Editions", "Extract", "Extracts", "KnownIssue", "Partnership",
    "Question", "Revision", "Row", "UnknownExtractError", "Value", "Wanted", "Withdrawal",
]  # fmt: skip


class UnknownExtractError(SmpError):
    """No extract has that name."""


class Extracts:
    """The extracts below one project's root, each loaded when first asked for.

    ``read`` collects the names asked for, so that whoever draws or computes can tell what a result stands on.
    ``reading`` holds each file as it was when first read: hashed, checked and published are the same bytes.
    """

    def __init__(self, root: Path) -> None:
        use(root)
        self.root = root
        self.read: set[str] = set()
        self.reading: Reading = {}
        self._printed: dict[str, Extract] = {}
        self._corrected: dict[str, Extract] = {}
        self._prints: dict[str, str] = {}
        self._disputed: dict[str, Disputed] = {}
        self._broken: dict[str, ProblemsFound] = {}
        self._memo = Memo(root / "build" / "extracts")

    @cached_property
    def names(self) -> tuple[str, ...]:
        """List every extract that has a file, in alphabetical order."""
        return tuple(sorted(file.stem for file in (self.root / "data").glob("*.csv") if file.is_file()))

    @property
    def partnership(self) -> Partnership:
        """Tell whom the site is about; raise ProblemsFound when that can't be read."""
        if isinstance(self._partnership, Partnership):
            return self._partnership
        raise ProblemsFound(self._partnership)

    @cached_property
    def _partnership(self) -> Partnership | list[Problem]:
        with reading(self.reading):
            return read_partnership(self.root)

    @cached_property
    def editions(self) -> Editions:
        """Tell the editions of the plan apart; where nobody says which there are, there is one."""
        described = self._partnership
        return described.editions_with(self.names) if isinstance(described, Partnership) else Editions()

    @cached_property
    def declared(self) -> Declared:
        """Give all that is declared of the plan, and what is wrong with it."""
        with reading(self.reading):
            return read_declared(self.root, self.editions)

    @property
    def corrections(self) -> list[Correction]:
        """List the corrections declared, in the file's order."""
        return self.declared.corrections

    @property
    def known_issues(self) -> list[KnownIssue]:
        """List the known issues declared, in the file's order."""
        return self.declared.known_issues

    @property
    def questions(self) -> list[Question]:
        """List the questions declared, in the file's order."""
        return self.declared.questions

    @property
    def revisions(self) -> list[Revision]:
        """List the revisions declared, in the file's order."""
        return self.declared.revisions

    @cached_property
    def revised(self) -> Pairs:
        """List each number that an edition prints otherwise than one before it, with what is declared of it."""
        return match(changes(self), self.revisions)[0] if self.revisions else []

    @property
    def withdrawn(self) -> list[Withdrawal]:
        """List what was declared once and no longer is, in the file's order."""
        return self.declared.withdrawn

    @property
    def declarations(self) -> list[Declaration]:
        """List all that is declared of the plan: corrections, known issues, questions, revisions."""
        return [*self.corrections, *self.known_issues, *self.questions, *self.revisions]

    @property
    def wanted(self) -> list[Wanted]:
        """List the data that is wanted, in the file's order."""
        return self._wanted[0]

    @cached_property
    def _wanted(self) -> tuple[list[Wanted], list[Problem]]:
        wanted, problems = read_wanted(self.root, self.names)
        return placed(wanted, self.editions), problems

    @cached_property
    def _contracts(self) -> list[str]:
        remembered = self._memo.get("contracts", "")
        if remembered is None:
            remembered = contract_names()
            self._memo.put("contracts", "", remembered)
        return list(remembered)

    def __contains__(self, name: str) -> bool:
        return name in self.names

    def __getitem__(self, name: str) -> Extract:
        """Give an extract with its corrections applied; raise ProblemsFound when its files or contract are broken.

        While a declaration can't be read no extract is given, because corrections might be missing from it.
        """
        self.read.add(name)
        if self.declared.problems:
            raise ProblemsFound(self.declared.problems)
        if name not in self._corrected:
            mine = tuple(entry for entry in self.corrections if entry.extract == name)
            self._corrected[name] = self._load(name, mine)
        return self._corrected[name]

    def disputed(self, name: str) -> Disputed:
        """Give the cells of an extract that known issues leave open, with the ids of these."""
        if name not in self._disputed:
            self._disputed[name] = disputed_in(self[name], self.known_issues)
        return self._disputed[name]

    def printed(self, name: str) -> Extract:
        """Give an extract as the plan prints it, mistakes and all."""
        self.read.add(name)
        if name not in self._printed:
            self._printed[name] = self._load(name, ())
        return self._printed[name]

    def _load(self, name: str, corrections: tuple[Correction, ...]) -> Extract:
        if name not in self.names and name not in self._contracts:
            near = difflib.get_close_matches(name, self.names, 3)
            raise UnknownExtractError(
                f"no extract is called {name}" + (f"; did you mean {', '.join(near)}?" if near else "")
            )
        place = f"{name}.corrected" if corrections else name
        key = self.fingerprint(name)
        remembered = self._memo.get(place, key)
        if remembered is not None:
            return from_json(remembered, corrections)
        if place in self._broken:
            raise self._broken[place]
        try:
            with reading(self.reading):
                extract = correct_extract(self.root, load_extract(self.root, name), corrections)
        except ProblemsFound as problems:
            self._broken[place] = problems
            raise
        self._memo.put(place, key, to_json(extract))
        return extract

    def fingerprint(self, name: str) -> str:
        """Hash all that an extract stands on, but for the code: its files and its corrections."""
        if name not in self._prints:
            contents = [self._content(f"data/{name}.{ending}") for ending in ("csv", "yml")]
            mended = [entry.model_dump_json() for entry in self.corrections if entry.extract == name]
            decided = [self._content(path) for path in made_from(self.root, name, self.editions)]
            self._prints[name] = fingerprint(*contents, *mended, *decided)
        return self._prints[name]

    @cached_property
    def whole_fingerprint(self) -> str:
        """Hash all extracts, and all that is declared of the plan: what any fact can stand on, but for the code."""
        declared = [f"{type(entry).__name__} {entry.model_dump_json()}" for entry in self.declarations]
        if isinstance(self._partnership, Partnership):
            declared.append(self._partnership.model_dump_json())
        return fingerprint(*self.names, *map(self.fingerprint, self.names), *declared)

    def _content(self, path: str) -> bytes:
        try:
            with reading(self.reading):
                return find_bytes(self.root, path) or b"missing"
        except ProblemsFound as found:
            # Told with all else that is wrong with the extract, once it is loaded.
            return str(found).encode()

    def check(self) -> list[Problem]:
        """Load every extract; give all that is wrong with any of them, with its contract or with a declaration."""
        problems = list(self.declared.problems)
        unnamed = [] if isinstance(self._partnership, Partnership) else self._partnership
        load = self.printed if problems else self.__getitem__
        try:
            names = {*self.names, *self._contracts}
        except ProblemsFound as found:
            # Without contracts no extract can be judged.
            return sorted({*problems, *unnamed, *found.problems, *self._wanted[1]})
        # Without editions, what is named after one would have no contract.
        for name in sorted(names & {*self._contracts} if unnamed else names):
            try:
                load(name)
            except ProblemsFound as found:
                problems += found.problems
        problems += [*unnamed, *strays(self, names), *self._wanted[1]]
        # What is broken is told already, and has no cells to look at.
        problems += [] if problems else [*open_nowhere(self), *undeclared(self), *check_revisions(self)]
        return sorted(set(problems))
