"""What the places are called that have pages: wards, or what the partnership has in their stead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from smp_metrics.errors import ProblemsFound
from smp_metrics.extracts import Extract, Extracts
from smp_metrics.facts import slug

INDEX, NOTES, WHERE = "_index.md", "_notes.yml", "_where.yml"


@dataclass(frozen=True)
class Kind:
    """The column in which extracts have such a place, and what many of them are called."""

    column: str = "ward"
    many: str = "wards"

    @property
    def one(self) -> str:
        """Name one of them within a sentence."""
        return self.column.replace("_", " ")

    @property
    def title(self) -> str:
        """Name one of them above a column."""
        return f"{self.one[0].upper()}{self.one[1:]}"

    @property
    def address(self) -> str:
        """Give the address of their index, below the site's."""
        return f"{slug(self.many)}/"

    @property
    def folder(self) -> str:
        """Name the folder of their pages and templates."""
        return f"docs/{slug(self.many)}"

    @property
    def page(self) -> str:
        """Name the template of one's page."""
        return f"_{self.column}.md"


WARDS = Kind()


def called_otherwise(kind: Kind) -> Markup:
    """Give what tells scripts what such places are called; nothing of wards, which they know."""
    return Markup(' data-one="{}" data-many="{}"').format(kind.one, kind.many) if kind != WARDS else Markup()


def kind_of(extracts: Extracts) -> Kind:
    """Tell which places have pages: those of the membership; wards where there is none, or it can't be read."""
    try:
        own, geographies = extracts.partnership.membership, extracts.partnership.geographies
    except ProblemsFound:
        return WARDS
    if own is None:
        return WARDS
    plurals = (each.plural for each in geographies if each.column == own.of)
    return Kind(own.of, next(plurals, f"{own.of.replace('_', ' ')}s"))


def place_of(extract: Extract) -> str:
    """Name the column of places of an extract of which such pages tell."""
    return extract.geography or extract.key[0]


def folders(root: Path) -> Iterator[str]:
    """Name each folder that has a template for the pages of places, from the project's root."""
    found = {path.parent for name in (INDEX, NOTES, WHERE) for path in (root / "docs").glob(f"*/{name}")}
    yield from (path.relative_to(root).as_posix() for path in sorted(found))
