"""Nothing that breaks a rule is passed over because something like it was seen before."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.rules import Rules

STYLE = "a, p { color: #222 } .faint a, .faint p { color: #ccc } .float { position: absolute; top: 150px }"
PAGE = """<!doctype html><html lang="en"><head><title>Words</title><meta charset="utf-8"><style>{}</style></head>
<body><main><h1>Words</h1>{}</main></body></html>"""
CLEAR = '<p>Words, and <a href="#x">a link</a> too</p>'


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


@pytest.fixture
def rules(page: Page) -> Rules:
    """Give rules that have seen clear words and a clear link."""
    rules = Rules()
    assert broken(rules, page, CLEAR) == []
    return rules


def broken(rules: Rules, page: Page, body: str, style: str = STYLE) -> list[str]:
    page.set_content(PAGE.format(style, body))
    return [told.partition(" ")[0] for told in rules.breaches(page)]


@pytest.mark.parametrize(
    ("body", "style"),
    [
        (f"{CLEAR}<div class='faint'>{CLEAR}</div>", STYLE),
        (f"<div style='background: #333'>{CLEAR}</div>", STYLE),
        (f"<div style='opacity: 0.3'>{CLEAR}</div>", STYLE),
        ("<p>Words</p><div style='background: #333'><p>More</p></div>", STYLE),
        (f"{CLEAR}<p>Other words</p>", STYLE + " p + p { color: #ccc }"),
        (f"{CLEAR}<table><tr><th>1</th></tr><tr><td>one</td></tr></table>", STYLE + " td { color: #bbb }"),
    ],
)
def test_faint_words_are_told_after_clear_ones(rules: Rules, page: Page, body: str, style: str) -> None:
    assert "color-contrast" in broken(rules, page, body, style)
    assert "color-contrast" in broken(rules, page, body, style)


def test_what_floats_is_judged_wherever_it_stands(rules: Rules, page: Page) -> None:
    floating = '<p class="float">Words</p>'
    assert broken(rules, page, floating) == []

    assert broken(rules, page, f'<div style="background: #333; height: 200px"></div>{floating}') == ["color-contrast"]


def test_a_link_that_looks_like_the_words_around_it_is_told(rules: Rules, page: Page) -> None:
    plain = STYLE + " a { color: #333; text-decoration: none }"

    assert broken(rules, page, CLEAR, plain) == ["link-in-text-block"]
    assert broken(rules, page, '<a href="#x">A link</a>', plain) == []
    assert broken(rules, page, CLEAR, plain) == ["link-in-text-block"]


def test_other_rules_are_told_too(rules: Rules, page: Page) -> None:
    assert broken(rules, page, f"{CLEAR}<img src='x.png'>") == ["image-alt"]
