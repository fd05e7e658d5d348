"""Pages are Markdown: raw HTML, attributes and links stand on a short list, and all else is told with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from smp_metrics.claims.text.document import Document
from smp_metrics.site.written.authored import check_authored

ROOT = Path(__file__).resolve().parents[2]
FINE = (
    "a < b and c > d, and 3 <4",
    "one<br>two<br/>three<br />four",
    "<kbd>Tab</kbd>",
    '<abbr title="Partnership">SMP</abbr>',
    "<https://www.kent.police.uk/ro/report/>",
    "<someone@maidstone.gov.uk>",
    "`<b>` and ``<b>` ``",
    "<!-- <b> {.x} [a](javascript:b) -->",
    "```text\n<script>\n{.x}\n```",
    "---\ntitle: <b>\n---\n",
    "# A {#a-b}",
    "# A {: #a }",
    "[a](b.md) [a](b.md#c) [a](<b.md>) [a](https://www.gov.uk/a?b=c#d) [a](mailto:a.b@gov.uk) [a](tel:101)",
    "[a][b]\n\n[b]: https://www.gov.uk/ 'A title'",
    "[a](fact:b.c?d=e)",
    "![a](../assets/a.png)",
    "words (in brackets) [and these]",
)
HTML = (
    "<b>",
    "</p>",
    "<B>",
    "<script>",
    "<script",
    "<p class='<!--'>",
    "<br onclick=x>",
    "<br\n>",
    '<abbr title="a" onclick="b">',
    "<abbr title=a>",
    "<?php",
    "<!doctype html>",
    "<![CDATA[x]]>",
    "<!--><b>",
    "<javascript:a>",
    "<http://www.gov.uk/>",
    "<https://99,999>",
    "<a99999@crimes.uk>",
    "\\<b>",
    "`a\n<p>b</p>\n`",
    "    <p>",
)
ATTRIBUTES = (
    "{.a}",
    "{: .a }",
    "{onclick=b}",
    "{: onclick=b }",
    "{#a .b}",
    "{#a onclick=b}",
    "{hidden}",
    "{#a:b}",
    "{}",
)
LINKS = (
    "[a](javascript:b)",
    "[a]( javascript:b)",
    "[a](JavaScript:b)",
    "[a](javascript&colon;b)",
    "[a](data:text/html,b)",
    "[a](http://www.gov.uk/)",
    "[a](//www.gov.uk/)",
    "[a](/\\www.gov.uk/)",
    "[a](b\\:c)",
    "![a](https://www.gov.uk/b.png) [a](vbscript:c)",
    "[a]: javascript:b",
    "  [a]: <data:b>",
)


def told(text: str, path: str = "docs/a.md") -> list[tuple[int, str]]:
    return [(each.line, each.message) for each in check_authored(Path("nowhere"), [Document(path, text)])]


@pytest.mark.parametrize("text", FINE)
def test_markdown_and_what_is_on_the_list_pass(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize("text", HTML)
def test_other_html_is_told(text: str) -> None:
    assert "raw HTML that is not on the list" in [message for _, message in told(f"Words.\n\n{text}\n")]


@pytest.mark.parametrize("text", ATTRIBUTES)
def test_other_attributes_are_told_with_their_line(text: str) -> None:
    assert told(f"# A page\n\n## A part {text}\n") == [(3, "an attribute that is not on the list")]


@pytest.mark.parametrize("text", LINKS)
def test_links_to_elsewhere_are_told_with_their_line(text: str) -> None:
    assert (3, "a link leads where none may") in told(f"# A page\n\n{text}\n")


@pytest.mark.parametrize("address", ["https://www.gov.uk/b.png", "//www.gov.uk/b.png", "data:image/png,b"])
def test_a_picture_from_elsewhere_is_told(address: str) -> None:
    assert (1, "a picture from elsewhere") in told(f"![a]({address})")


def test_of_a_check_the_prose_is_read_and_the_code_is_not() -> None:
    script = "# %% [markdown]\n# Words <b>.\n\n# %%\n'<b> {.a}'\n"

    assert told(script, "docs/checks/a.py") == [(2, "raw HTML that is not on the list")]


def test_of_the_ward_pages_the_templates_are_read_with_their_places(tmp_path: Path) -> None:
    folder = tmp_path / "docs" / "wards"
    folder.mkdir(parents=True)
    (folder / "_ward.md").write_text("# {ward}\n\n{map} [all](index.md?with={slug}#all)\n\n<b>\n", encoding="utf-8")
    (folder / "_index.md").write_text("{list} {.a}\n", encoding="utf-8")
    filled = Document("docs/wards/fant.md", "<nav></nav>")

    problems = check_authored(tmp_path, [filled])

    assert [(each.path, each.line) for each in problems] == [("docs/wards/_index.md", 1), ("docs/wards/_ward.md", 5)]
    (folder / "_ward.md").write_bytes(b"# \xff\n")
    assert [each.path for each in check_authored(tmp_path, [filled])] == ["docs/wards/_index.md"]


@pytest.mark.parametrize(("notes", "lines"), [("{}\n", []), ("{ }", []), ("Heath: A {.x} note.\n", [1])])
def test_notes_of_no_ward_are_no_page(tmp_path: Path, notes: str, lines: list[int]) -> None:
    (tmp_path / "docs/wards").mkdir(parents=True)
    (tmp_path / "docs/wards/_notes.yml").write_text(notes, encoding="utf-8")

    assert [each.line for each in check_authored(tmp_path, [])] == lines


def test_declarations_and_sidecars_are_text_and_may_hold_any_sign() -> None:
    assert told("- id: a\n  title: <b>\n", "data/corrections.yml") == []
