"""What readers do: read without JavaScript, search, use the keyboard."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

SITE = Path(__file__).parents[2] / "site"
CHART = re.compile(r'data-chart="([^"]+)"')
# A chart's own page is looked at in test_charts.py.
WITH_CHARTS = sorted(
    path.relative_to(SITE).as_posix().removesuffix("index.html")
    for path in set(SITE.rglob("index.html")).difference(SITE.glob("charts/*/index.html"))
    if CHART.search(path.read_text(encoding="utf-8"))
)
# A list of links is read alone: such words lead nobody anywhere.
LOST = re.compile(
    r"<a\b[^>]*>(?:\s|<(?!/a)[^>]*>)*(click here|here|go|more|this|start|information|read more)\s*<", re.IGNORECASE
)
TELEPHONE = {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Give a window for every page with JavaScript, which keeps what it fetched."""
    context = browser.new_context(reduced_motion="reduce")
    yield context
    context.close()


@pytest.fixture(scope="module")
def plain_context(browser: Browser) -> Iterator[BrowserContext]:
    """Give a window for every page without JavaScript."""
    context = browser.new_context(java_script_enabled=False)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """Give a page on which any word in the console fails the test."""
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    page.close()
    assert said == []


@pytest.fixture
def plain_page(plain_context: BrowserContext) -> Iterator[Page]:
    """Give a page without JavaScript."""
    page = plain_context.new_page()
    yield page
    page.close()


def test_there_are_charts_to_look_at() -> None:
    assert WITH_CHARTS


def test_each_link_says_where_it_leads() -> None:
    pages = {page: LOST.findall(page.read_text(encoding="utf-8")) for page in SITE.rglob("*.html")}

    assert {page.relative_to(SITE).as_posix(): words for page, words in pages.items() if words} == {}


def test_each_page_has_a_title_of_its_own() -> None:
    titles = Counter(
        re.findall(r"<title>([^<]*)", page.read_text(encoding="utf-8"))[0] for page in SITE.rglob("index.html")
    )

    assert [title for title, count in titles.items() if count > 1] == []


@pytest.mark.parametrize("name", WITH_CHARTS)
def test_without_javascript_every_chart_is_a_named_picture_with_its_data(
    name: str, plain_page: Page, address: str
) -> None:
    plain_page.goto(f"{address}{name}")

    for figure in plain_page.locator("figure[data-chart]").all():
        picture = figure.locator(".smp-figure__plot > svg[role=img]")
        expect(picture).to_be_visible()
        assert picture.locator("> title").text_content()
        assert picture.locator("> desc").text_content()
        # What only a script can do is not there.
        expect(figure.locator("input, select, button")).to_have_count(0)
        figure.locator(".smp-figure__data summary").press("Enter")
        expect(figure.locator(".smp-figure__data table")).to_be_visible()


def test_without_javascript_a_claim_leads_to_its_fact(plain_page: Page, address: str) -> None:
    plain_page.goto(address)
    plain_page.locator(".smp-claim a").first.click()

    assert plain_page.url.startswith(f"{address}facts/")
    target = plain_page.url.partition("#")[2]
    expect(plain_page.locator(f'[id="{target}"]')).to_be_visible()


def test_search_finds_a_ward(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type("High Street")

    expect(page.locator(".md-search-result__item").first).to_contain_text("High Street")


def test_on_a_telephone_the_keyboard_opens_the_menu_and_never_meets_it_closed(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(address)
    link = page.locator(".md-sidebar--primary .md-nav__link").first

    expect(link).to_be_hidden()
    page.locator("label.md-header__button[for=__drawer]").focus()
    page.keyboard.press("Enter")
    expect(link).to_be_visible()


def test_on_a_telephone_a_long_page_starts_with_its_parts_and_the_name_of_the_site_is_whole(
    plain_page: Page, address: str
) -> None:
    plain_page.set_viewport_size({"width": 360, "height": 740})
    plain_page.goto(f"{address}plan/crime/")
    name = plain_page.locator(".md-header__topic .md-ellipsis").first
    cut = name.evaluate("each => [each.scrollWidth - each.clientWidth, each.scrollHeight - each.clientHeight]")
    assert max(cut) <= 1
    parts = plain_page.locator(".smp-parts")
    expect(parts.get_by_role("link").first).to_be_hidden()
    parts.locator("summary").click()
    parts.get_by_role("link", name="Counting by residents").click()
    expect(plain_page.locator("#p23")).to_be_in_viewport()
    plain_page.set_viewport_size({"width": 1280, "height": 900})
    expect(parts).to_be_hidden()
    # A page of few parts has them in sight.
    plain_page.goto(f"{address}plan/public-health/")
    assert (plain_page.locator("article h2, article h3").count() > 3) == (parts.count() == 1)


def test_a_numbered_paragraph_has_an_address_of_its_own(page: Page, address: str) -> None:
    page.goto(f"{address}plan/crime/#p15")

    expect(page.locator("#p15 .smp-paragraph__number")).to_have_text("Paragraph 15:")
    expect(page.locator("#p15")).to_be_in_viewport()


@pytest.mark.parametrize("colours", ["none", "active"])
def test_a_table_that_goes_on_has_a_shadow_where_it_does_until_its_end_is_in_sight(
    colours: Literal["none", "active"], browser: Browser, address: str
) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740}, java_script_enabled=False, forced_colors=colours)
    page.goto(f"{address}wards/")
    frame = page.locator(".smp-scroll:has(#smp-all-wards)")

    assert frame.evaluate("frame => frame.scrollWidth > frame.clientWidth")
    # What covers the shadow moves with the table, and the shadow stays.
    expect(frame).to_have_css("background-attachment", "local, scroll")
    expect(frame).to_have_css("background-image", re.compile("gradient.*gradient"))
    page.close()
