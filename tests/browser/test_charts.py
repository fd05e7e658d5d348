"""What readers do with a chart: read values by pointer, finger and keyboard, find their ward, see another measure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.rules import Rules

SITE = Path(__file__).parents[2] / "site"
CHARTS = sorted(folder.name for folder in (SITE / "charts").iterdir())
PAGE = "plan/crime/"
TELEPHONE = 360
WEIGHT = 8_000
STORED = "[localStorage, sessionStorage].flatMap((kept) => Object.values(kept)).join()"
IDS = "[...document.querySelectorAll('[id]')].map((element) => element.id)"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Give a telephone on which any word in the console fails the test."""
    context = browser.new_context(viewport={"width": TELEPHONE, "height": 740}, has_touch=True, reduced_motion="reduce")
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    context.close()
    assert said == []


def figure_of(page: Page, name: str) -> Locator:
    return page.locator(f"#chart-{name}")


def mark_of(figure: Locator, row: int) -> Locator:
    return figure.locator(f'[data-row="{row}"]').first


def test_a_value_is_read_by_pointer_finger_and_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}{PAGE}")
    figure = figure_of(page, "crime_by_ward")
    told, slider = figure.locator(".smp-figure__told"), figure.get_by_role("slider")

    mark_of(figure, 0).hover()
    expect(told).to_have_text("High Street; Year: 2023; Crimes recorded: 3,272")
    expect(mark_of(figure, 0)).to_have_class("smp-at")
    mark_of(figure, 1).tap()
    expect(told).to_have_text("Park Wood; Year: 2023; Crimes recorded: 1,274")
    slider.press("ArrowRight")
    expect(told).to_have_text("Heath; Year: 2023; Crimes recorded: 933")
    expect(slider).to_have_attribute("aria-valuetext", "Heath; Year: 2023; Crimes recorded: 933")
    slider.press("End")
    expect(told).to_have_text("Loose; Year: 2023; Crimes recorded: 80")
    expect(figure.locator(".smp-at")).to_have_count(1)


def test_a_ward_is_marked_in_every_chart_of_the_page_and_kept_in_its_address_alone(page: Page, address: str) -> None:
    page.goto(f"{address}{PAGE}")
    figure_of(page, "crime_by_ward").get_by_label("Mark my ward").select_option("Fant")

    for name, marks, words in (
        ("crime_by_ward", 1, "Fant; Year: 2023; Crimes recorded: 802"),
        ("crime_rate_by_ward", 1, "Fant; Year: 2023; Crimes per 1,000 residents: 77"),
        ("crime_and_resident_shares", 2, "Fant; "),
        ("vbc_by_cluster", 3, "Cluster: 7; Setting: urban; Year: 2021"),
        ("district_growth", 0, ""),
    ):
        expect(figure_of(page, name).locator(".smp-mine")).to_have_count(marks)
        if words:
            expect(figure_of(page, name).get_by_role("status")).to_contain_text(words)
    assert page.url.endswith("?ward=Fant")
    assert "Fant" not in page.evaluate(STORED)
    page.reload()
    expect(figure_of(page, "crime_by_ward").locator(".smp-mine")).to_have_count(1)
    figure_of(page, "crime_rate_by_ward").get_by_label("Mark my ward").select_option("None")
    expect(page.locator(".smp-mine")).to_have_count(0)
    assert page.url.endswith(PAGE)


def test_another_measure_takes_the_place_with_its_own_words_and_no_id_comes_twice(page: Page, address: str) -> None:
    page.goto(f"{address}{PAGE}?ward=Fant")
    figure = figure_of(page, "crime_by_ward")
    figure.get_by_role("link", name="Per 1,000 residents").click()

    expect(figure.locator(".smp-figure__title")).to_contain_text("crime rate")
    expect(figure.locator(".smp-figure__views [aria-current]")).to_be_focused()
    expect(figure.get_by_role("status")).to_contain_text("Crimes per 1,000 residents: 77")
    expect(figure.locator(".smp-figure__source a")).to_have_attribute("href", re.compile(r"/data/crime_rate_by_ward/$"))
    expect(figure.get_by_role("img")).to_have_accessible_name(re.compile("crime rate"))
    ids = page.evaluate(IDS)
    assert len(ids) == len(set(ids))
    figure.get_by_role("link", name="Count").click()
    expect(figure.locator(".smp-figure__title")).to_contain_text("22%")


def test_a_measure_that_does_not_load_is_gone_to(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}{PAGE}")
    page.route("**/charts/crime_rate_by_ward/", lambda route: route.abort(), times=1)
    figure_of(page, "crime_by_ward").get_by_role("link", name="Per 1,000 residents").click()

    page.wait_for_url("**/charts/crime_rate_by_ward/")
    page.close()


def test_every_row_of_every_chart_can_be_read_and_its_page_breaks_no_rule(page: Page, address: str) -> None:
    rules, breaches = Rules(), {}
    assert CHARTS
    for name in CHARTS:
        page.goto(f"{address}charts/{name}/")
        breaches[name] = rules.breaches(page)
        rows = page.locator(".smp-figure__data tbody tr").count()
        slider = page.get_by_role("slider")
        expect(slider).to_have_attribute("max", str(rows - 1))
        slider.press("End")
        expect(page.locator(".smp-at").first).to_be_attached()
        assert page.evaluate("document.documentElement.scrollWidth") <= TELEPHONE, name
    assert {name: broken for name, broken in breaches.items() if broken} == {}


def test_a_chart_stands_in_a_frame_elsewhere(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.set_content(f'<iframe src="{address}charts/crime_by_ward/" width="340" height="700"></iframe>')
    frame = page.frame_locator("iframe")

    expect(frame.get_by_role("img")).to_be_visible()
    expect(frame.locator(".smp-embed__from a").first).to_have_attribute("href", "../../plan/crime/#chart-crime_by_ward")
    frame.locator("summary", has_text="Cite or embed").click()
    expect(frame.locator(".smp-embed__copy").first).to_contain_text("Open Government Licence v3.0")
    page.close()


@pytest.mark.parametrize(
    ("name", "copied"),
    [
        ("charts/crime_by_ward/", ".smp-embed__copy >> nth=0"),
        ("charts/crime_by_ward/", ".smp-embed__copy code"),
        ("data/all_crime_by_ward/", "#cite-this + blockquote"),
    ],
)
def test_a_copy_of_the_site_without_an_address_cites_where_it_is_read(
    name: str, copied: str, browser: Browser, address: str
) -> None:
    for has_scripts, said in ((True, f"{address}{name}"), (False, "[add the address of this page]")):
        context = browser.new_context(java_script_enabled=has_scripts)
        page = context.new_page()
        page.goto(f"{address}{name}?ward=Heath#cite")
        expect(page.locator(copied)).to_contain_text(said)
        expect(page.locator(copied)).not_to_contain_text("?ward")
        context.close()


def test_the_script_is_asked_for_by_pages_with_charts_alone(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for name, expected in ((PAGE, 1), ("help/", 0)):
        asked.clear()
        page.goto(f"{address}{name}")
        assert sum(url.endswith("/charts.js") for url in asked) == expected
    assert (SITE / "assets/smp/charts.js").stat().st_size < WEIGHT
