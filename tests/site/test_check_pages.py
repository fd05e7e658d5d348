"""A literate check is published as a page: its prose, its code as text, and of its results what a page may hold."""

from __future__ import annotations

import json
from typing import Any

import pytest

from smp_metrics.claims.document import Document
from smp_metrics.site.check_pages import check_outputs, check_page

SCRIPT = Document("docs/checks/a.py", "# %% [markdown]\n# Words\n\n# %%\nprint('<b>')\n\n# %%\n1\n")


def notebook(*outputs: dict[str, Any]) -> str:
    cells = [
        {"cell_type": "markdown", "source": "Words"},
        {"cell_type": "code", "source": "print('<b>')", "outputs": list(outputs)},
        {"cell_type": "code", "source": "1", "outputs": []},
    ]
    return json.dumps({"cells": cells})


def html(text: str) -> dict[str, Any]:
    return {"output_type": "display_data", "data": {"text/html": text}}


def test_prose_stays_markdown_and_code_is_folded_away_as_text() -> None:
    page = check_page(notebook())

    assert page.startswith('Words\n\n<details class="smp-code"><summary>Show the code</summary><div class="highlight">')
    assert "&lt;b&gt;" in page
    assert "<b>" not in page
    assert "smp-output" not in page


@pytest.mark.parametrize(
    ("output", "shown"),
    [
        ({"output_type": "stream", "text": "a < b\n"}, "<pre>a &lt; b\n</pre>"),
        ({"output_type": "display_data", "data": {"text/plain": "<b>"}}, "<pre>&lt;b&gt;</pre>"),
        (html("<table>\n<tr><td>1</td></tr></table>"), "<table> <tbody><tr><td>1</td></tr></tbody></table>"),
        (html("</div></article><p>x"), "<p>x</p>"),
    ],
)
def test_results_are_shown_whole_and_text_as_text(output: dict[str, Any], shown: str) -> None:
    assert f'<div class="smp-output">{shown}</div>' in check_page(notebook(output))


def test_what_no_page_may_hold_is_told_with_the_line_of_its_cell() -> None:
    problems = check_outputs(SCRIPT, notebook(html("<p>fine</p>"), html("<script>go()</script>")))

    assert [(each.path, each.line, each.message) for each in problems] == [
        ("docs/checks/a.py", 4, "the page holds a script that is not on the list")
    ]
