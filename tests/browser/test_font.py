"""The font that every page stands in: it has each letter that is shown, comes with the page and moves nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont
from playwright.sync_api import Browser, Page, Route

from fonts.characters import shown_by
from smp_metrics.charts.font import FAMILY, width

SITE = Path(__file__).parents[2] / "site"
FONTS = "**/*.woff2"
# How far what is in sight has moved by itself, in parts of the window.
WATCH = """
window.moved = 0;
new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.moved += entry.value; })
  .observe({ type: "layout-shift", buffered: true });
"""
# What a line of the page's own words takes, by the size of its letters.
LINE = """(words) => {
  const line = document.createElement("span");
  line.textContent = words;
  line.style.cssText = "font-size: 100px; position: absolute; white-space: nowrap";
  document.querySelector("article").append(line);
  return line.getBoundingClientRect().width;
}"""
WORDS = "Crime fell in 2023"


def opened(browser: Browser, url: str, answer: Any) -> Page:
    page = browser.new_page(viewport={"width": 360, "height": 740}, bypass_csp=True)
    page.add_init_script(WATCH)
    page.route(FONTS, answer)
    page.goto(url, wait_until="domcontentloaded")
    page.wait_for_timeout(700)
    return page


def test_every_character_that_the_site_shows_is_in_the_font() -> None:
    (file,) = (SITE / "assets/smp/fonts").glob("*.woff2")
    font = TTFont(file).getBestCmap()
    lacking = {letter: page for letter, page in shown_by(SITE).items() if ord(letter) not in font}

    assert lacking == {}, "add them to fonts/characters.py and run make fonts"


@pytest.mark.parametrize("page", ["", "plan/crime/", "facts/"])
def test_a_page_asks_for_its_font_once_and_stands_in_it(page: str, browser: Browser, address: str) -> None:
    asked: list[str] = []
    view = browser.new_page(viewport={"width": 360, "height": 740}, bypass_csp=True)
    view.add_init_script(WATCH)
    view.on("request", lambda request: asked.append(request.url))
    view.goto(address + page)

    assert len([url for url in asked if url.endswith(".woff2")]) == 1
    # On a busy machine the font may be too late for this page, and moves nothing: the next has it.
    wanted = pytest.approx(width(WORDS, 100), rel=0.001)
    assert any(view.evaluate(LINE, WORDS) == wanted or view.reload() is None for _ in range(5))
    assert view.evaluate(f"document.fonts.check('16px \"{FAMILY}\"')")
    assert view.evaluate("window.moved") == 0
    view.close()


@pytest.mark.parametrize("page", ["", "plan/crime/", "wards/fant/"])
def test_nothing_moves_when_the_font_comes_late_or_never(page: str, browser: Browser, address: str) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    view = opened(browser, address + page, hold)
    for route in held:
        route.continue_()
    view.wait_for_timeout(500)

    assert len(held) == 1
    assert view.evaluate("window.moved") == 0
    view.close()


def test_a_downloaded_picture_brings_its_font(browser: Browser, address: str) -> None:
    view = browser.new_page()
    asked: list[str] = []
    view.on("request", lambda request: asked.append(request.url))
    url = f"{address}assets/charts/crime_by_ward.svg"
    view.goto(url)
    view.evaluate("document.fonts.ready.then(() => undefined)")

    assert [each for each in asked if not each.startswith("data:")] == [url]
    assert view.evaluate("[...document.fonts].map(({ family, status }) => [family, status])") == [[FAMILY, "loaded"]]
    view.close()
