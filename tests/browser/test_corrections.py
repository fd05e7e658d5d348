"""Readers choose corrections by effect and by part of the plan, without JavaScript."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

ENTRIES = ".smp-entry"
TOLD = ".smp-filters__told p:visible"


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{address}corrections/")
    yield page
    context.close()


def shown(page: Page) -> int:
    return page.locator(f"{ENTRIES}:visible").count()


def test_at_first_every_entry_is_shown(page: Page) -> None:
    assert shown(page) == page.locator(ENTRIES).count() > 0
    expect(page.locator(TOLD)).to_have_text(f"All {shown(page)} entries are shown.")


def test_a_choice_leaves_the_entries_that_fit_it_and_says_how_many(page: Page) -> None:
    page.get_by_label("Effect on the message").select_option("contradicts")
    by_effect = shown(page)
    assert by_effect == page.locator(f"{ENTRIES}[data-effect=contradicts]").count()
    expect(page.locator(TOLD)).to_contain_text(f"{by_effect} of ")

    page.get_by_label("Part of the plan").select_option("crime")
    both = shown(page)
    assert 0 < both == page.locator(f"{ENTRIES}[data-effect=contradicts][data-part=crime]").count() < by_effect
    expect(page.locator(TOLD)).to_contain_text(f"{both} of ")


def test_a_heading_with_nothing_below_it_is_not_shown(page: Page) -> None:
    page.get_by_label("Part of the plan").select_option("mental-health")

    assert shown(page) == 1
    assert page.locator(".smp-group h3:visible").count() == 1


def test_a_choice_that_nothing_fits_says_so(page: Page) -> None:
    page.get_by_label("Effect on the message").select_option("contradicts")
    page.get_by_label("Part of the plan").select_option("mental-health")

    assert shown(page) == 0
    expect(page.locator(TOLD)).to_have_text("No entry fits both choices.")


def test_the_keyboard_alone_makes_a_choice(page: Page) -> None:
    page.get_by_label("Effect on the message").focus()
    page.keyboard.press("ArrowDown")
    assert shown(page) == page.locator(f"{ENTRIES}[data-effect=contradicts]").count()

    page.keyboard.press("Tab")
    expect(page.get_by_label("Part of the plan")).to_be_focused()


def test_a_link_to_an_entry_shows_it_whatever_was_chosen(page: Page) -> None:
    page.get_by_label("Part of the plan").select_option("mental-health")
    page.locator('li a[href="#four-ps"]').click()

    expect(page.locator("#four-ps")).to_be_visible()
    expect(page.locator("#four-ps")).to_be_in_viewport()
