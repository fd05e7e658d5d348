"""The form of pages and scripts: what would stop a build, or make it wait, is named by the check."""

from __future__ import annotations

from pathlib import Path

import pytest

from smp_metrics.claims.text.document import Document
from smp_metrics.limits import PAGE_DEPTH, PARAGRAPH
from smp_metrics.site.written.shape import check_shape
from smp_metrics.site.written.sources import documents

ROOT = Path(__file__).resolve().parents[2]


def _told(text: str, path: str = "docs/a.md") -> list[tuple[int, int, str]]:
    return [(each.line, each.column, each.message) for each in check_shape(Document(path, text))]


def test_the_pages_have_their_form() -> None:
    assert [problem for document in documents(ROOT) for problem in check_shape(document)] == []


@pytest.mark.parametrize(
    "settings",
    [
        "title: A page",
        "description: Some words",
        "hide: [toc]",
        "search: {exclude: true}",
        "current: true",
        "",
        "# nothing",
    ],
)
def test_a_page_says_of_itself_what_is_on_the_list(settings: str) -> None:
    assert _told(f"---\n{settings}\n---\n# A page\n") == []


@pytest.mark.parametrize(
    ("settings", "line", "message"),
    [
        ("title: A\ntemplate: ../x.html", 3, "template: the key is not known"),
        ("title: No", 2, "title: YAML reads it as true or false, and must be a text; quotes make it one"),
        ("title: []", 2, "title: it is a list, and must be a text; quotes make it one"),
        ("title: a\ntitle: b", 3, "the key stands twice"),
        ("title: a # b", 2, "the text ends at a #"),
        ("hide: [everything]", 2, "hide.1: it has to be 'navigation', 'toc' or 'footer'"),
        ("- a", 2, "the entry: it has no keys"),
        ("title: [", 3, "the YAML can't be read"),
    ],
)
def test_other_settings_are_refused_at_their_line(settings: str, line: int, message: str) -> None:
    (told,) = _told(f"---\n{settings}\n---\n# A page\n")

    assert (told[0], told[2]) == (line, message)


def test_a_first_line_that_mkdocs_would_swallow_is_refused() -> None:
    assert _told("Note: see below\n\n# A page\n") == [
        (1, 0, "MkDocs takes the first line for a setting, and shows it to nobody")
    ]


DEEP = "the page goes too deep"


@pytest.mark.parametrize(
    "text",
    [
        ">" * PAGE_DEPTH + " a",
        "- " * PAGE_DEPTH + "a",
        "1. " * (PAGE_DEPTH - 1) + "> a",
        "    " * PAGE_DEPTH + "a",
        "[" * PAGE_DEPTH + "a",
        "<div>" * PAGE_DEPTH,
        "<p><br><img alt='a'>" * 99,
        "<div></div><b/>" * 99,
        "`<div>` " * 99,
        "[a](b) " * 99,
        "\n\n".join("[" * PAGE_DEPTH for _ in range(9)),
        "a) " * 99,
        "word " * (PARAGRAPH // 5 - 1),
        "\n \n".join("word " * 1_000 for _ in range(9)),
    ],
)
def test_what_people_write_is_shallow_and_short(text: str) -> None:
    assert _told(text) == []


@pytest.mark.parametrize(
    ("text", "column"),
    [
        (">" * (PAGE_DEPTH + 1) + " a", 1),
        ("- " * (PAGE_DEPTH + 1) + "a", 1),
        ("1. " * PAGE_DEPTH + "> a", 1),
        ("    " * (PAGE_DEPTH + 1) + "a", 1),
        ("[" * (PAGE_DEPTH + 1) + "a", PAGE_DEPTH + 1),
        ("(" * (PAGE_DEPTH + 1), PAGE_DEPTH + 1),
        ("<div>" * (PAGE_DEPTH + 1), 5 * PAGE_DEPTH + 1),
    ],
)
def test_what_goes_too_deep_is_refused_where_it_does(text: str, column: int) -> None:
    assert _told(f"# A page\n\n{text}") == [(3, column, DEEP)]


def test_a_long_paragraph_is_refused_where_it_starts() -> None:
    text = "# A page\n\n" + "word\n" * (PARAGRAPH // 5 + 1) + "\nAnd so on.\n"

    assert _told(text) == [(3, 1, "the paragraph is too long")]


def test_a_sign_that_nobody_sees_is_refused() -> None:
    assert _told("# A page\n\nA \x02sign") == [(3, 3, "a sign that can't be shown")]


@pytest.mark.parametrize(
    ("script", "line", "message"),
    [
        ("# %%\nx = (\n", 2, "the script is no Python"),
        ("# %%\nif x:\ny\n", 3, "the script is no Python"),
        ("# %%\nx = '\0'\n", 0, "the script is no Python"),
        ("x = " + "-" * 100_000 + "1", 0, "the script is no Python"),
    ],
)
def test_a_script_that_is_no_python_is_refused(script: str, line: int, message: str) -> None:
    assert _told(script, "docs/checks/a.py") == [(line, 0, message)]


def test_what_is_no_page_has_no_form() -> None:
    assert _told("[" * 99, "data/a.yml") == _told("'\\d'", "docs/checks/a.py") == []


def test_settings_are_no_markdown_and_nest_nothing() -> None:
    deep = "[" * (PAGE_DEPTH + 1)

    assert _told(f'---\ntitle: "{deep}"\n---\n\n# A page\n\n{deep}\n') == [
        (7, PAGE_DEPTH + 1, "the page goes too deep")
    ]
