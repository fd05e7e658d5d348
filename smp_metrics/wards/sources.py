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
from smp_metrics.wards.kind import INDEX, NOTES, WHERE, Kind, folders, kind_of
from smp_metrics.wards.where import Where, read_where

Part = TypeVar("Part", Membership, Profile, str)
# Only a project with wards of two times has it.
LATER = "_since.md"
# Only a project that knows the kinds of crime by month has it.
OF_KIND = "_kind.md"
FORM = "the name of a {}, a colon and a text"


@dataclass(frozen=True)
class Templates:
    """The page of one ward, the index of all, notes by ward, where wards lie; the page of a later ward, of a kind."""

    page: str
    index: str
    notes: dict[str, str]
    where: Where
    later: str = ""
    of_kind: str = ""


def read_templates(root: Path, extracts: Extracts) -> Templates | None:
    """Read them, or give None where the project has no ward pages; raise ProblemsFound when one can't be used."""
    kind = kind_of(extracts)
    _refuse_elsewhere(root, kind)
    names = (kind.page, INDEX, NOTES, WHERE)
    missing = [name for name in names if not is_there(root, f"{kind.folder}/{name}")]
    if len(missing) == len(names):
        return None
    if missing:
        remedy = f"write it beside the others, or take all of {kind.folder}/_* away; {NOTES} may be empty"
        message = f"a file of the {kind.one} pages is missing"
        raise ProblemsFound([Problem(f"{kind.folder}/{name}", 0, 0, message, remedy=remedy) for name in missing])
    profile_of(extracts)  # what they tell of has to be known before they are told
    membership_of(extracts)
    page, index = (read_text(root, f"{kind.folder}/{name}") for name in (kind.page, INDEX))
    where = read_where(root, ward_names(extracts), kind)
    return Templates(page, index, _notes(root, extracts), where, _other(root, kind, LATER), _other(root, kind, OF_KIND))


def _refuse_elsewhere(root: Path, kind: Kind) -> None:
    """Raise ProblemsFound where templates stand in a folder of another name than that of these places."""
    elsewhere = [folder for folder in folders(root) if folder != kind.folder]
    if elsewhere:
        message, expected = f"the pages of {kind.many} stand in a folder of another name", f"{kind.folder}/"
        remedy = f"rename the folder, or the column and its plural in {PARTNERSHIP}"
        raise ProblemsFound([Problem(f"{folder}/", 0, 0, message, folder, expected, remedy) for folder in elsewhere])


def _other(root: Path, kind: Kind, name: str) -> str:
    path = f"{kind.folder}/{name}"
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
        message, remedy = f"the pages of places need a {name}", "declare it, or remove their templates from docs/"
        raise ProblemsFound([Problem(PARTNERSHIP, 0, 0, message, "none", name, remedy)])
    return part


def ward_names(extracts: Extracts) -> list[str]:
    """Name the wards, in alphabetical order."""
    return sorted({str(row[membership_of(extracts).of]) for row in members_of(extracts)})


def _notes(root: Path, extracts: Extracts) -> dict[str, str]:
    kind = kind_of(extracts)
    path, form = f"{kind.folder}/{NOTES}", FORM.format(kind.one)
    written, problems = read_yaml(root, path)
    loaded = written.value
    if not problems and loaded is not None and not isinstance(loaded, dict):
        found = as_written(loaded)
        problems = [
            Problem(path, 1, 0, f"the notes are not given by {kind.one}", found, form, "start each note with its name")
        ]
    if not problems:
        problems = list(_wrong_notes(path, written, ward_names(extracts), kind))
    if problems:
        raise ProblemsFound(problems)
    return loaded or {}


def _wrong_notes(path: str, written: PlainYaml, wards: list[str], kind: Kind) -> Iterator[Problem]:
    for ward, note in (written.value or {}).items():
        line = written.lines[(ward,)]
        if ward not in wards:
            near = ", ".join(difflib.get_close_matches(ward, wards, 3, 0.4) or wards)
            message = f"no {kind.one} has this name, so its note would not be shown"
            yield Problem(path, line, 0, message, ward, near, "mend it")
        elif not isinstance(note, str) or not note.strip():
            message, form = f"the note of {ward} is no text", FORM.format(kind.one)
            yield Problem(path, line, 0, message, as_written(note), form, "write it as a sentence")
