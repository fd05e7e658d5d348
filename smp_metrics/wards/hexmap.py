"""The hex map of wards as links, in plain SVG that works without JavaScript."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt

from markupsafe import Markup

from smp_metrics.charts import font
from smp_metrics.extracts import Extract, Row
from smp_metrics.facts import slug
from smp_metrics.wards.kind import WARDS, Kind, place_of

SIZE = 34.0
WIDTH = SIZE * sqrt(3)
LONGEST = 10
LINE = 10.0
# As wards.css has it.
FONT_SIZE = 10
# A line that takes this part of a hexagon has room for a font that is 15% wider.
ROOMY = 0.75
# The same for every ward, so that a map of many weighs little.
CORNERS = [(0, -1), (0.5, -0.5), (0.5, 0.5), (0, 1), (-0.5, 0.5), (-0.5, -0.5)]
POINTS = " ".join(f"{dx * (WIDTH - 2):.1f},{dy * (SIZE - 1):.1f}" for dx, dy in CORNERS)
# Between the edges, with room at both.
WIDEST = WIDTH - 8
MAP = Markup('<nav class="smp-wards" aria-label="{}"><svg viewBox="0 0 {} {}" data-search-exclude>{}</svg>{}</nav>')
CELL = Markup(
    '<a href="smp-root/{}{}/" aria-label="{}"{}><polygon{} transform="translate({:.1f},{:.1f})" points="{}"/>{}</a>'
)
# What marks a ward on the map, by the way its crimes went, and the same in words: never by colour alone.
MARKS = {"rose": "+", "fell": "−"}
MARKED = Markup(' class="smp-wards__{}"')
KEY = Markup('<p class="smp-wards__key">{}:<br>{}{} it could be chance.</p>')
WENT = Markup("{} crime {} in {};<br>")
LINK = Markup('<a href="smp-root/{}{}/">{}</a>')
HERE = Markup(' aria-current="page"')
WORDS = Markup('<text aria-hidden="true" x="{}" y="{}"{}>{}</text>')
HELD = Markup(' textLength="{}" lengthAdjust="spacingAndGlyphs"')


@dataclass(frozen=True)
class Ways:
    """Which wards' crimes "rose" or "fell", and between which periods, in words."""

    of: Mapping[str, str]
    between: str


def ward_map(
    hexes: Extract, here: str | None = None, ways: Ways | None = None, folder: str = "", kind: Kind = WARDS
) -> Markup:
    """Draw every ward as a hexagon that leads to its page, in a ``folder`` of the wards' pages or in theirs.

    ``here`` is marked as the page one is on, and the wards of ``ways`` by the way their crimes went.
    """
    later, folder = folder, f"{kind.address}{folder}"
    centres = _centres(hexes)
    width = max(x for x, _ in centres.values()) + WIDTH / 2 + 2
    height = max(y for _, y in centres.values()) + SIZE + 2
    way = ways.of if ways else {}
    cells = Markup("").join(
        _cell(folder, ward, *centre, here=ward == here, way=way.get(ward, ""))
        for ward, centre in sorted(centres.items())
    )
    places = f"later {kind.many}" if later else kind.many
    label = f"{here} on the map of {places}" if here else f"Map of {places}"
    return MAP.format(label, f"{width:.0f}", f"{height:.0f}", cells, _key(ways, folder) if ways else "")


def _key(ways: Ways, folder: str) -> Markup:
    """Name the wards of each way, so that nobody has to look for their marks."""
    went = Markup("").join(
        WENT.format(mark, way, Markup(", ").join(LINK.format(folder, slug(ward), ward) for ward in wards))
        for way, mark in MARKS.items()
        if (wards := [ward for ward, its in ways.of.items() if its == way])
    )
    return KEY.format(ways.between, went, "elsewhere" if went else "everywhere")


def _centres(hexes: Extract) -> dict[str, tuple[float, float]]:
    """Place the middle of every ward's hexagon."""
    places = {str(row[place_of(hexes)]): (_across(row), _whole(row, "r")) for row in hexes.rows}
    left, top = min(x for x, _ in places.values()), max(y for _, y in places.values())
    return {ward: ((x - left + 0.5) * WIDTH + 2, (top - y) * SIZE * 1.5 + SIZE + 2) for ward, (x, y) in places.items()}


def _across(row: Row) -> float:
    """Count hexagons from the left: every other row stands half a hexagon further right."""
    return _whole(row, "q") + 0.5 * (_whole(row, "r") % 2)


def _whole(row: Row, column: str) -> int:
    return int(str(row[column]))


def _cell(folder: str, ward: str, x: float, y: float, *, here: bool, way: str) -> Markup:
    lines = [*_lines(ward), *([MARKS[way]] if way else [])]
    first = y - LINE / 2 * (len(lines) - 1) + LINE / 3
    words = Markup("").join(_words(line, x, first + LINE * n) for n, line in enumerate(lines))
    named = f"{ward}: crime {way}" if way else ward
    marked = MARKED.format(way) if way else ""
    return CELL.format(folder, slug(ward), named, HERE if here else "", marked, x, y, POINTS, words)


def _words(line: str, x: float, y: float) -> Markup:
    length = min(font.width(line, FONT_SIZE), WIDEST)
    # Another font would be drawn over the edges, so a long line is as wide in any.
    held = HELD.format(f"{length:.1f}") if length > WIDTH * ROOMY else ""
    return WORDS.format(f"{x:.1f}", f"{y:.1f}", held, line)


def _lines(ward: str) -> list[str]:
    """Break a name so that it fits its hexagon; a long one is cut at its first "and"."""
    lines: list[str] = []
    for word in ward.partition(" and ")[0].split():
        if lines and len(f"{lines[-1]} {word}") <= LONGEST:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return [line.rstrip(",") for line in lines]
