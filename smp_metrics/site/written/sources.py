"""Find the documents that people write: pages, percent scripts and declarations."""

from __future__ import annotations

from pathlib import Path

from smp_metrics.claims.text.document import Document, read_document
from smp_metrics.claims.text.scripted import SCRIPT
from smp_metrics.claims.text.settings import SETTINGS
from smp_metrics.errors import Problem, ProblemsFound
from smp_metrics.extracts.editions import ONE, Editions
from smp_metrics.extracts.written.declarations import CORRECTIONS, KNOWN_ISSUES, QUESTIONS, REVISIONS, WITHDRAWN
from smp_metrics.extracts.written.wanted import WANTED
from smp_metrics.wards.kind import folders

DECLARED = (CORRECTIONS, KNOWN_ISSUES, QUESTIONS, REVISIONS, WANTED, WITHDRAWN)
# Written from the data before each build, so checked at their source.
GENERATED = ("docs/data/", "docs/facts/", "docs/corrections.md", "docs/how-checked.md")
CHECKS = "docs/checks/"
SCRIPTS = "docs/assets/smp"
# Put together from what others wrote, which says nothing in a page.
LIBRARIES = ("minisearch.js",)
# Every ending that MkDocs takes for a page.
PAGES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")


def documents(root: Path, editions: Editions = ONE) -> list[Document]:
    """Read every document that people write; raise ProblemsFound when one can't be read."""
    read, problems = read_documents(root, editions)
    if problems:
        raise ProblemsFound(problems)
    return read


def read_documents(root: Path, editions: Editions = ONE) -> tuple[list[Document], list[Problem]]:
    """Read every document that people write whose numbers are checked, in alphabetical order of path.

    Give those that can be read, and what is wrong with each of the others. ``editions`` say what they speak of.
    """
    pages = [path for path in (root / "docs").rglob("*") if path.suffix in PAGES]
    pages += (root / "docs" / "checks").glob("*.py")
    declared = [path for name in DECLARED if (path := root / name).is_file()]
    made = generated(root)
    written = [path for path in pages if path.is_file() and not _is_generated(root, path, made)]
    return _read(root, sorted(written) + declared, editions)


def sidecars(root: Path, editions: Editions = ONE) -> list[Document]:
    """Read what is said of each extract, whose words reach the pages of the data; the unreadable is left out."""
    named = ((path, path.with_suffix(".csv")) for path in sorted((root / "data").glob("*.yml")))
    return _read(root, [path for path, extract in named if extract.is_file()], editions)[0]


def scripts_of(root: Path) -> list[Document]:
    """Read the scripts of the site, whose strings may be set in a page."""
    paths = sorted((root / SCRIPTS).glob(f"*{SCRIPT}"))
    return _read(root, [path for path in paths if path.name not in LIBRARIES])[0]


def settings_of(root: Path) -> list[Document]:
    """Read the settings, whose menu and name readers see; a project that can't be built may have none."""
    path = root / SETTINGS
    return _read(root, [path])[0] if path.is_file() else []


def _read(root: Path, paths: list[Path], editions: Editions = ONE) -> tuple[list[Document], list[Problem]]:
    read: list[Document] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            read.append(read_document(root, path, editions))
        except ProblemsFound as found:
            problems += found.problems
    return read, problems


def generated(root: Path) -> tuple[str, ...]:
    """Name what is written from the data: files, and folders with a stroke at their end."""
    return (*GENERATED, *(f"{folder}/" for folder in folders(root)))


def _is_generated(root: Path, path: Path, made: tuple[str, ...]) -> bool:
    """Tell what is written from the data, or stands where a script's own page will: that is refused at once."""
    name, script = path.relative_to(root).as_posix(), path.with_suffix(".py")
    return name.startswith(made) or (name.startswith(CHECKS) and path != script and script.is_file())
