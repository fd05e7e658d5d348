"""A picture that leaves its page: on a sheet with its title above and its source, date and address below, or on a card.

Both are SVG on white, whose words are broken here: nothing else breaks them where the picture is opened.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from smp_metrics.charts.drawing import DESCRIPTION, TITLE, Drawing
from smp_metrics.charts.font import FAMILY, WEIGHTS
from smp_metrics.charts.pictures.panel_heads import wrapped
from smp_metrics.charts.pictures.theme import FONT, FONT_SIZE, INK, MAIN, SMALL_FONT_SIZE, SMALLEST_FONT_SIZE

ROOT = Markup(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {1}" width="{0}" height="{1}" role="img" '
    'aria-labelledby="title" aria-describedby="desc" font-family="{2}" font-size="{3}px">'
    '<title id="title">{4}</title><desc id="desc">{5}</desc>{6}'
    '<rect width="100%" height="100%" fill="#FFFFFF"/>{7}</svg>'
)
BROUGHT = Markup('<style>@font-face{{font-family:"{}";font-weight:{};src:url(data:font/woff2;base64,{})}}</style>')
LINE = Markup('<text x="{}" y="{}" font-size="{}px" font-weight="{}" fill="{}">{}</text>')
PLACED = Markup('<g transform="translate({},{}) scale({})">{}</g>')
INSIDE = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)
VIEW = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
MARGIN, SPACE = 12, 10
TITLE_SIZE = 18
# A line of words, as a part of its letters' size.
LEADING = 1.3
# What a shared address shows, in pixels; the picture takes the right of it.
CARD_WIDTH, CARD_HEIGHT, CARD_MARGIN, CARD_WORDS, BAND = 1200, 630, 48, 480, 16
CARD_TITLE, CARD_TEXT = 44, 26
CARD_TITLE_LINES = 7


@dataclass(frozen=True)
class Told:
    """What stands around a picture, all as plain text: ``source`` has a line each for source, date, and address."""

    title: str
    subtitle: str
    alt: str
    source: tuple[str, ...]


class _Words:
    """Lines of words under each other."""

    def __init__(self, x: float, y: float, wide: float) -> None:
        self.parts: list[Markup] = []
        self.x, self.y, self._wide = x, y, wide

    def add(self, text: str, size: float, *, bold: bool = False, colour: str = INK, most: int | None = None) -> None:
        """Write a text below what is there, broken to the width; of more than ``most`` lines the last ends open."""
        lines = wrapped(text, size, self._wide, bold=bold)
        if most is not None and len(lines) > most:
            lines = (*lines[: most - 1], f"{lines[most - 1]} \N{HORIZONTAL ELLIPSIS}")
        for line in lines:
            self.y += size * LEADING
            at = round(self.y - size * (LEADING - 1), 2)
            self.parts.append(LINE.format(self.x, at, f"{size:g}", "bold" if bold else "normal", colour, line))


def sheet(drawing: Drawing, told: Told, font: bytes = b"") -> str:
    """Give a picture with its words around it; one that is opened on its own brings ``font``, the site's in WOFF2."""
    wide, high = _size(drawing)
    words = _Words(MARGIN, MARGIN, wide)
    words.add(told.title, TITLE_SIZE, bold=True)
    words.add(told.subtitle, SMALL_FONT_SIZE)
    top = words.y + SPACE
    below = _Words(MARGIN, top + high + SPACE, wide)
    for line in told.source:
        below.add(line, SMALLEST_FONT_SIZE)
    picture = PLACED.format(MARGIN, round(top, 2), 1, _inside(drawing))
    parts = [*words.parts, picture, *below.parts]
    return _svg(wide + 2 * MARGIN, round(below.y + MARGIN), told, font, parts)


def card(site: str, told: Told, drawing: Drawing | None = None) -> str:
    """Give what a shared address shows: a title, the site's name, and a picture where there is one."""
    wide = CARD_WORDS if drawing else CARD_WIDTH - 2 * CARD_MARGIN
    words = _Words(CARD_MARGIN, CARD_MARGIN + BAND, wide)
    words.add(told.title, CARD_TITLE, bold=True, most=CARD_TITLE_LINES)
    foot = _Words(CARD_MARGIN, CARD_HEIGHT - CARD_MARGIN - 2 * CARD_TEXT * LEADING, wide)
    foot.add(site, CARD_TEXT, bold=True, colour=MAIN)
    band = Markup('<rect width="100%" height="{}" fill="{}"/>').format(BAND, MAIN)
    picture = [_on_card(drawing)] if drawing else []
    return _svg(CARD_WIDTH, CARD_HEIGHT, told, b"", [band, *words.parts, *picture, *foot.parts])


def _on_card(drawing: Drawing) -> Markup:
    wide, high = _size(drawing)
    left = 2 * CARD_MARGIN + CARD_WORDS
    room, tall = CARD_WIDTH - CARD_MARGIN - left, CARD_HEIGHT - BAND - 2 * CARD_MARGIN
    scale = min(room / wide, tall / high)
    x, y = left + (room - wide * scale) / 2, BAND + CARD_MARGIN + (tall - high * scale) / 2
    return PLACED.format(round(x, 2), round(y, 2), round(scale, 4), _inside(drawing))


def _size(drawing: Drawing) -> tuple[float, float]:
    found = VIEW.search(drawing.svg)
    if found is None:
        raise ValueError(f"the picture {drawing.id} does not say how large it is")
    return float(found[1]), float(found[2])


def _inside(drawing: Drawing) -> Markup:
    found = INSIDE.search(drawing.svg.replace(TITLE, "", 1).replace(DESCRIPTION, "", 1))
    # Our own renderer's SVG, written anew from its tree: see clean_svg.
    inside = found[1] if found else ""
    return Markup(inside)  # noqa: S704


def _svg(wide: float, high: float, told: Told, font: bytes, parts: Iterable[Markup]) -> str:
    weights = " ".join(map(str, WEIGHTS.values()))
    brought = BROUGHT.format(FAMILY, weights, b64encode(font).decode()) if font else ""
    inner = Markup("").join(parts)
    return str(ROOT.format(f"{wide:g}", f"{high:g}", FONT, FONT_SIZE, told.title, told.alt, brought, inner))
