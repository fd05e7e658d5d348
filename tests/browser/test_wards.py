"""A reader finds a ward without knowing its name, sorts all of them, and lays some side by side."""

import datetime as dt
import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

SITE = Path(__file__).parents[2] / "site"
# Where parts of a figure begin and end.
SIDES = """(figure, name) => [...figure.querySelectorAll(name)].map(part => {
    const { left, right } = part.getBoundingClientRect();
    return [left, right];
})"""
# As a hand does it: the way back to the top comes while one goes up.
UPWARDS = """async () => {
    for (const at of [3000, 2900, 2800, 2700]) {
        scrollTo(0, at);
        await new Promise(done => setTimeout(done, 100));
    }
}"""


@pytest.fixture(scope="module")
def page(browser: Browser, address: str) -> Iterator[Page]:
    """Give the page of all wards on a telephone; a word in the console fails."""
    tab = browser.new_page(viewport={"width": 360, "height": 740}, reduced_motion="reduce")
    said: list[str] = []
    tab.on("console", lambda message: said.append(message.text))
    tab.on("pageerror", lambda error: said.append(str(error)))
    tab.goto(f"{address}wards/")
    yield tab
    assert said == []
    tab.close()


def test_a_village_leads_to_its_ward(page: Page) -> None:
    field = page.get_by_label("Type your street, village or ward")
    for typed, ward in (
        ("hunton", "Coxheath and Hunton"),
        ("week st", "High Street"),
        ("maidstone hosp", "Barming Heath and Teston"),
        ("Teston", "Barming Heath and Teston"),
    ):
        field.fill(typed)
        expect(page.locator(".smp-finder li:visible a").first).to_have_text(ward)
    field.fill("tovil ")
    expect(page.locator(".smp-finder li:visible").first).to_have_text(
        "Tovil (ward since 2024), before that: South, High Street"
    )
    # One name in two places: each ward that the records know has a line, and what they can't know is said.
    field.fill("Sutton Road")
    street = page.locator(".smp-street:visible").first
    expect(street).to_contain_text("Sutton Road: in several wards. Which part is yours?")
    # The records name one part of it by the road's number only.
    expect(street.locator("li")).to_contain_text([
        "Shepway (ward since 2024), before that Shepway South, as the A274",
        "Headcorn and Sutton Valence (ward since 2024), before that",
        "Leeds and Langley (ward since 2024), before that Sutton Valence and Langley",
    ])  # fmt: skip
    # What tells the parts apart.
    expect(street.locator("li summary").first).to_contain_text(
        re.compile(r"Streets in this part: .+, .+, .+ and \d+ more")
    )
    caution = page.get_by_text("a part of yours may be missing")
    expect(caution).to_be_visible()
    seen = street.locator("li").first.evaluate(
        "each => each.getBoundingClientRect().bottom < document.querySelector('.smp-exit').getBoundingClientRect().top"
    )
    assert seen
    expect(page.locator(".smp-finder summary").first).to_have_text("What was found")
    # A street that is a place too is told once.
    field.fill("Week Street")
    expect(page.locator(".smp-finder details > ul > li:visible")).to_have_count(1)
    field.fill("12a Pine Grove, Maidstone")
    street = page.locator(".smp-finder li:visible")
    expect(street).to_have_text("Pine Grove: Penenden Heath (ward since 2024), before that North")
    assert [link.get_attribute("href") for link in street.get_by_role("link").all()] == [
        page.url + "since-2024/penenden-heath/",
        page.url + "north/",
    ]
    expect(page.locator(".smp-finder [role=status]")).to_have_text("1 name found.")
    field.fill("Tonbridge Rd")
    expect(page.locator(".smp-street:visible").first).to_contain_text("Tonbridge Road: in several wards")
    field.fill("road")
    expect(page.locator(".smp-finder details > ul > li:visible")).to_have_count(20)
    expect(page.locator(".smp-finder [role=status]")).to_contain_text("Type more of the name")
    for typed, ward in (
        ("Shepwey", "Shepway"),
        ("Boxly", "Boxley"),
        ("Harietsham", "Harrietsham"),
        ("Alington", "Allington"),
    ):
        field.fill(typed)
        expect(page.locator(".smp-finder [role=status]")).to_have_text("No place of just that name. Did you mean this?")
        expect(page.locator(".smp-finder li:visible").first).to_contain_text(ward)
    field.fill("nowhere at all")
    expect(page.locator(".smp-finder [role=status]")).to_contain_text("They don’t name every street")
    field.fill("")
    expect(page.locator(".smp-finder summary").first).to_have_text("All places and wards, A to Z")
    expect(caution).to_be_hidden()


@pytest.mark.parametrize(
    ("typed", "today", "ended"),
    [
        ("Marden", "Marden and Yalding", "Marden"),
        ("Fant", "Fant and Oakwood", "Fant"),
        ("Bridge", "Allington and Bridge", "Bridge"),
        ("Alington", "Allington and Bridge", "Allington"),
    ],
)
def test_a_ward_of_today_is_found_before_one_that_is_no_more(page: Page, typed: str, today: str, ended: str) -> None:
    page.get_by_label("Type your street, village or ward").fill(typed)
    found = page.locator(".smp-finder details > ul > li:visible")

    expect(found.first).to_contain_text(f"{today} (ward since 2024)")
    expect(found.filter(has_text=f"{ended}: ").first).to_contain_text("(ward until 2024)")


def test_the_first_page_leads_to_the_table_of_all_wards(page: Page, address: str) -> None:
    try:
        page.goto(address)
        page.get_by_role("link", name="the list of all wards").click()
        expect(page.get_by_role("heading", name="All wards of today")).to_be_in_viewport()
    finally:
        page.goto(f"{address}wards/")


def test_the_page_of_all_wards_comes_in_the_first_ten_packets() -> None:
    # A server sends no more before it hears back, and from far away that takes as long as the page itself.
    headers = 300

    assert len(gzip.compress((SITE / "wards/index.html").read_bytes())) + headers < 10 * 1460


def test_the_field_to_find_a_ward_is_on_the_first_screen_of_a_telephone_and_nothing_covers_it(page: Page) -> None:
    field = page.get_by_label("Type your street")
    field.fill("")
    field.blur()
    page.evaluate("scrollTo(0, 0)")
    seen = field.evaluate(
        "each => each.getBoundingClientRect().bottom < document.querySelector('.smp-exit').getBoundingClientRect().top"
    )
    assert seen
    top = page.locator(".md-top")
    page.evaluate(UPWARDS)
    expect(top).to_be_visible()
    field.focus()
    expect(top).to_be_hidden()


def test_the_months_of_a_ward_stand_between_the_edges_of_the_text_around_them(browser: Browser, address: str) -> None:
    tab = browser.new_page(viewport={"width": 360, "height": 740})
    tab.goto(f"{address}wards/since-2024/fant-and-oakwood/")
    figure = tab.locator("figure.smp-figure")
    ((left, right),) = figure.evaluate(SIDES, "figcaption")

    assert all(left <= start < end <= right for start, end in figure.evaluate(SIDES, "svg, svg text"))
    tab.close()


def test_nothing_moves_when_the_script_comes(browser: Browser, page: Page, address: str) -> None:
    without = browser.new_page(viewport={"width": 360, "height": 740})
    without.route("**/wards.js", lambda route: route.abort())
    without.goto(f"{address}wards/")
    places = "[...document.querySelectorAll('h2, .smp-finder, nav.smp-wards')].map(each => each.offsetTop)"

    assert page.evaluate(places) == without.evaluate(places)
    without.close()


def test_a_postcode_is_answered_without_asking_anyone(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    field, answer = page.get_by_label("Type your street"), page.locator(".smp-finder [role=status]")
    # Told before anything is typed, to those who hear the field too.
    expect(field).to_have_accessible_description(
        re.compile("^Use a name, not a postcode: .+ GOV.UK who your councillors")
    )
    expect(page.locator("#smp-find-hint a")).to_have_attribute("href", "https://www.gov.uk/find-your-local-councillors")
    for typed in ("ME14 1XX", "ME14", "me15 6", "ME14 1XX, Anytown"):
        field.fill("")
        field.press_sequentially(typed)
        expect(answer).to_have_text(
            "Sorry, this site has no postcodes. Type your street or village. Or ask GOV.UK who your councillors are: "
            "they stand for your ward. Then tap it below."
        )
        # Each ward of today, and no other place.
        expect(page.locator(".smp-finder summary").first).to_have_text("Tap your ward")
        expect(page.locator(".smp-finder details > ul > li:visible")).to_have_count(22)
        expect(field).to_be_focused()
        seen, bar = (page.locator(each).evaluate("each => each.getBoundingClientRect().toJSON()")
                     for each in (".smp-finder [role=status]", ".smp-exit"))  # fmt: skip
        assert 0 < seen["top"] < seen["bottom"] < bar["top"]
    field.fill("Pine Grove ME14 1XX")
    expect(page.locator(".smp-finder li:visible")).to_contain_text("Pine Grove: Penenden Heath")
    # The browser itself fetches the icon of a tab when it has time. The list of streets is one for everybody.
    assert [url for url in asked if not url.endswith(("favicon.svg", "wards/streets.json"))] == []
    page.get_by_label("Type your street").fill("")
    expect(page.locator(".smp-finder details")).to_be_visible()


def test_the_table_sorts_by_every_column_and_back(page: Page) -> None:
    first = page.locator("#smp-all-wards tbody th").first
    today = page.locator("#smp-all-since")
    today.get_by_role("button", name=re.compile("^Per 1,000")).click()
    today.get_by_role("button", name=re.compile("^Per 1,000")).click()
    expect(today.locator("tbody th").first).to_have_text("Bearsted and Downswood")
    plan = page.locator("#smp-all-wards")
    plan.get_by_role("button", name=re.compile("^Per 1,000")).click()
    expect(first).to_have_text("High Street")
    plan.get_by_role("button", name=re.compile("^Per 1,000")).click()
    expect(first).to_have_text("Bearsted")
    assert page.locator("#smp-all-wards tbody td").first.evaluate("each => each.getBoundingClientRect().right") < 360
    plan.get_by_role("button", name=re.compile("^Change")).click()
    expect(first).to_have_text("South")
    expect(page.locator("#smp-all-wards th[aria-sort]")).to_have_attribute("aria-sort", "descending")
    expect(page.locator("#smp-all-wards th[aria-sort]")).to_have_count(1)
    for top in ("rose", "fell"):
        plan.get_by_role("button", name=re.compile("fell|rose", re.IGNORECASE)).click()
        words = plan.locator("tbody td.smp-ward__words").all_text_contents()
        assert (words[0], words[-1]) == (top, "")
    plan.get_by_role("button", name="Ward").click()
    expect(first).to_have_text("Allington")
    plan.get_by_role("button", name="Ward").click()
    expect(first).to_have_text("Sutton Valence and Langley")


def choose(box: Locator, *wards: str) -> None:
    """Lay wards side by side."""
    for label, ward in zip(("One ward", "Another ward", "One more ward, if you like"), wards, strict=False):
        box.get_by_label(label, exact=True).select_option(ward)


def test_wards_stand_side_by_side_with_a_word_on_chance(page: Page) -> None:
    today = page.locator(".smp-side").first
    choose(today, "Senacre", "Shepway", "High Street")
    expect(today.locator("thead th")).to_have_text(["What is counted", "Senacre", "Shepway", "High Street"])
    expect(today.locator("tbody tr").nth(1)).to_have_text("Per 1,000 residents40 to 11884 to 94286 to 298")
    expect(today.locator("p")).to_have_text([
        "The rates of Senacre and Shepway could differ by chance, or for how many people live there.",
        "The rates of Senacre and High Street are further apart than chance alone explains.",
        "The rates of Shepway and High Street are further apart than chance alone explains.",
    ])  # fmt: skip
    # The wards of the plan are laid side by side with each other only.
    box = page.locator(".smp-side").last
    assert "Senacre" not in box.inner_text()
    choose(box, "Heath", "Bridge", "Fant")

    expect(box.locator("thead th")).to_have_text(["What is counted", "Heath", "Bridge", "Fant"])
    expect(box.locator("tbody tr").first).to_have_text(re.compile("Rose or fellrosefellfell"))
    expect(box.locator("p").first).to_have_text(
        "The rates of Heath and Bridge are further apart than chance alone explains."
    )
    choose(box, "Boxley", "Staplehurst")
    expect(box.locator("p").first).to_have_text("The rates of Boxley and Staplehurst could differ by chance alone.")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_telephone_shows_the_last_column_of_the_kinds_of_crime_in_each_ward(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    wards = [path.parent.name for path in sorted(SITE.glob("wards/since-*/*/index.html"))]
    hidden = {}
    for ward in wards:
        page.goto(f"{address}wards/since-2024/{ward}/")
        frame = page.locator(".smp-scroll", has_text="Its share here is")
        hidden[ward] = frame.evaluate("frame => frame.scrollWidth - frame.clientWidth")
    page.close()

    assert wards
    assert hidden == dict.fromkeys(wards, 0)


def test_a_ward_beside_the_next_is_two_taps_from_home_and_beside_any_other_three(
    browser: Browser, address: str
) -> None:
    for ward, own, box in (("Senacre$", "Senacre", 0), ("Heath: crime", "Heath", 1)):
        page = browser.new_page(viewport={"width": 360, "height": 740}, reduced_motion="reduce")
        page.goto(address)
        page.get_by_role("main").get_by_role("link", name="your area", exact=True).click()
        page.get_by_role("link", name=re.compile(f"^{ward}")).first.click()
        table = page.get_by_role("table", name=f"{own} and the wards that it touches")
        assert table.evaluate("each => each.getBoundingClientRect().top") < 2 * 740
        page.get_by_role("link", name=f"Compare {own} with any other").click()
        expect(page.get_by_role("heading", name=re.compile("side by side")).nth(box)).to_be_in_viewport()
        expect(page.get_by_label("One ward", exact=True).nth(box).locator("option:checked")).to_have_text(own)
        page.get_by_label("Another ward", exact=True).nth(box).select_option("High Street")
        expect(page.locator(".smp-side").nth(box).locator("p").first).to_contain_text(f"The rates of {own} and High")
        page.close()


def test_a_postcode_of_a_made_up_table_leads_to_its_ward(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.route("**/wards/postcodes/me99.json", lambda route: route.fulfill(json={"1AA": "heath"}))
    page.route(
        re.compile(r"/wards/$"),
        lambda route: route.fulfill(
            response=(got := route.fetch()),
            body=re.sub(
                '<p id="smp-find-hint">.+?</p>',
                "",
                got.text().replace('"smp-finder ', '"smp-finder smp-finder--postcodes '),
            ),
        ),
    )
    page.goto(f"{address}wards/")
    expect(page.get_by_text("Use a name, not a postcode")).to_have_count(0)
    page.get_by_label("Type your street, village or ward, or a postcode").fill("me991aa")

    expect(page.locator(".smp-finder [role=status]")).to_have_text("That postcode was in Heath.")
    page.get_by_label("Type your street").fill("ME99 1")
    expect(page.locator(".smp-finder [role=status]")).to_have_text("Type the whole postcode.")
    page.get_by_label("Type your street").fill("ME99 9ZZ")
    expect(page.locator(".smp-finder [role=status]")).to_have_text("No ward here has that postcode.")
    page.close()


def test_without_javascript_the_list_of_places_and_the_table_are_there(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}wards/")
    page.locator(".smp-finder summary").click()

    expect(page.locator(".smp-finder li").first).to_be_visible()
    expect(page.locator("#smp-all-wards tbody tr")).to_have_count(26)
    page.get_by_role("link", name="Heath: crime rose").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Heath")
    page.get_by_role("row", name=re.compile("^Barming")).get_by_role("link", name="Barming", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Barming")
    context.close()


def test_records_say_that_there_are_newer_ones_from_their_day_on(browser: Browser, address: str) -> None:
    tab = browser.new_page()
    tab.goto(f"{address}wards/fant/")
    day = dt.datetime.fromisoformat(str(tab.locator(".smp-fresh").get_attribute("data-until")))
    for now, said in ((day - dt.timedelta(days=1), 0), (day, 1)):
        tab.clock.set_fixed_time(now + dt.timedelta(hours=1))
        tab.reload()
        expect(tab.locator(".smp-fresh", has_text="There are newer ones by now, but not here.")).to_have_count(said)
    tab.close()
