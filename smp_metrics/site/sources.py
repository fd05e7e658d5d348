"""Find the documents that people write: pages, percent scripts and declarations."""

from __future__ import annotations

from pathlib import Path

from smp_metrics.claims.document import Document, read_document
from smp_metrics.extracts.declarations import CORRECTIONS, KNOWN_ISSUES, REVISIONS
from smp_metrics.extracts.wanted import WANTED

# Written from the data before each build, so checked at their source.
GENERATED = ("docs/data/", "docs/facts/", "docs/corrections.md", "docs/how-checked.md", "docs/wards/")
# Every ending that MkDocs takes for a page.
PAGES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")


def documents(root: Path) -> list[Document]:
    """Read every document that people write whose numbers are checked, in alphabetical order of path."""
    pages = [path for path in (root / "docs").rglob("*") if path.suffix in PAGES]
    pages += (root / "docs" / "checks").glob("*.py")
    declared = [path for name in (CORRECTIONS, KNOWN_ISSUES, REVISIONS, WANTED) if (path := root / name).is_file()]
    written = [path for path in pages if path.is_file() and not _is_generated(root, path)]
    return [read_document(root, path) for path in sorted(written) + declared]


def sidecars(root: Path) -> list[Document]:
    """Read what is said of each extract, whose words reach the pages of the data."""
    named = ((path, path.with_suffix(".csv")) for path in sorted((root / "data").glob("*.yml")))
    return [read_document(root, path) for path, extract in named if extract.is_file()]


def _is_generated(root: Path, path: Path) -> bool:
    return path.relative_to(root).as_posix().startswith(GENERATED)
