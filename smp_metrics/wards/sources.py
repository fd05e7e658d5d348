"""What people write for the ward pages: a page for one ward, an index, notes for single wards, and where they lie."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from smp_metrics.errors import Problem, ProblemsFound
from smp_metrics.extracts import Extracts, Row
from smp_metrics.extracts.written.partnership import PARTNERSHIP
from smp_metrics.extracts.written.plain_yaml import PlainYaml
from smp_metrics.extracts.written.typed import as_written
from smp_metrics.extracts.written.whom import Membership, Profile
from smp_metrics.extracts.written.yaml_files import read_yaml
from smp_metrics.files import is_there, read_text
from smp_metrics.wards.where import Where, read_where

FOLDER = "docs/wards"
Part = TypeVar("Part", Membership, Profile, str)
PAGE, INDEX, NOTES, WHERE = "_ward.md", "_index.md", "_notes.yml", "_where.yml"
# Only a project with wards of two times has it.
LATER = "_since.md"
# The column of places in every table of which the pages tell.
WARD = "ward"
FORM = "the name of a ward, a colon and a text"


@dataclass(frozen=True)
class Templates:
    """The page of one ward, the index of all, the notes by ward, where wards lie, and the page of a later ward."""

    page: str
    index: str
    notes: dict[str, str]
    where: Where
    later: str = ""


def read_templates(root: Path, extracts: Extracts) -> Templates | None:
    """Read them, or give None where the project has no ward pages; raise ProblemsFound when one can't be used."""
    missing = [name for name in (PAGE, INDEX, NOTES, WHERE) if not is_there(root, f"{FOLDER}/{name}")]
    if len(missing) == len((PAGE, INDEX, NOTES, WHERE)):
        return None
    if missing:
        remedy = f"write it beside the others, or take all of {FOLDER}/_* away; {NOTES} may be empty"
        raise ProblemsFound(
            [
                Problem(f"{FOLDER}/{name}", 0, 0, "a file of the ward pages is missing", remedy=remedy)
                for name in missing
            ]
        )
    profile_of(extracts)  # what they tell of has to be known before they are told
    _refuse_other_places(membership_of(extracts))
    page, index = (read_text(root, f"{FOLDER}/{name}") for name in (PAGE, INDEX))
    return Templates(page, index, _notes(root, extracts), read_where(root, ward_names(extracts)), _later(root))


def _refuse_other_places(own: Membership) -> None:
    """Raise ProblemsFound where the membership is of other places than those that these pages are about."""
    if own.of != WARD:
        message, remedy = "membership: the pages in docs/wards are about wards", f"call the column of places {WARD}"
        raise ProblemsFound([Problem(PARTNERSHIP, 0, 0, message, own.of, WARD, remedy)])


def _later(root: Path) -> str:
    path = f"{FOLDER}/{LATER}"
    return read_text(root, path) if is_there(root, path) else ""


def members_of(extracts: Extracts) -> tuple[Row, ...]:
    """Give the rows that tell of each ward what it is part of; raise ProblemsFound where nothing says so."""
    return extracts[membership_of(extracts).extract].rows


def membership_of(extracts: Extracts) -> Membership:
    """Give what tells which wards there are; raise ProblemsFound where nothing does."""
    return _declared(extracts.partnership.membership, "membership")


def profile_of(extracts: Extracts) -> Profile:
    """Give what the pages of wards tell of; raise ProblemsFound where nothing says so."""
    return _declared(extracts.partnership.profile, "profile")


def later_hexes(extracts: Extracts) -> str:
    """Name the extract that says where later wards stand on their map; raise ProblemsFound where nothing does."""
    return _declared(profile_of(extracts).later_hexes, "profile with later_hexes")


def later_months(extracts: Extracts) -> str:
    """Name the extract that counts the crimes of later wards by month; raise ProblemsFound where nothing does."""
    return _declared(profile_of(extracts).later_months, "profile with later_months")


def _declared(part: Part | None, name: str) -> Part:
    if part is None:
        message, remedy = f"the pages of wards need a {name}", f"declare it, or remove the templates from {FOLDER}"
        raise ProblemsFound([Problem(PARTNERSHIP, 0, 0, message, "none", name, remedy)])
    return part


def ward_names(extracts: Extracts) -> list[str]:
    """Name the wards, in alphabetical order."""
    return sorted({str(row["ward"]) for row in members_of(extracts)})


def _notes(root: Path, extracts: Extracts) -> dict[str, str]:
    path = f"{FOLDER}/{NOTES}"
    written, problems = read_yaml(root, path)
    loaded = written.value
    if not problems and loaded is not None and not isinstance(loaded, dict):
        found = as_written(loaded)
        problems = [
            Problem(path, 1, 0, "the notes are not given by ward", found, FORM, "start each note with its ward")
        ]
    if not problems:
        problems = list(_wrong_notes(path, written, ward_names(extracts)))
    if problems:
        raise ProblemsFound(problems)
    return loaded or {}


def _wrong_notes(path: str, written: PlainYaml, wards: list[str]) -> Iterator[Problem]:
    for ward, note in (written.value or {}).items():
        line = written.lines[(ward,)]
        if ward not in wards:
            near = ", ".join(difflib.get_close_matches(ward, wards, 3, 0.4) or wards)
            yield Problem(path, line, 0, "no ward has this name, so its note would not be shown", ward, near, "mend it")
        elif not isinstance(note, str) or not note.strip():
            yield Problem(
                path, line, 0, f"the note of {ward} is no text", as_written(note), FORM, "write it as a sentence"
            )
