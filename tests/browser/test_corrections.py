"""Readers see what changes the message first, and open the rest, without JavaScript."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

ENTRIES = ".smp-entry"


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{address}corrections/")
    yield page
    context.close()


def test_at_first_only_rows_are_shown(page: Page) -> None:
    assert page.locator(ENTRIES).count() > 0
    assert page.locator(f"{ENTRIES}:visible").count() == 0
    assert 0 < page.locator("article table:visible tbody tr").count() <= 16


def test_a_fold_is_opened_by_the_keyboard_and_shows_its_entries(page: Page) -> None:
    fold = page.locator("details.smp-fold").first
    fold.locator("summary").focus()
    page.keyboard.press("Enter")

    expect(fold.locator(ENTRIES).first).to_be_visible()


def test_a_row_leads_to_its_entry(page: Page) -> None:
    page.locator('article td a[href="#domestic-abuse-in-south"]').click()

    expect(page.locator("#domestic-abuse-in-south")).to_be_visible()
    expect(page.locator("#domestic-abuse-in-south")).to_be_in_viewport()
