"""Every picture as a browser draws it: nothing cut off, no words over other words, and a live view that works."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Route

from smp_metrics.charts import Drawing, draw, vega
from smp_metrics.charts.ids import known_ids
from smp_metrics.extracts import Extracts

ROOT = Path(__file__).resolve().parents[2]
HOST = "http://charts.test/"
POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'"
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Chart</title>{picture}<div id="live"></div>
<script type="module" src="live.js"></script></html>"""
LIVE = """
await import("./vega.js");
await window.smpVega.embed(document.getElementById("live"), await (await fetch("spec.json")).json());
document.body.dataset.done = "yes";
"""
# A pixel more or less is the renderer's rounding.
OVERLAPS = """(svg) => {
  const outer = svg.getBoundingClientRect();
  const words = [...svg.querySelectorAll("text")].map((text) => [text.textContent, text.getBoundingClientRect()]);
  const cut = words.filter(([, box]) => box.left < outer.left - 1 || box.right > outer.right + 1
    || box.top < outer.top - 1 || box.bottom > outer.bottom + 1).map(([text]) => `cut off: ${text}`);
  const over = words.flatMap(([text, box], at) => words.slice(at + 1)
    .filter(([, other]) => Math.min(box.right, other.right) - Math.max(box.left, other.left) > 1
      && Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top) > 6)
    .map(([other]) => `over each other: ${text}, ${other}`));
  return [...cut, ...over];
}"""


@pytest.fixture(scope="module")
def drawings() -> dict[str, Drawing]:
    """Give every drawing by its id."""
    return draw(known_ids(), Extracts(ROOT), ROOT)


@pytest.fixture(scope="module")
def script() -> bytes:
    """Give the script of the live view."""
    return vega.live_script().encode()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Give an empty page."""
    page = browser.new_page(viewport={"width": 520, "height": 900})
    yield page
    page.close()


def test_words_cut_off_or_over_others_are_found(page: Page) -> None:
    words = '<text x="10" y="20">one</text><text x="20" y="22">two</text><text x="190" y="60">three</text>'
    page.set_content(f'<svg width="200" height="80" font-size="14">{words}<text x="10" y="60">four</text></svg>')

    assert page.locator("svg").evaluate(OVERLAPS) == ["cut off: three", "over each other: one, two"]


@pytest.mark.parametrize("name", known_ids())
def test_nothing_is_cut_off_and_no_words_stand_over_others(name: str, page: Page, drawings: dict[str, Drawing]) -> None:
    page.set_content(PAGE.format(picture=drawings[name].picture("Title", "Words")))

    assert page.locator("svg").evaluate(OVERLAPS) == []


@pytest.mark.parametrize("name", known_ids())
def test_a_live_view_works_under_the_strict_policy(
    name: str, page: Page, drawings: dict[str, Drawing], script: bytes
) -> None:
    complaints: list[str] = []
    files = {
        "": ("text/html", PAGE.format(picture="").encode()),
        "live.js": ("text/javascript", LIVE.encode()),
        "vega.js": ("text/javascript", script),
        "spec.json": ("application/json", drawings[name].spec.encode()),
        "favicon.ico": ("image/png", b""),
    }

    def answer(route: Route) -> None:
        kind, body = files[route.request.url.removeprefix(HOST)]
        route.fulfill(body=body, content_type=kind, headers={"Content-Security-Policy": POLICY})

    def listen(message: ConsoleMessage) -> None:
        complaints.append(message.text)

    page.route("**/*", answer)
    page.on("console", listen)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(HOST)
    page.locator("body[data-done=yes]").wait_for(timeout=20_000)

    assert complaints == []
    assert page.locator("#live svg").evaluate(OVERLAPS) == []
    assert page.locator("#live [aria-label]").count() >= len(drawings[name].rows)
