"""The search answers what people type, however they type it, by keyboard and by touch."""

import gzip
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page, Route, expect

from smp_metrics.site.written.places import address_of_source

SITE = Path(__file__).parents[2] / "site"
WANTED: dict[str, str] = yaml.safe_load((Path(__file__).parent / "searches.yml").read_text(encoding="utf-8"))
WORDS = (SITE.parent / "docs" / "_search.yml").read_text(encoding="utf-8")
FIRST_OF: dict[str, list[str]] = yaml.safe_load(WORDS)["first"]
# As the theme's own script asks the search.
ASK = """async searches => {
    const worker = new Worker(new URL("assets/smp/search.js", location));
    const say = message => new Promise(done => {
        worker.addEventListener("message", ({ data }) => done(data.data), { once: true });
        worker.postMessage(message);
    });
    const data = await (await fetch("search/search_index.json")).json();
    await say({ type: 0, data });
    const answers = {};
    for (const text of searches) answers[text] = (await say({ type: 2, data: text })).items;
    return answers;
}"""
NOTHING = ("", "the", "qq", "<b>", "*", "+~^")
MISSED = ("my bins", "qqqqqqqq", "knife qqqqqqqq", "knife crime qqqqqqqq")
# What happened there is what was asked.
BESIDE = {
    "punched at the bus stop": "bus",
    "flashed in a car park": "car park",
    "car stolen from car park": "car park",
    "bike stolen from library": "library",
}
# Each may go on to a word that is there, such as "business", "binge" or "rate".
BEGUN = ("bu", "bus", "busin", "bin", "rat")
FINISHED = ("bus ", "bin ", "businq")
# A letter away from "safe", "wife" and "hide".
NO_SLIPS = ("cafe", "wine", "hike")
# Each with what is said, and whether help stands before it.
UNKNOWABLE = {
    "was my neighbour arrested": ("This site can't tell you about a person or an address", False),
    "why were police in my street": ("This site counts crimes. It does not know of single ones", False),
    "my neighbour was arrested and threatens me": ("This site can't tell you about a person or an address", True),
}
# Each with the page that comes first or second, and what the search says of it.
TOLD = {
    "knife crime": (
        "wards/kinds/possession-of-weapons/",
        "The police's open records count neither knives nor stabbings",
    ),
    "councillor for Shepway": ("wards/", "GOV.UK tells who your councillors are"),
    "domestic abuse by ward": ("data/domestic_abuse_by_ward/", "the years 2022 and 2023"),
    "knife crime Shepway": ("wards/kinds/possession-of-weapons/", "count neither knives nor stabbings"),
}
OF_SHEPWAY = ("shepway", "councillor for Shepway", "Shepway north crime")
NO_PLACES = ("drug dealing park", "smoking park", "violent street")
FIELD = ".md-search__input"
FIRST = ".md-search-result__item .md-search-result__link"


@pytest.fixture(scope="module")
def answers(browser: Browser, address: str) -> Iterator[dict[str, list[list[dict[str, Any]]]]]:
    """Give what each search finds."""
    page = browser.new_page()
    page.goto(address)
    yield page.evaluate(
        ASK,
        [
            *(*WANTED, *NOTHING, *MISSED, *BESIDE, *BEGUN, *FINISHED, *NO_SLIPS, *UNKNOWABLE),
            *("weapons", "stabbing", *TOLD, *OF_SHEPWAY, *NO_PLACES, *chain(*FIRST_OF.values())),
        ],
    )
    page.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def _look_up(page: Page, text: str) -> None:
    page.locator("label.md-header__button[for=__search]").tap()
    # The theme searches at each key that goes up: what is filled in at once waits for a focus that may have been.
    page.locator(FIELD).press_sequentially(text)


def test_each_search_finds_the_page_that_answers_first(answers: dict[str, list[list[dict[str, Any]]]]) -> None:
    first = {text: answers[text][0][0]["location"] if answers[text] else "nothing" for text in WANTED}

    assert {text: found for text, found in first.items() if WANTED[text] not in (found, found.partition("#")[0])} == {}


def test_what_leads_to_a_page_finds_it_first(answers: dict[str, list[list[dict[str, Any]]]]) -> None:
    wanted = {text: address_of_source(page) for page, texts in FIRST_OF.items() for text in texts}
    found = {text: answers[text][0][0]["location"].partition("#")[0] for text in wanted}

    assert found == wanted


@pytest.mark.parametrize("text", TOLD)
def test_what_a_page_does_not_say_is_said_below_its_title(
    text: str, answers: dict[str, list[list[dict[str, Any]]]]
) -> None:
    at, said = TOLD[text]
    told = {parts[0]["location"]: parts[0]["text"] for parts in answers[text][:2]}

    assert said in told[at]


@pytest.mark.parametrize("text", ["knife crime", "knife", "knives", "stabbing", "weapons"])
def test_serious_violence_stands_second_to_the_weapons_that_are_counted(
    text: str, answers: dict[str, list[list[dict[str, Any]]]]
) -> None:
    found = [parts[0]["location"].partition("#")[0] for parts in answers[text]]

    assert found[:2] == ["wards/kinds/possession-of-weapons/", "plan/serious-violence/"]


@pytest.mark.parametrize("text", OF_SHEPWAY)
def test_a_ward_of_today_stands_before_old_ones_of_a_like_name(
    text: str, answers: dict[str, list[list[dict[str, Any]]]]
) -> None:
    found = [parts[0]["location"] for parts in answers[text]]

    assert found.index("wards/since-2024/shepway/") < found.index("wards/shepway-south/")


@pytest.mark.parametrize("text", NO_PLACES)
def test_what_cannot_be_a_name_is_not_looked_for_among_places(
    text: str, answers: dict[str, list[list[dict[str, Any]]]]
) -> None:
    assert [part for parts in answers[text] for part in parts if "#find" in part["location"]] == []


def test_a_postcode_is_told_at_once_who_knows_it_and_where_the_wards_are(page: Page, address: str) -> None:
    page.goto(address)
    _look_up(page, "ME15 6YE")
    first = page.locator(".md-search-result__item").first
    expect(first).to_contain_text("This site can't look up postcodes. GOV.UK tells your ward")
    first.get_by_text("All wards of today").tap()
    expect(page.locator("#smp-all-since")).to_be_in_viewport()
    page.goto(address)
    _look_up(page, "ME15 6YE")
    first.get_by_text("This site can't look up postcodes").tap()
    expect(page.locator(".smp-finder").get_by_role("link", name="who your councillors are").first).to_be_in_viewport()


@pytest.mark.parametrize(
    ("path", "text", "part"),
    [("help/", "scammed online", "#fraud"), ("wards/", "12 Pine Grove", ".smp-finder input")],
)
def test_a_part_of_the_same_page_is_gone_to_from_far_below(
    path: str, text: str, part: str, page: Page, address: str
) -> None:
    page.goto(address + path)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    # The header comes back when a reader scrolls up.
    page.mouse.wheel(0, -300)
    page.locator("label.md-header__button[for=__search]").tap()
    expect(page.locator("body[data-md-scrolllock]")).to_have_count(1)
    page.locator(FIELD).press_sequentially(text)
    expect(page.locator(FIRST).first).to_have_attribute("href", re.compile("#(fraud|find=12%20Pine%20Grove)$"))
    page.locator(FIRST).first.tap()
    expect(page.locator("body[data-md-scrolllock]")).to_have_count(0)
    expect(page.locator(part)).to_be_in_viewport()


def test_a_street_in_the_search_leads_to_its_ward_and_is_sent_to_nobody(page: Page, address: str) -> None:
    asked: list[str] = []
    page.goto(address)
    page.on("request", lambda request: asked.append(request.url))
    _look_up(page, "12 Pine Grove")
    expect(page.locator(FIRST).first).to_have_text("Find the ward of 12 Pine Grove")
    page.locator(FIRST).first.tap()
    expect(page.locator(".smp-finder li:visible")).to_have_text(
        "Pine Grove: Penenden Heath (ward since 2024), before that North"
    )
    expect(page.get_by_label("Type your street")).to_be_in_viewport()
    page.evaluate("location.hash = 'find=Nowhere%'")
    expect(page.locator(".smp-finder [role=status]")).to_contain_text("No place of that name")
    assert [url for url in asked if "pine" in url.lower().partition("#")[0]] == []


def test_a_search_says_that_it_loads_and_what_to_do_when_it_does_not(page: Page, address: str) -> None:
    waiting: list[Route] = []
    page.route("**/search_index.json", lambda route: waiting.append(route))  # noqa: PLW0108 - it marks what it calls
    page.goto(address)
    page.locator("label.md-header__button[for=__search]").tap()
    told = page.locator(".md-search-result__meta")
    expect(told).to_have_text("The search is loading. You can type already.")
    page.locator(FIELD).press_sequentially("knife")
    expect(told).to_have_text("The search is loading. You can type already.")
    waiting[0].fulfill(status=503)
    expect(told).to_have_text("The search did not load. Are you online? Load this page again, or look in the menu.")


@pytest.mark.parametrize("text", ["", "qq", "*", "+~^"])
def test_a_search_for_nothing_that_is_there_finds_nothing(
    text: str, answers: dict[str, list[list[dict[str, Any]]]]
) -> None:
    assert answers[text] == []


def test_what_is_not_found_is_said_first_and_leads_to_whom_to_ask(
    answers: dict[str, list[list[dict[str, Any]]]],
) -> None:
    titles = {text: [part[0]["title"] for part in answers[text]] for text in MISSED}

    assert titles["my bins"][0] == "This site does not cover “bins”. See whom to ask"
    assert titles["qqqqqqqq"] == ["Sorry, no page has “qqqqqqqq”. See who can help"]
    assert titles["knife qqqqqqqq"][0] == "Sorry, no page has “qqqqqqqq”. See who can help"
    # What is no crime is for the councils; what nobody knows may be anything, so all who help are shown.
    assert answers["my bins"][0][0]["location"].endswith("help/#elsewhere")
    assert answers["qqqqqqqq"][0][0]["location"].endswith("help/")


def test_what_is_beside_a_crime_sends_nobody_away(answers: dict[str, list[list[dict[str, Any]]]]) -> None:
    titles = {text: [part[0]["title"] for part in answers[text]] for text in BESIDE}

    for text, part in BESIDE.items():
        said = f"This site does not cover “{part}”. See whom to ask"
        assert [at for at, title in enumerate(titles[text]) if "See whom to ask" in title] == [2], text
        assert titles[text][2] == said


@pytest.mark.parametrize("text", UNKNOWABLE)
def test_what_nobody_here_knows_is_said_with_whom_to_ask_and_after_help_for_who_is_in_danger(
    text: str, answers: dict[str, list[list[dict[str, Any]]]]
) -> None:
    said, is_in_danger = UNKNOWABLE[text]
    whom, page = answers[text][is_in_danger]

    assert page["title"] == said
    assert whom["location"] == "help/#who"
    assert "In danger, call 999." in whom["text"]
    assert "101" in whom["text"]
    assert answers[text][0][0]["location"].startswith("help/")
    assert len(answers[text]) > is_in_danger + 1


def test_what_nobody_here_knows_is_read_before_anything_else(page: Page, address: str) -> None:
    page.goto(address)
    _look_up(page, "sex offender in my road")
    first = page.locator(".md-search-result__item").first
    expect(first).to_contain_text("This site can't tell you about a person or an address")
    expect(first.get_by_text("ask the police for Sarah's Law")).to_be_in_viewport()
    first.get_by_text("See whom to ask").tap()
    expect(page.get_by_role("heading", name="About a person, an address or one case")).to_be_in_viewport()


def test_who_wants_to_die_is_a_tap_away_from_who_listens(page: Page, address: str) -> None:
    page.goto(address)
    _look_up(page, "i want to kill myself")
    expect(page.locator(FIRST).first).to_have_text("Get help: When it is all too much")
    page.locator(FIRST).first.tap()
    expect(page.get_by_text("Samaritans")).to_be_in_viewport()


@pytest.mark.parametrize("text", ["they took my shoes away", "qqqqqqqq", "burglary"])
def test_help_stands_above_whatever_is_found(text: str, page: Page, address: str) -> None:
    page.goto(f"{address}wards/")
    _look_up(page, text)
    expect(page.locator(FIRST).first).to_be_visible()
    leads = page.locator(".md-search__output").get_by_role("link", name="Get help", exact=True)
    expect(leads).to_be_in_viewport()
    leads.tap()
    page.wait_for_url("**/help/")


def test_nothing_is_called_missed_before_its_word_is_whole(answers: dict[str, list[list[dict[str, Any]]]]) -> None:
    missed = {text for text in (*BEGUN, *FINISHED) for part in answers[text] if "See who" in part[0]["title"]}

    assert missed == set(FINISHED)


@pytest.mark.parametrize("text", NO_SLIPS)
def test_a_short_word_is_no_slip_of_another_of_its_length(
    text: str, answers: dict[str, list[list[dict[str, Any]]]]
) -> None:
    assert [part[0]["title"] for part in answers[text]] == [f"Sorry, no page has “{text}”. See who can help"]


def test_a_page_with_some_of_the_words_says_which_it_has_not(page: Page, address: str) -> None:
    page.goto(address)
    _look_up(page, "knife crime qqqqqqqq")
    expect(page.locator(FIRST).first).to_contain_text("Not on this page: qqqqqqqq")
    page.locator(FIELD).fill("")
    page.locator(FIELD).press_sequentially("knife crime")
    expect(page.locator(FIRST).first).to_contain_text("Possession of weapons")
    expect(page.locator(FIRST).first).not_to_contain_text("Not on this page")


def test_what_is_found_is_shown_as_text(answers: dict[str, list[list[dict[str, Any]]]]) -> None:
    shown = [
        part[name] for found in answers.values() for parts in found for part in parts for name in ("title", "text")
    ]
    tags = {tag for text in shown for tag in text.split("<")[1:]}

    assert {tag.partition(">")[0] for tag in tags} <= {"p", "/p", "mark", "/mark"}


def test_every_part_that_is_found_is_there(answers: dict[str, list[list[dict[str, Any]]]]) -> None:
    for found in answers.values():
        for place in (part["location"] for parts in found for part in parts):
            file, _, anchor = place.partition("#")
            html = (SITE / file / "index.html").read_text(encoding="utf-8")
            assert not anchor or anchor.startswith("find=") or f'id="{anchor}"' in html, place


def test_the_index_is_light_and_waits_for_a_search(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    assert [url for url in asked if "search" in url] == []
    assert len(gzip.compress((SITE / "search" / "search_index.json").read_bytes(), 6)) < 100_000

    _look_up(page, "violence")
    expect(page.locator(FIRST).first).to_contain_text("Serious violence")
    expect(page.locator(".md-search-result__meta")).to_have_text(re.compile(r"^\d+ pages$"))
    page.locator(FIRST).first.tap()
    page.wait_for_url("**/plan/serious-violence/**")


def test_the_keyboard_searches_and_follows_the_first_result(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address)
    page.locator(FIELD).focus()
    page.keyboard.type("paragraph 63")
    expect(page.locator(FIRST).first).to_contain_text("Paragraph 63: ")
    page.keyboard.press("Enter")
    page.wait_for_url("**/plan/town-centre/#p63")
    page.close()


def test_without_javascript_no_search_and_no_print_is_offered(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    expect(page.locator(FIELD)).to_be_hidden()
    expect(page.locator("label.md-header__button[for=__search]")).to_be_hidden()
    expect(page.locator(".smp-print")).to_be_hidden()
    context.close()
