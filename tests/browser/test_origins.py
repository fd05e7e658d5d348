"""Where a number comes from: the panel beside a claim, by keyboard, pointer and touch, at every size and colour."""

import gzip
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, ViewportSize, expect

from tests.browser.rules import Rules

SITE = Path(__file__).parents[2] / "site"
WITH_CLAIM = re.compile(r'<data class="smp-claim"[^>]*><a href="[^"]*" title="[^"]*">(.*?)</a></data>', re.DOTALL)
LIMIT = 15_000
PAGE = "plan/crime/"
PANEL = ".smp-origin"
# Which page has a claim in a table is its author's choice.
WITH_TABLE = min(
    (
        path.relative_to(SITE).as_posix().removesuffix("index.html")
        for path in SITE.glob("plan/**/index.html")
        if re.search(r"<td[^>]*><data class=\"smp-claim\"", path.read_text(encoding="utf-8"))
    ),
    default=PAGE,
)
DESK: ViewportSize = {"width": 1280, "height": 900}
TELEPHONE: ViewportSize = {"width": 360, "height": 740}
# Claims in a paragraph, in a table, and in the title of a chart.
PLACES = (
    f"{PAGE} article p > .smp-claim > a",
    f"{WITH_TABLE} article td .smp-claim > a",
    f"{PAGE} figcaption .smp-claim > a",
)
SHIFTS = """() => {
  window.shifted = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => { window.shifted += entry.value; }))
    .observe({ type: "layout-shift", buffered: false });
}"""
PLACED = """(claim) => {
  const panel = document.querySelector(".smp-origin").getBoundingClientRect();
  const box = claim.getBoundingClientRect();
  const over = panel.top < box.bottom - 1 && panel.bottom > box.top + 1;
  const { clientWidth, clientHeight } = document.documentElement;
  const inside = panel.left >= 0 && panel.top >= 0 && panel.right <= clientWidth && panel.bottom <= clientHeight;
  return [...(over ? ["over its number"] : []), ...(inside ? [] : ["out of sight"]),
    ...(document.documentElement.scrollWidth > clientWidth ? ["the page scrolls sideways"] : [])];
}"""

# Whatever of the way out, and of the end of what opened, lies below something else.
IN_REACH = """(opened) => {
  opened.scrollTop = opened.scrollHeight;
  const covered = (element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return [0.02, 0.25, 0.5, 0.75, 0.98]
      .flatMap((x) => [0.02, 0.5, 0.98].map((y) => [left + x * width, top + y * height]))
      .filter(([x, y]) => !element.contains(document.elementFromPoint(x, y)))
      .map((point) => [element.className || element.localName, ...point]);
  };
  return [document.querySelector(".smp-exit"), opened.querySelector(".smp-origin__more a") ?? opened].flatMap(covered);
}"""


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(reduced_motion="reduce", viewport=DESK)
    context.set_default_timeout(10_000)
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


def claim_at(page: Page, address: str, place: str) -> Locator:
    """Open a page and give the first claim that shows at a place."""
    name, _, selector = place.partition(" ")
    page.goto(f"{address}{name}")
    claim = page.locator(selector).locator("visible=true").first
    claim.scroll_into_view_if_needed()
    return claim


def wait_for_details(page: Page) -> Locator:
    expect(page.locator(f"{PANEL} dl")).to_be_visible()
    return page.locator(PANEL)


@pytest.mark.parametrize("place", PLACES)
def test_a_panel_tells_first_what_a_number_is_and_where_it_is_from_and_then_the_sum(
    page: Page, address: str, place: str
) -> None:
    claim_at(page, address, place).focus()
    panel = wait_for_details(page)

    assert panel.locator(".smp-origin__value").inner_text()
    assert panel.locator("dt").all_inner_texts()[:3] == ["Table", "From", "Period"]
    assert all(panel.locator("dd").all_inner_texts())
    parts = panel.locator(".smp-origin__words, dl, .smp-origin__sum")
    assert parts.evaluate_all("(found) => found.map((each) => each.className || each.localName)") == [
        "smp-origin__words", "dl", "smp-origin__sum",
    ]  # fmt: skip


def test_a_panel_leads_to_where_the_plan_tells_of_its_number(page: Page, address: str) -> None:
    page.goto(f"{address}plan/town-centre/")
    page.locator("article .smp-claim > a[title*='stated figures']").first.focus()
    link = wait_for_details(page).locator("dt:text-is('From') + dd a").first

    expect(link).to_have_attribute("href", re.compile(r"/plan/[\w-]+/#p\d+$"))


def test_a_panel_names_the_correction_of_its_rows(page: Page, address: str) -> None:
    claim_at(page, address, f"{PAGE} article .smp-claim > a[title*=corrected]").focus()
    link = wait_for_details(page).locator("dt:text-is('Corrected') + dd a").first

    expect(link).to_have_attribute("href", re.compile(r"/corrections/#[\w-]+$"))


def test_the_tab_key_opens_and_closes_panels_and_meets_nothing_between_two_claims(page: Page, address: str) -> None:
    claim = claim_at(page, address, f"{PAGE} article p > .smp-claim:has(+ .smp-claim) > a")
    following = claim.locator("xpath=../following-sibling::*[1]/a")
    claim.focus()
    page.keyboard.press("Tab")

    expect(following).to_be_focused()
    expect(following.locator(f"xpath=following-sibling::*[@id='{PANEL[1:]}']")).to_be_visible()
    expect(page.locator(PANEL)).to_have_count(1)


def test_escape_closes_a_panel_and_leaves_the_focus_where_it_was(page: Page, address: str) -> None:
    claim = claim_at(page, address, PLACES[0])
    title = claim.get_attribute("title")
    claim.focus()
    wait_for_details(page)
    page.keyboard.press("Escape")

    expect(page.locator(PANEL)).to_have_count(0)
    expect(claim).to_be_focused()
    expect(claim).to_have_attribute("title", title or "-")


def test_escape_closes_a_panel_under_the_pointer_too(page: Page, address: str) -> None:
    claim_at(page, address, PLACES[0]).hover()
    wait_for_details(page)
    page.keyboard.press("Escape")

    expect(page.locator(PANEL)).to_have_count(0)


def test_enter_leads_from_a_claim_to_its_entry(page: Page, address: str) -> None:
    claim = claim_at(page, address, PLACES[0])
    claim.focus()
    words = wait_for_details(page).locator("p").nth(1).inner_text()
    page.keyboard.press("Enter")
    page.wait_for_url("**/facts/**")

    entry = page.locator(f'[id="{page.url.partition("#")[2]}"]')
    expect(entry).to_be_in_viewport()
    expect(entry).to_contain_text(words)


def test_a_panel_stays_while_the_pointer_is_on_it_and_goes_when_it_leaves(page: Page, address: str) -> None:
    claim = claim_at(page, address, PLACES[0])
    claim.hover()
    wait_for_details(page).locator(".smp-origin__value").hover()
    page.wait_for_timeout(600)

    expect(page.locator(PANEL)).to_be_visible()
    page.locator("h1").hover()
    expect(page.locator(PANEL)).to_have_count(0)


def test_a_tap_opens_a_panel_a_second_closes_it_and_its_link_leads_on(browser: Browser, address: str) -> None:
    context = browser.new_context(has_touch=True, viewport=TELEPHONE, reduced_motion="reduce")
    page = context.new_page()
    claim = claim_at(page, address, PLACES[0])
    claim.tap()
    wait_for_details(page)
    claim.tap()
    expect(page.locator(PANEL)).to_have_count(0)
    assert page.url == f"{address}{PAGE}"

    claim.tap()
    wait_for_details(page)
    page.locator("h1").tap()
    expect(page.locator(PANEL)).to_have_count(0)

    claim.tap()
    wait_for_details(page).get_by_role("link", name="All about this number").tap()
    expect(page).to_have_url(re.compile("/facts/.+#"))
    context.close()


@pytest.mark.parametrize("place", PLACES)
def test_nothing_on_the_page_moves_when_a_panel_opens_and_closes(page: Page, address: str, place: str) -> None:
    claim = claim_at(page, address, place)
    page.wait_for_timeout(200)
    before = claim.bounding_box()
    page.evaluate(SHIFTS)
    claim.hover()
    wait_for_details(page)

    assert claim.bounding_box() == before
    page.keyboard.press("Escape")
    page.wait_for_timeout(200)
    assert page.evaluate("window.shifted") == 0


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("text", ["", "250%"], ids=["text", "text-twice-as-large"])
@pytest.mark.parametrize("size", [DESK, TELEPHONE], ids=["desk", "telephone"])
def test_a_panel_is_all_in_sight_and_never_over_its_number(
    page: Page, address: str, place: str, text: str, size: ViewportSize
) -> None:
    page.set_viewport_size(size)
    claim = claim_at(page, address, place)
    page.evaluate("(size) => { document.documentElement.style.fontSize = size; }", text)
    claim.evaluate("(link) => link.scrollIntoView({ block: 'center' })")
    claim.focus()
    wait_for_details(page)

    assert claim.evaluate(PLACED) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("height", [740, 500])
def test_the_way_out_stays_whole_above_what_opens_and_so_does_all_that_opens(
    browser: Browser, address: str, scheme: Literal["light", "dark"], height: int
) -> None:
    context = browser.new_context(
        has_touch=True, viewport={"width": 360, "height": height}, reduced_motion="reduce", color_scheme=scheme
    )
    page = context.new_page()
    page.goto(f"{address}plan/domestic-abuse/")
    for name, opened in ((".smp-claim > a", PANEL), (".smp-term__name", ".smp-term__means:popover-open")):
        found = page.locator(f"article {name}").locator("visible=true").all()
        for at, block in product((found[0], found[-1]), ("start", "center", "end")):
            at.evaluate("(each, block) => each.scrollIntoView({ block })", block)
            at.tap()
            expect(page.locator(opened)).to_be_visible()
            assert page.locator(opened).evaluate(IN_REACH) == [], (name, block)
            at.tap()
    context.close()


def test_a_panel_that_does_not_fit_can_be_scrolled_with_the_keyboard(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 420})
    claim = claim_at(page, address, PLACES[0])
    claim.evaluate("(link) => link.scrollIntoView({ block: 'center' })")
    claim.focus()
    wait_for_details(page)
    page.keyboard.press("Tab")

    expect(page.locator(PANEL)).to_be_focused()
    page.keyboard.press("Escape")
    expect(claim).to_be_focused()


@pytest.fixture(scope="module")
def rules() -> Rules:
    """Give the rules, which remember what they have seen."""
    return Rules()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESK, TELEPHONE], ids=["desk", "telephone"])
def test_a_page_with_a_panel_open_breaks_no_accessibility_rule(
    page: Page, address: str, rules: Rules, scheme: Literal["light", "dark"], size: ViewportSize
) -> None:
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme)
    claim_at(page, address, PLACES[0]).focus()
    wait_for_details(page)

    assert rules.breaches(page) == []


def test_without_its_file_a_panel_still_tells_where_a_number_comes_from(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.route("**/facts/*.json", lambda route: route.abort())
    claim = claim_at(page, address, PLACES[0])
    title = claim.get_attribute("title") or "-"
    claim.focus()

    expect(page.locator(PANEL)).to_contain_text(title)
    expect(page.locator(PANEL).get_by_role("link", name="All about this number")).to_be_visible()


def test_what_comes_late_takes_the_place_of_the_title(page: Page, address: str) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/facts/*.json", hold)
    claim = claim_at(page, address, PLACES[0])
    title = claim.get_attribute("title") or "-"
    claim.focus()
    expect(page.locator(PANEL)).to_contain_text(title)
    held[0].continue_()

    wait_for_details(page)
    assert claim.evaluate(PLACED) == []


def test_what_comes_late_leaves_the_focus_on_the_link_of_the_panel(page: Page, address: str) -> None:
    held: list[Route] = []
    page.route("**/facts/*.json", lambda route: held.append(route))  # noqa: PLW0108 - it marks what it calls
    claim_at(page, address, PLACES[0]).focus()
    link = page.locator(PANEL).get_by_role("link", name="All about this number")
    link.focus()
    held[0].continue_()
    wait_for_details(page)
    # Longer than a panel stays once nothing in it has the focus.
    page.wait_for_timeout(400)

    expect(link).to_be_focused()


def test_nothing_is_fetched_before_somebody_asks_and_one_file_serves_an_extract(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if request.url.endswith(".json") else None)
    claim = claim_at(page, address, PLACES[0])
    assert asked == []
    for _ in range(2):
        claim.focus()
        wait_for_details(page)
        page.keyboard.press("Escape")
        claim.blur()

    assert len(asked) == 1


def test_on_paper_a_claim_is_plain_text(page: Page, address: str) -> None:
    claim = claim_at(page, address, PLACES[0])
    claim.focus()
    wait_for_details(page)
    page.emulate_media(media="print")

    expect(page.locator(PANEL)).to_be_hidden()
    style = (
        "(link) => { const { backgroundImage, textDecorationLine, color } = getComputedStyle(link);"
        " return [backgroundImage, textDecorationLine, color === getComputedStyle(link.closest('p')).color]; }"
    )
    assert claim.evaluate(style) == ["none", "none", True]


def test_with_forced_colours_a_claim_keeps_a_mark(page: Page, address: str) -> None:
    page.emulate_media(forced_colors="active")

    expect(claim_at(page, address, PLACES[0])).to_have_css("text-decoration-line", "underline")


def test_who_wants_no_motion_sees_none(page: Page, address: str) -> None:
    claim_at(page, address, PLACES[0]).focus()

    expect(page.locator(PANEL)).to_have_css("animation-name", "none")


def test_a_hundred_claims_weigh_little_and_so_does_what_a_panel_fetches() -> None:
    def weight(data: bytes) -> int:
        return len(gzip.compress(data, mtime=0))

    pages = [path.read_text(encoding="utf-8") for path in SITE.rglob("*.html")]
    full = [(html, *WITH_CLAIM.subn(r"\1", html)) for html in pages if html.count('class="smp-claim"') >= 20]
    assert all(html.count('class="smp-claim"') == found for html, _, found in full)
    heaviest = max((weight(html.encode()) - weight(plain.encode())) * 100 / found for html, plain, found in full)
    shared = sum(weight(path.read_bytes()) for path in (SITE / "assets" / "smp").glob("claims.*"))
    fetched = max(weight(path.read_bytes()) for path in (SITE / "facts").glob("*.json"))

    assert heaviest + shared < LIMIT
    assert fetched < LIMIT
