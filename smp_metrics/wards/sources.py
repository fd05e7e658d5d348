"""What people write for the ward pages: a page for one ward, an index, and notes for single wards."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from smp_metrics.errors import Problem, ProblemsFound
from smp_metrics.extracts import Extracts
from smp_metrics.extracts.yaml_files import read_yaml

FOLDER = "docs/wards"
PAGE, INDEX, NOTES = "_ward.md", "_index.md", "_notes.yml"
FORM = "the name of a ward, a colon and a text"


@dataclass(frozen=True)
class Templates:
    """The page of one ward, the index of all, and the notes by ward."""

    page: str
    index: str
    notes: dict[str, str]


def read_templates(root: Path, extracts: Extracts) -> Templates | None:
    """Read them, or give None where the project has no ward pages; raise ProblemsFound when one can't be used."""
    folder = root / FOLDER
    missing = [name for name in (PAGE, INDEX, NOTES) if not (folder / name).is_file()]
    if len(missing) == len((PAGE, INDEX, NOTES)):
        return None
    if missing:
        remedy = "restore the file" if missing != [NOTES] else "restore the file; an empty one will do"
        raise ProblemsFound(
            [
                Problem(f"{FOLDER}/{name}", 0, 0, "a file of the ward pages is missing", remedy=remedy)
                for name in missing
            ]
        )
    page, index = ((folder / name).read_text(encoding="utf-8", errors="replace") for name in (PAGE, INDEX))
    return Templates(page, index, _notes(root, extracts))


def _notes(root: Path, extracts: Extracts) -> dict[str, str]:
    path = f"{FOLDER}/{NOTES}"
    loaded, problems = read_yaml(root, path)
    if not problems and loaded is not None and not isinstance(loaded, dict):
        found = f"a {type(loaded).__name__}"
        problems = [
            Problem(path, 1, 0, "the notes are not given by ward", found, FORM, "start each note with its ward")
        ]
    if not problems:
        lines = (root / path).read_text(encoding="utf-8").split("\n")
        wards = [str(row["ward"]) for row in extracts["ward_clusters"].rows]
        problems = list(_wrong_notes(path, lines, loaded or {}, wards))
    if problems:
        raise ProblemsFound(problems)
    return loaded or {}


def _wrong_notes(path: str, lines: list[str], notes: dict[str, object], wards: list[str]) -> Iterator[Problem]:
    for ward, note in notes.items():
        line = next((number for number, text in enumerate(lines, 1) if re.match(rf"{re.escape(ward)}\s*:", text)), 0)
        if ward not in wards:
            near = ", ".join(difflib.get_close_matches(ward, wards, 3, 0.4) or wards)
            yield Problem(path, line, 0, "no ward has this name, so its note would not be shown", ward, near, "mend it")
        elif not isinstance(note, str):
            yield Problem(path, line, 0, f"the note of {ward} is no text", str(note), FORM, "write it as a sentence")
