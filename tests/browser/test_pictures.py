"""Every picture as a browser draws it: nothing cut off, and no words over other words.

Each is looked at as wide as a telephone and a desk computer show it, in the site's font and in one that stands in for
it and is 15% wider.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, Route

from smp_metrics.charts import Drawing, draw
from smp_metrics.charts.font import FAMILY, width
from smp_metrics.charts.ids import known_ids
from smp_metrics.extracts import Extracts
from smp_metrics.wards.hexmap import ward_map

ROOT = Path(__file__).resolve().parents[2]
ASSETS = ROOT / "docs/assets/smp"
HOST = "http://charts.test/"
POLICY = "default-src 'none'; style-src 'self'; font-src 'self'"
WARD_MAP = "the map of wards"
TELEPHONE, DESK = 360, 1280
WIDER = 1.15
# As the site's CSS asks for its font.
ASKED = f'font-family: "{FAMILY}";\n  font-weight: 400 700;'
# Here no reader waits.
OPTIONAL = b"font-display: optional"
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Charts</title>
<link rel="stylesheet" href="/assets/smp/smp.css"><link rel="stylesheet" href="/assets/smp/charts.css">
<link rel="stylesheet" href="/assets/smp/wards.css"><link rel="stylesheet" href="/look.css">
<body class="md-typeset">{figures}</body></html>"""
# What the theme adds to the site's own CSS.
LOOK = ":root { font-size: 20px } body { font-family: var(--md-text-font), sans-serif; margin: 0.7rem }"
FIGURE = """<figure class="smp-figure" id="chart-{name}" data-chart="{name}">
<div class="smp-figure__plot">{picture}</div></figure>"""
KINDS = {"": "text/html", ".css": "text/css", ".ico": "image/png", ".woff2": "font/woff2"}
MEASURE = """(family) => {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `100px "${family}"`;
  return pen.measureText("Fant").width;
}"""
# A pixel more or less is the renderer's rounding. Capitals begin a fifth below the top of a line, and what hangs below
# the line ends a tenth above its bottom.
OVERLAPS = """(svg) => {
  const outer = svg.getBoundingClientRect();
  const lines = [...svg.querySelectorAll("text")].flatMap((text) => text.children.length ? [...text.children] : [text]);
  const words = lines.map((line) => {
    const { left, right, top, bottom, height } = line.getBoundingClientRect();
    return [line.textContent, { left, right, top: top + height / 5, bottom: bottom - height / 10 }];
  });
  const cut = words.filter(([, box]) => box.left < outer.left - 1 || box.right > outer.right + 1
    || box.top < outer.top - 1 || box.bottom > outer.bottom + 1).map(([text]) => `cut off: ${text}`);
  const over = words.flatMap(([text, box], at) => words.slice(at + 1)
    .filter(([, other]) => Math.min(box.right, other.right) - Math.max(box.left, other.left) > 1
      && Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top) > 1)
    .map(([other]) => `over each other: ${text}, ${other}`));
  const hexagons = [...svg.querySelectorAll("polygon, path")].filter((shape) =>
    shape.tagName === "polygon" || (shape.getAttribute("d").match(/L/gi) || []).length === 5);
  const inside = (shape, x, y) =>
    shape.isPointInFill(new DOMPoint(x, y).matrixTransform(shape.getScreenCTM().inverse()));
  const edges = words.flatMap(([text, { left, right, top, bottom }]) => {
    const around = hexagons.filter((shape) => inside(shape, (left + right) / 2, (top + bottom) / 2));
    const corners = [[left, top], [left, bottom], [right, top], [right, bottom]];
    return around.filter((shape) => !corners.every(([x, y]) => inside(shape, x, y)))
      .map(() => `over its edge: ${text}`);
  });
  return [...cut, ...over, ...edges];
}"""


@pytest.fixture(scope="module")
def drawings() -> dict[str, Drawing]:
    """Give every drawing by its id."""
    return draw(known_ids(), Extracts(ROOT), ROOT)


class Shop:
    """A page of figures, with all that it asks for; a font wider than the site's stands in when asked."""

    def __init__(self, page: Page, files: dict[str, bytes], *, wider: bool) -> None:
        self.page = page
        self._files = {"look.css": LOOK.encode(), "favicon.ico": b"", **files}
        self.wider = wider
        page.route("**/*", self._answer)
        page.goto(HOST)
        # What is not yet scrolled to asks for no font.
        page.evaluate(
            f"Promise.all([400, 700].map(w => document.fonts.load(`${{w}} 9px '{FAMILY}'`))).then(() => undefined)"
        )

    def figure(self, name: str) -> Locator:
        """Find a figure."""
        return self.page.locator(f'[data-chart="{name}"]')

    def _answer(self, route: Route) -> None:
        path = urlsplit(route.request.url).path.removeprefix("/")
        body = self._files[path] if path in self._files else (ASSETS / path.removeprefix("assets/smp/")).read_bytes()
        if path.endswith("smp.css"):
            assert body.count(ASKED.encode()) == body.count(OPTIONAL) == 1
            wider = f"{ASKED} size-adjust: {WIDER:.0%};" if self.wider else ASKED
            body = body.replace(OPTIONAL, b"font-display: block").replace(ASKED.encode(), wider.encode())
        route.fulfill(body=body, content_type=KINDS[Path(path).suffix], headers={"Content-Security-Policy": POLICY})


@pytest.fixture(scope="module", params=product((TELEPHONE, DESK), (False, True)), ids=("{0[0]} {0[1]}".format))
def shop(request: pytest.FixtureRequest, browser: Browser, drawings: dict[str, Drawing]) -> Iterator[Shop]:
    """Give a page with every picture."""
    wide, wider = request.param
    pictures: dict[str, str] = {name: drawing.picture("Title", "Words") for name, drawing in drawings.items()}
    pictures[WARD_MAP] = ward_map(Extracts(ROOT)["ward_hexes"], "Fant")
    figures = "".join(FIGURE.format(name=name, picture=picture) for name, picture in pictures.items())
    files = {"": PAGE.format(figures=figures).encode()}
    page = browser.new_page(viewport={"width": wide, "height": 900})
    yield Shop(page, files, wider=wider)
    page.close()


def test_words_cut_off_over_others_or_over_an_edge_are_found(browser: Browser) -> None:
    words = '<text x="10" y="20">one</text><text x="20" y="22">two</text><text x="190" y="60">three</text>'
    shape = '<polygon points="110,10 120,30 110,50 100,30" /><text x="100" y="34">four</text>'
    page = browser.new_page()
    page.set_content(f'<svg viewBox="0 0 200 80" width="200" height="80" font-size="14">{words}{shape}</svg>')

    expected = ["cut off: three", "over each other: one, two", "over its edge: four"]
    assert page.locator("svg").evaluate(OVERLAPS) == expected
    page.close()


def test_words_stand_in_the_font_that_was_asked_for(shop: Shop) -> None:
    measured = shop.page.evaluate(MEASURE, FAMILY)

    assert measured == pytest.approx(width("Fant", 100) * (WIDER if shop.wider else 1), rel=0.001)


@pytest.mark.parametrize("name", [*known_ids(), WARD_MAP])
def test_nothing_is_cut_off_and_no_words_stand_over_others(name: str, shop: Shop) -> None:
    assert shop.figure(name).locator("svg").evaluate(OVERLAPS) == []
