"""A finished drawing: the picture and the table beside it, as plain text."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from markupsafe import Markup

TITLE = "<title />"
DESCRIPTION = "<desc />"


@dataclass(frozen=True)
class Drawing:
    """Everything that a page or a download needs of one chart.

    ``svg`` has empty places for a title and a description: see ``picture``. ``rows`` are strings for people,
    ``csv`` the same rows with plain numbers and the frame's column names; ``numeric`` tells which columns hold numbers.
    ``sources`` names the extracts that the drawing read. ``view`` is the plot's.
    """

    id: str
    svg: str
    csv: str
    columns: tuple[str, ...]
    numeric: tuple[bool, ...]
    rows: tuple[tuple[str, ...], ...]
    sources: tuple[str, ...]
    view: tuple[str, ...] = ("", "")

    def picture(self, title: str, alt: str) -> Markup:
        """Give the SVG with its accessible name and description; both are plain text."""
        return titled(self.svg, self.id, title, alt)

    def to_json(self) -> dict[str, Any]:
        """Give the drawing as values that JSON can hold."""
        return asdict(self)

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> Drawing:
        """Read back what ``to_json`` gave."""
        lists = {name: tuple(values[name]) for name in ("columns", "numeric", "sources", "view")}
        rows = tuple(tuple(row) for row in values["rows"])
        return cls(**{**values, **lists, "rows": rows})


def titled(svg: str, name: str, title: str, alt: str) -> Markup:
    """Give the SVG of a drawing with its accessible name and description; both are plain text."""
    named = Markup('<title id="chart-{}-title">{}</title>').format(name, title)
    described = Markup('<desc id="chart-{}-desc">{}</desc>').format(name, alt)
    # Our own renderer's SVG, written anew from its tree: see clean_svg.
    return Markup(svg.replace(TITLE, named, 1).replace(DESCRIPTION, described, 1))  # noqa: S704
