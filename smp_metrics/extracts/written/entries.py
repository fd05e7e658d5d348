"""Entries that a person writes in a YAML file: a list, each with an id and the keys of its kind."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from pathlib import Path
from typing import Any, ClassVar, TypeVar

from smp_metrics.errors import Problem
from smp_metrics.extracts.written.typed import Paragraph, Slug, Strict, as_written, fit
from smp_metrics.extracts.written.yaml_files import read_yaml
from smp_metrics.files import is_there
from smp_metrics.limits import ENTRIES

SAME = "data/same_quantities.yml"
WHOLES = "data/wholes.yml"


class Entry(Strict):
    """One entry of the file at ``path``."""

    path: ClassVar[str]
    id: Slug


class Placed(Entry):
    """An entry about a numbered paragraph of an edition: of the default one, where it names none."""

    paragraph: Paragraph
    edition: Slug = ""

    @property
    def place(self) -> tuple[str, int]:
        """Give the edition with the number of the paragraph."""
        return self.edition, self.paragraph


Kind = TypeVar("Kind", bound=Entry)


def read_entries(root: Path, kind: type[Kind]) -> tuple[list[Kind], list[Problem]]:
    """Read the entries of a kind; give those that are well formed and a problem for each that is not."""
    path = kind.path
    if not is_there(root, path):
        return [], []
    written, problems = read_yaml(root, path)
    entries = [] if written.value is None else written.value
    if not isinstance(entries, list):
        expected, remedy = "a list", "start each entry with - id:, at the start of a line"
        problems.append(Problem(path, 1, 0, "the file holds no list of entries", as_written(entries), expected, remedy))
        return [], problems
    if len(entries) > ENTRIES:
        found, expected = f"{len(entries):,} entries", f"at most {ENTRIES:,}"
        return [], [Problem(path, 1, 0, "the file has too many entries", found, expected, "delete what nobody needs")]
    read: list[Kind] = []
    for number, entry in enumerate(entries):
        fitted = fit(path, kind, written, (number,), _name(entry, number))
        if isinstance(fitted, list):
            problems += fitted
        else:
            read.append(fitted)
    return read, problems


def line_of(text: str, identifier: str) -> int:
    """Find the line on which a declaration starts; 0 when it stands nowhere."""
    return lines_of(text, identifier)[0]


def lines_of(text: str, identifier: str) -> list[int]:
    """List the lines on which declarations of an id start; only 0 when it stands nowhere."""
    return _starts(text).get(identifier, [0])


# Each problem asks for its line anew.
@lru_cache(maxsize=8)
def _starts(text: str) -> dict[str, list[int]]:
    starts: dict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(text.split("\n"), 1):
        if line.lstrip().startswith("- id: "):
            starts[line.split("#")[0].strip().removeprefix("- id: ")].append(number)
    return dict(starts)


def _name(entry: Any, number: int) -> str:
    name = str(entry.get("id", "")) if isinstance(entry, dict) else ""
    return name or f"entry {number + 1}"
