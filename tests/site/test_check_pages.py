"""A literate check is published as a page: its prose, its code as text, and of its results what a page may hold."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from smp_metrics.claims.text.document import Document
from smp_metrics.site.notebook.check_pages import check_outputs, check_page

SCRIPT = Document("docs/checks/a.py", "# %% [markdown]\n# Words\n\n# %%\nprint('<b>')\n\n# %%\n1\n")


def notebook(*outputs: dict[str, Any], prose: str = "Words") -> str:
    code: dict[str, Any] = {"cell_type": "code", "metadata": {}, "execution_count": None}
    cells = [
        {"cell_type": "markdown", "metadata": {}, "id": "a", "source": prose},
        {**code, "id": "b", "source": "print('<b>')", "outputs": list(outputs)},
        {**code, "id": "c", "source": "1", "outputs": []},
    ]
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells})


def shown_as(kind: str, text: str) -> dict[str, Any]:
    return {"output_type": "display_data", "metadata": {}, "data": {kind: text}}


def html(text: str) -> dict[str, Any]:
    return shown_as("text/html", text)


def test_prose_stays_markdown_and_code_is_folded_away_as_text() -> None:
    page = check_page(notebook())

    code = '<details class="smp-code" data-search-exclude=""><summary>Show the code</summary><div class="highlight">'
    assert page.startswith(f"Words\n\n{code}")
    assert "&lt;b&gt;" in page
    assert "<b>" not in page
    assert "smp-output" not in page


@pytest.mark.parametrize(
    ("output", "shown"),
    [
        ({"output_type": "stream", "name": "stdout", "text": "a < b\n"}, "<pre>a &lt; b\n</pre>"),
        (shown_as("text/plain", "<b>"), "<pre>&lt;b&gt;</pre>"),
        (html("<table>\n<tr><td>1</td></tr></table>"), "<table> <tbody><tr><td>1</td></tr></tbody></table>"),
        (html("</div></article><p>x"), "<p>x</p>"),
        (html('<svg viewBox="0 0 1 1"></svg>'), '<svg viewBox="0 0 1 1"></svg>'),
    ],
)
def test_results_are_shown_whole_and_text_as_text(output: dict[str, Any], shown: str) -> None:
    assert f'<div class="smp-output">{shown}</div>' in check_page(notebook(output))


@pytest.mark.parametrize(
    "prose",
    [
        "# A & B\n\n`a < b` &amp; [2](fact:a), [3](<fact:b>)\n\n<details>x</details>\n\n    </pre>",
        '<pre class="smp-output">',
    ],
)
def test_prose_comes_out_as_it_was_typed(prose: str) -> None:
    assert check_page(notebook(prose=prose)).startswith(f'{prose}\n\n<details class="smp-code" data-search-exclude="">')


def test_a_page_has_its_parts_and_nothing_of_the_tool_that_draws_it() -> None:
    page = check_page(notebook(shown_as("text/plain", "2")))

    assert page.count("<details") == page.count("print") + 1 == 2
    assert [
        word for word in ("<style", "<script", "<!--", "jp-", "ipynb", "clipboard", "smp-prose") if word in page
    ] == []


def test_settings_of_someones_own_notebooks_change_no_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "jupyter_nbconvert_config.py"
    own.write_text(f"open({str(tmp_path / 'read')!r}, 'w').close()\n")
    monkeypatch.setenv("JUPYTER_CONFIG_DIR", str(tmp_path))
    monkeypatch.delenv("JUPYTER_NO_CONFIG", raising=False)

    check_page(notebook(prose="Others"))

    assert [file.name for file in tmp_path.iterdir()] == [own.name]


def test_a_build_that_has_nothing_to_draw_does_not_load_what_draws() -> None:
    program = "import sys, smp_metrics.site.build, smp_metrics.site.hooks\nprint('mkdocs_jupyter' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=os.environ)

    assert run.stdout == "False\n"


def test_what_no_page_may_hold_is_told_with_the_line_of_its_cell() -> None:
    problems = check_outputs(SCRIPT, notebook(html("<p>fine</p>"), html("<script>go()</script>")))

    assert [(each.path, each.line, each.message) for each in problems] == [
        ("docs/checks/a.py", 4, "the page holds a script that is not on the list")
    ]
