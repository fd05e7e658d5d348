"""Help is one tap away on every page, and a page that somebody in danger reads is left at once and without a trace."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from smp_metrics.site.proof.discreet import EXIT

SITE = Path(__file__).parents[2] / "site"
# A chart's own page has no head and foot of the theme: see below.
CHARTS = set(SITE.glob("charts/*/index.html"))
PAGES = sorted(path.relative_to(SITE).as_posix() for path in set(SITE.rglob("index.html")) - CHARTS)
ABUSE = "plan/domestic-abuse/"
CHART_OF_HARM = "charts/domestic_abuse_total/"
# Pages without a way out: of the plan, about the site, and of a chart.
WITHOUT = ("plan/crime/", "about/", "charts/asb_by_ward/")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Give a tab for which another site is there to go to, and nothing else of the world."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, reduced_motion="reduce")
    context.route(re.compile("^https?://(?!127)"), _weather)
    yield context.new_page()
    context.close()


def _weather(route: Route) -> None:
    assert "referer" not in route.request.headers
    route.fulfill(content_type="text/html", body="<title>Weather</title><h1>Weather</h1>")


def test_every_page_leads_to_help_from_its_head_and_its_foot() -> None:
    without = [name for name in PAGES if not all(_leads_to_help(name))]

    assert len(PAGES) > 100
    assert without == []
    assert all('href="../../help/">Get help</a>' in path.read_text(encoding="utf-8") for path in CHARTS)


def _leads_to_help(name: str) -> Iterator[bool]:
    html = (SITE / name).read_text(encoding="utf-8")
    link = "./" if name == "help/index.html" else f"{'../' * name.count('/')}help/"
    yield f'<a href="{link}" class="smp-help">Get help</a>' in html.partition("<main")[0]
    yield f'<a href="{link}">Get help</a>' in html.partition("<footer")[2]


def test_only_pages_that_show_it_fetch_what_leaves_fast() -> None:
    leaving = {"assets/smp/exit.js", "assets/smp/exit.css", 'class="smp-exit"'}
    some = [
        name
        for name in PAGES
        if 0 < sum(each in (SITE / name).read_text(encoding="utf-8") for each in leaving) < len(leaving)
    ]

    assert some == []


def test_on_a_telephone_help_is_seen_at_once_and_its_numbers_dial(page: Page, address: str) -> None:
    page.goto(address)
    link = page.get_by_role("banner").get_by_role("link", name="Get help")

    expect(link).to_be_in_viewport()
    assert link.evaluate("element => element.getBoundingClientRect().height") >= 24
    link.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Get help")
    assert page.locator("a[href='tel:999']").first.inner_text() == "999"
    expect(page.locator("a[href='tel:08082000247']").first).to_have_text("0808 2000 247")


@pytest.mark.parametrize("words", ["help", "abuse", "report", "child abuse", "my partner hits me"])
def test_who_searches_for_help_finds_it_first(words: str, page: Page, address: str) -> None:
    page.goto(address)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type(words)

    expect(page.locator(".md-search-result__item").first.locator("h1")).to_contain_text("Get help")


def test_the_button_leaves_and_back_does_not_return(page: Page, address: str) -> None:
    page.goto("about:blank")
    page.goto(f"{address}{ABUSE}")
    leave(page)

    page.go_back()
    assert page.url == "about:blank"


def leave(page: Page) -> None:
    page.get_by_role("link", name="Exit this page").click()
    page.wait_for_url(EXIT)


def go_back(page: Page, *read: str) -> None:
    """Go back over pages that were read, the last first: each leads to the weather."""
    for name in reversed(read):
        with page.expect_navigation(url=name, wait_until="commit"):
            page.evaluate("history.back()")
        page.wait_for_url(EXIT)


def test_back_shows_no_page_read_before_and_who_comes_anew_may_read_all(page: Page, address: str) -> None:
    before = [f"{address}{name}" for name in ("", *WITHOUT, "help/")]
    for name in (*before, f"{address}{ABUSE}"):
        page.goto(name)
    leave(page)
    go_back(page, *before)

    since = [f"{address}{name}" for name in (*WITHOUT, "help/")]
    for name in since:
        page.goto(name)
        assert page.url == name
    for name in reversed(since[:-1]):
        page.go_back()
        page.wait_for_timeout(100)
        assert page.url == name
        assert page.locator("body").is_visible()
    for name in since[1:]:
        page.goto(name)
    leave(page)
    go_back(page, *since[:-1])


def test_forward_shows_no_page_read_before(page: Page, address: str) -> None:
    for name in ("help/", *WITHOUT):
        page.goto(f"{address}{name}")
    for _ in WITHOUT:
        page.go_back()
    leave(page)
    for name in WITHOUT:
        with page.expect_navigation(url=f"{address}{name}", wait_until="commit"):
            page.evaluate("history.forward()")
        page.wait_for_url(EXIT)


@pytest.mark.parametrize("name", WITHOUT)
def test_of_a_page_that_the_browser_had_put_aside_nothing_flashes(name: str, page: Page, address: str) -> None:
    page.goto(f"{address}help/")
    leave(page)
    page.goto(f"{address}{name}")
    # As one that was opened before.
    shown = page.evaluate(
        """() => {
          history.replaceState(null, "");
          dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
          return [document.body.checkVisibility(), document.title];
        }"""
    )

    assert shown == [False, "Loading"]
    page.wait_for_url(EXIT)


def test_where_nothing_can_be_kept_the_way_out_still_leaves(page: Page, address: str) -> None:
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(error.message))
    page.add_init_script(
        "Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('', 'SecurityError'); } });"
    )
    page.goto(f"{address}{WITHOUT[-1]}")
    page.goto(f"{address}{CHART_OF_HARM}")
    leave(page)

    page.go_back()
    assert page.url == f"{address}{WITHOUT[-1]}"
    assert said == []


def test_shift_three_times_leaves_and_is_told_on_the_way(page: Page, address: str) -> None:
    page.goto("about:blank")
    page.goto(f"{address}{ABUSE}")
    status = page.locator(".smp-exit [role=status]")

    page.keyboard.press("Shift")
    expect(status).to_have_text("Shift, press 2 more times to exit.")
    expect(page.locator(".smp-exit__light--on")).to_have_count(1)
    page.keyboard.press("Shift")
    expect(status).to_have_text("Shift, press 1 more time to exit.")
    page.keyboard.press("Shift")
    page.wait_for_url(EXIT)
    page.go_back()
    assert page.url == "about:blank"


def test_a_telephone_is_told_of_no_shift_key_and_a_ward_is_left_as_fast(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    context.route(re.compile("^https?://(?!127)"), _weather)
    page = context.new_page()
    page.goto(f"{address}{ABUSE}")
    expect(page.locator(".smp-leave")).to_contain_text("use Exit this page.", use_inner_text=True)
    page.goto(f"{address}wards/heath/")

    expect(page).to_have_title("Heath, ward until May 2024 - Safer Maidstone")
    expect(page.get_by_role("link", name="How to stay unseen")).to_be_visible()
    page.get_by_role("link", name="Exit this page").tap()
    page.wait_for_url(EXIT)
    context.close()


def test_the_way_out_says_what_it_does_and_for_whom_and_takes_little_of_a_telephone(page: Page, address: str) -> None:
    for name in ("", CHART_OF_HARM):
        page.goto(f"{address}{name}")
        link = page.get_by_role("link", name="Exit this page Shows the weather, if you must hide this")
        assert link.evaluate("each => each.getBoundingClientRect().height") <= 48


def test_capitals_and_other_keys_do_not_leave(page: Page, address: str) -> None:
    page.goto(f"{address}{ABUSE}")
    for _ in range(4):
        page.keyboard.press("Shift+A")
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.keyboard.press("a")
    page.keyboard.press("Shift")

    expect(page.locator(".smp-exit__light--on")).to_have_count(1)
    assert page.url == f"{address}{ABUSE}"


def test_presses_are_forgotten_after_a_while(page: Page, address: str) -> None:
    page.clock.install()
    page.goto(f"{address}{ABUSE}")
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.clock.run_for(5100)

    expect(page.locator(".smp-exit [role=status]")).to_have_text("Exit this page expired.")
    expect(page.locator(".smp-exit__lights")).to_be_hidden()
    page.keyboard.press("Shift")
    assert page.url == f"{address}{ABUSE}"


def test_the_screen_is_clear_before_the_other_site_answers(page: Page, address: str) -> None:
    page.goto(f"{address}{ABUSE}")
    left = page.evaluate(
        """() => {
          document.querySelector(".smp-exit a").click();
          const alert = document.querySelector("[role=alert]").textContent;
          return [document.body.innerText.trim(), document.title, alert];
        }"""
    )

    assert left == ["Loading.", "Loading", "Loading."]
    page.wait_for_url(EXIT)


def test_the_button_stays_in_sight_and_is_first_but_one_for_the_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}{ABUSE}")
    button = page.get_by_role("link", name="Exit this page")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")

    expect(button).to_be_focused()
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    expect(button).to_be_in_viewport(ratio=1)
    last, exit_ = page.locator("footer a").last.bounding_box(), page.locator(".smp-exit").bounding_box()
    assert last
    assert exit_
    assert last["y"] + last["height"] <= exit_["y"]


def test_without_javascript_the_button_is_a_link_and_the_title_still_tells_nothing(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    context.route(re.compile("^https?://(?!127)"), _weather)
    page = context.new_page()
    page.goto(f"{address}{ABUSE}")

    assert "abuse" not in page.title().lower()
    leave(page)
    page.go_back()
    assert page.url == f"{address}{ABUSE}"
    context.close()


def test_nothing_of_the_way_out_is_printed(page: Page, address: str) -> None:
    page.goto(f"{address}{ABUSE}")
    page.emulate_media(media="print")

    expect(page.locator(".smp-exit")).to_be_hidden()
    expect(page.locator(".smp-leave")).to_be_hidden()
