"""What holds on every page, seen with the strict policy in force."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.browser.rules import Rules
from tests.browser.test_pictures import OVERLAPS

SITE = Path(__file__).parents[2] / "site"
PAGES = sorted(path.relative_to(SITE).as_posix() for path in SITE.rglob("*.html"))
# The page for lost addresses links from the root of the host, which only the published copy knows. Pages of charts have
# one scheme: see test_charts.py.
READ = [page.removesuffix("index.html") for page in PAGES if page != "404.html" and not page.startswith("charts/")]
DESK = {"width": 1280, "height": 900}
# Narrower than most: it is also what a zoom of 400% leaves of a desk computer's window.
TELEPHONE = {"width": 320, "height": 740}
SCHEMES: dict[Literal["light", "dark"], str] = {"light": "default", "dark": "slate"}

# What a browser does runs no line of the package.
pytestmark = pytest.mark.usefixtures("uncounted")


@dataclass
class Visit:
    """A page, open, with what the browser said and asked for on the way."""

    page: Page
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    def look(self, size: dict[str, int], scheme: Literal["light", "dark"]) -> None:
        """Show the page at a size and in a colour scheme, and wait until it has settled."""
        self.page.set_viewport_size({"width": size["width"], "height": size["height"]})
        self.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        self.page.locator(f'body[data-md-color-scheme="{SCHEMES[scheme]}"]').wait_for()
        self.page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


@pytest.fixture(scope="module")
def rules() -> Rules:
    """Give the rules, which remember what they have seen."""
    return Rules()


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    """Give one tab for all pages, so that what they share is fetched and compiled once."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module", params=READ)
def visit(request: pytest.FixtureRequest, tab: Page, address: str) -> Iterator[Visit]:
    """Open a page as in a new tab: nothing of the page before shows, runs or is counted."""
    tab.goto("about:blank")
    tab.set_viewport_size({"width": DESK["width"], "height": DESK["height"]})
    tab.emulate_media(color_scheme="light", reduced_motion="reduce")
    visit = Visit(tab)
    heard: dict[Any, Callable[[Any], None]] = {
        "console": lambda message: visit.said.append(f"{message.type}: {message.text}"),
        "pageerror": lambda error: visit.said.append(f"error: {error}"),
        "request": lambda asked: visit.asked.append(asked.url),
        "requestfailed": lambda failed: visit.failed.append(failed.url),
        "response": lambda got: visit.failed.append(got.url) if got.status >= 400 else None,
    }
    for event, listener in heard.items():
        tab.on(event, listener)
    tab.goto(f"{address}{request.param}")
    yield visit
    for event, listener in heard.items():
        tab.remove_listener(event, listener)


# Two of the four combinations: what breaks in one size or scheme alone still shows, in half the time.
@pytest.fixture(scope="module", params=[(DESK, "light"), (TELEPHONE, "dark")], ids=["desk-light", "telephone-dark"])
def shown(request: pytest.FixtureRequest, visit: Visit) -> Visit:
    visit.look(*request.param)
    return visit


def test_there_are_pages_to_look_at() -> None:
    assert "index.html" in PAGES, "there is no built site to look at: run make site first"


def test_a_page_opens_without_a_word_in_the_console(visit: Visit) -> None:
    assert visit.said == []


def test_a_page_asks_nobody_else_for_anything(visit: Visit, address: str) -> None:
    assert [url for url in visit.asked if not url.startswith((address, "data:"))] == []


def test_everything_that_a_page_asks_for_is_there(visit: Visit) -> None:
    assert visit.failed == []


def test_a_page_breaks_no_accessibility_rule(shown: Visit, rules: Rules) -> None:
    assert rules.breaches(shown.page) == []


def test_a_page_never_scrolls_sideways(shown: Visit) -> None:
    assert shown.page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0


def test_no_words_of_a_picture_are_cut_off_or_stand_over_others(shown: Visit) -> None:
    pictures = shown.page.locator("article svg:has(text):visible").all()

    assert [told for picture in pictures for told in picture.evaluate(OVERLAPS)] == []


def test_every_picture_says_what_it_shows(visit: Visit) -> None:
    unsaid = visit.page.locator('article img:not([alt]), article img[alt=""], article img[alt^="No description"]')

    assert unsaid.count() == 0


@pytest.mark.parametrize("page", PAGES)
def test_every_page_carries_the_policy_first_and_nothing_inline_that_it_refuses(page: str) -> None:
    html = (SITE / page).read_text(encoding="utf-8")
    head = html.split("<meta ")

    assert head[1].startswith('charset="utf-8">')
    assert head[2].startswith('http-equiv="Content-Security-Policy" content="default-src \'none\'; ')
    assert re.findall(r"<style\b|<[^>]+\s(?:style|on[a-z]+)=\"", html) == []
    assert "smp-root/" not in html


def test_the_page_for_lost_addresses_asks_for_nothing_that_is_not_there(browser: Browser, address: str) -> None:
    page = browser.new_page()
    answers: list[int] = []
    page.on("response", lambda answer: answers.append(answer.status))
    page.goto(f"{address}404.html")
    heading = page.locator("h1").inner_text()
    page.close()

    assert heading == "There is no page at this address"
    assert set(answers) == {200}


def test_no_style_sheet_of_some_pages_waits_for_the_one_of_all(browser: Browser, address: str) -> None:
    page = browser.new_page()
    asked: list[str] = []
    before: list[str] = []

    def note(route: Route) -> None:
        before.extend(asked)
        route.continue_()

    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.route("**/assets/smp/all.css", note)
    page.goto(f"{address}wards/")
    page.close()

    assert {"exit.css", "wards.css"} <= set(before)
