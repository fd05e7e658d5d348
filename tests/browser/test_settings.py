"""One page of each kind, as readers set up their devices: a telephone, forced colours, and very large text."""

from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
# With the rules of WCAG 2.2 for the size of targets, which axe leaves out unless it is asked.
RUN = """axe.run(document, { resultTypes: ["violations"], rules: { "target-size": { enabled: true } } }).then(found =>
    found.violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 160))}`))"""
UNNAMED = """[...document.querySelectorAll("article table")].filter(table =>
    !table.caption && !table.matches("[aria-label], [aria-labelledby], figure table")
    || [...table.querySelectorAll("th")].some(head => !head.scope)).map(table => table.outerHTML.slice(0, 160))"""
# Each word that stands in two lines, but for addresses, names of files and what a table scrolls to.
BROKEN = r"""() => {
    const found = new Set();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node; (node = walker.nextNode()); ) {
        const place = node.parentElement;
        if (!place.checkVisibility({ visibilityProperty: true })) continue;
        if (place.closest("svg, script, .smp-unseen, .md-sidebar")) continue;
        // An address has no room but to break.
        for (const word of node.data.matchAll(/(?<![\p{L}\p{N}.@/:_])[\p{L}\p{N},]+(?!\.?[\p{L}@])/gu)) {
            const range = document.createRange();
            range.setStart(node, word.index);
            range.setEnd(node, word.index + word[0].length);
            if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) found.add(word[0]);
        }
    }
    return [...found];
}"""
SIDEWAYS = "document.documentElement.scrollWidth > innerWidth ? document.documentElement.scrollWidth : 0"
KINDS = (
    *(
        "",
        "help/",
        "wards/",
        "wards/fant/",
        "wards/since-2024/tovil/",
        "plan/",
        "plan/town-centre/",
        "plan/domestic-abuse/",
        "data/",
    ),
    *("data/asb_by_ward/", "facts/plan-figures/", "facts/asb_by_ward/", "corrections/", "how-checked/", "glossary/"),
    *("about/", "about/accessibility/", "plan/crime/", "checks/domestic_abuse/"),
)


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    """Give one tab for all pages."""
    context = browser.new_context(reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_of_each_kind_suits_every_setting(kind: str, tab: Page, address: str) -> None:
    tab.set_viewport_size({"width": 360, "height": 740})
    tab.emulate_media(forced_colors="none")
    tab.goto(f"{address}{kind}")
    tab.evaluate(AXE)
    found: dict[str, Any] = {"on a telephone": tab.evaluate(RUN), "tables without names": tab.evaluate(UNNAMED)}
    tab.emulate_media(forced_colors="active")
    found["in forced colours"] = tab.evaluate(RUN)
    tab.emulate_media(forced_colors="none")
    letters = tab.context.new_cdp_session(tab)
    letters.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    found["words broken in letters of twice the size"] = tab.evaluate(BROKEN)
    wide = tab.evaluate("document.documentElement.scrollWidth")
    letters.send("Page.setFontSizes", {"fontSizes": {"standard": 16, "fixed": 13}})
    # Some browsers make the text alone larger, and lay the page out as they did.
    tab.evaluate("document.documentElement.style.setProperty('font-size', '250%', 'important')")
    found["text alone of twice the size, wider than a telephone"] = tab.evaluate(SIDEWAYS)
    tab.set_viewport_size({"width": 1280, "height": 800})
    room = tab.locator("article").first.evaluate("each => each.clientWidth")

    assert room > 1280 / 2
    assert {setting: breaches for setting, breaches in found.items() if breaches} == {}
    assert wide <= 360


def test_the_keyboard_goes_through_the_map_from_ward_to_ward(tab: Page, address: str) -> None:
    tab.emulate_media(forced_colors="none")
    tab.set_viewport_size({"width": 1280, "height": 800})
    tab.goto(f"{address}wards/")
    links = tab.locator("nav.smp-wards a")
    links.nth(0).focus()
    tab.keyboard.press("Tab")
    expect(links.nth(1)).to_be_focused()
    address_of_next = links.nth(1).get_attribute("href")
    tab.keyboard.press("Enter")
    tab.wait_for_url(f"**/{str(address_of_next).rpartition('../')[2]}")
    tab.locator("#place").scroll_into_view_if_needed()
    expect(tab.locator("nav.smp-wards [aria-current=page]")).to_have_count(1)


def test_a_meaning_opens_on_focus_and_on_tap_and_closes_by_escape(browser: Browser, tab: Page, address: str) -> None:
    tab.set_viewport_size({"width": 1280, "height": 800})
    tab.goto(f"{address}plan/town-centre/")
    tab.locator(".smp-term__name").nth(0).focus()
    tab.keyboard.press("Tab")
    tab.keyboard.press("Shift+Tab")
    expect(tab.locator(".smp-term__means:popover-open")).to_have_count(1)
    tab.keyboard.press("Escape")
    expect(tab.locator(".smp-term__means:popover-open")).to_have_count(0)
    context = browser.new_context(java_script_enabled=False, has_touch=True, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{address}plan/town-centre/")
    page.locator(".smp-term__name").first.tap()
    expect(page.locator(".smp-term__means").first).to_be_visible()
    context.close()


def test_a_link_into_a_fold_opens_it(tab: Page, address: str) -> None:
    tab.goto(f"{address}facts/plan-figures/#figures-p27")

    expect(tab.locator("#figures-p27 table")).to_be_visible()
    expect(tab.locator("#figures-p27 summary")).to_be_in_viewport()
