"""The extracts: read, typed, held to their contracts, corrected; each at most once, and remembered."""

from __future__ import annotations

import difflib
from functools import cached_property
from pathlib import Path

from smp_metrics.errors import Problem, ProblemsFound, SmpError
from smp_metrics.extracts.declarations import (
    CORRECTIONS,
    KNOWN_ISSUES,
    Correction,
    Declaration,
    KnownIssue,
    read_declarations,
)
from smp_metrics.extracts.extract import Column, Extract, Row, Value
from smp_metrics.extracts.loading import correct_extract, from_json, load_extract, to_json
from smp_metrics.extracts.memo import Memo, code_fingerprint, fingerprint

__all__ = [
    "Column",
    "Correction",
    "Declaration",
    "Extract",
    "Extracts",
    "KnownIssue",
    "Row",
    "UnknownExtractError",
    "Value",
]

CODE = Path(__file__).resolve().parents[2]


class UnknownExtractError(SmpError):
    """No extract has that name."""


class Extracts:
    """The extracts below one project's root, each loaded when first asked for.

    ``read`` collects the names asked for, so that whoever draws or computes can tell what a result stands on.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.read: set[str] = set()
        self._printed: dict[str, Extract] = {}
        self._corrected: dict[str, Extract] = {}
        self._memo = Memo(root / "build" / "extracts")

    @cached_property
    def names(self) -> tuple[str, ...]:
        """List every extract that has a file, in alphabetical order."""
        return tuple(sorted(file.stem for file in (self.root / "data").glob("*.csv")))

    @cached_property
    def _declared(self) -> tuple[list[Correction], list[KnownIssue], list[Problem]]:
        corrections, wrong = read_declarations(self.root, CORRECTIONS, Correction)
        issues, wrong_issues = read_declarations(self.root, KNOWN_ISSUES, KnownIssue)
        return corrections, issues, wrong + wrong_issues

    @property
    def corrections(self) -> list[Correction]:
        """List the corrections declared, in the file's order."""
        return self._declared[0]

    @property
    def known_issues(self) -> list[KnownIssue]:
        """List the known issues declared, in the file's order."""
        return self._declared[1]

    def __contains__(self, name: str) -> bool:
        return name in self.names

    def __getitem__(self, name: str) -> Extract:
        """Give an extract with its corrections applied; raise ProblemsFound when its files or contract are broken."""
        self.read.add(name)
        if name not in self._corrected:
            mine = tuple(entry for entry in self.corrections if entry.extract == name)
            self._corrected[name] = self._load(name, mine)
        return self._corrected[name]

    def printed(self, name: str) -> Extract:
        """Give an extract as the plan prints it, mistakes and all."""
        self.read.add(name)
        if name not in self._printed:
            self._printed[name] = self._load(name, ())
        return self._printed[name]

    def _load(self, name: str, corrections: tuple[Correction, ...]) -> Extract:
        if name not in self.names:
            near = difflib.get_close_matches(name, self.names, 3)
            raise UnknownExtractError(
                f"no extract is called {name}" + (f"; did you mean {', '.join(near)}?" if near else "")
            )
        place = f"{name}.corrected" if corrections else name
        key = self.fingerprint(name)
        remembered = self._memo.get(place, key)
        if remembered is not None:
            return from_json(remembered, corrections)
        extract = correct_extract(self.root, load_extract(self.root, name), corrections)
        self._memo.put(place, key, to_json(extract))
        return extract

    def fingerprint(self, name: str) -> str:
        """Hash all that an extract stands on: its files, its corrections, the contracts, the code, the versions."""
        files = [self.root / "data" / f"{name}.csv", self.root / "data" / f"{name}.yml"]
        contents = [file.read_bytes() if file.exists() else b"missing" for file in files]
        declared = [entry.model_dump_json() for entry in self.corrections if entry.extract == name]
        return fingerprint(*contents, *declared, self._code)

    @cached_property
    def _code(self) -> str:
        folders = [CODE / "schemas", CODE / "smp_metrics" / "extracts"]
        return code_fingerprint(folders, ("pandas", "pandera", "pydantic", "PyYAML"))

    def check(self) -> list[Problem]:
        """Load every extract; give all that is wrong with any of them, with its contract or with a declaration."""
        problems = list(self._declared[2])
        for name in self.names:
            try:
                self[name]
            except ProblemsFound as found:
                problems += found.problems
        problems += self._strays()
        return sorted(set(problems))

    def _strays(self) -> list[Problem]:
        names = set(self.names)
        stray_sidecars = [
            file.name
            for file in sorted((self.root / "data").glob("*.yml"))
            if file.stem not in names and f"data/{file.name}" not in (CORRECTIONS, KNOWN_ISSUES)
        ]
        lost = [
            Problem(f"data/{name}", 0, 0, "the sidecar has no extract", remedy="restore the CSV")
            for name in stray_sidecars
        ]
        unknown = [entry for entry in self.corrections if entry.extract and entry.extract not in names]
        return lost + [
            Problem(CORRECTIONS, 0, 0, f"{entry.id}: no extract is called {entry.extract}", remedy="mend the name")
            for entry in unknown
        ]
