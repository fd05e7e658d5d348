"""Write a literate check, with what its cells have said, as a page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from markupsafe import Markup
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from smp_metrics.claims.document import PERCENT_CELL, Document
from smp_metrics.errors import Problem
from smp_metrics.site.judging import judge_part, whole

CODE = Markup('<details class="smp-code"><summary>Show the code</summary>{}</details>')
OUTPUT = Markup('<div class="smp-output">{}</div>')


def check_page(notebook: str) -> str:
    """Give the page of a check as Markdown: its prose, its code folded away, and what each cell has shown."""
    return "\n\n".join(part for cell in json.loads(notebook)["cells"] for part in _parts(cell)) + "\n"


def check_outputs(script: Document, notebook: str) -> list[Problem]:
    """List what a cell of a check shows and no page may hold."""
    cells = zip(PERCENT_CELL.finditer(script.text), json.loads(notebook)["cells"], strict=True)
    remedy = "show a table or a picture as smp_metrics.checks does"
    return [
        Problem(script.path, script.position(place.start())[0], 0, stranger.message, stranger.found, remedy=remedy)
        for place, cell in cells
        for output in cell.get("outputs", [])
        for stranger in judge_part(output.get("data", {}).get("text/html", ""))
    ]


def _parts(cell: dict[str, Any]) -> Iterator[str]:
    if cell["cell_type"] == "markdown":
        yield cell["source"]
        return
    code = highlight(cell["source"], PythonLexer(), HtmlFormatter(cssclass="highlight")).strip()
    yield CODE.format(Markup(code))  # noqa: S704 - pygments escapes it
    shown = [_shown(output.get("data") or {"text/plain": output["text"]}) for output in cell["outputs"]]
    if shown:
        yield OUTPUT.format(Markup("").join(shown))


def _shown(data: dict[str, str]) -> Markup:
    """Write one result; HTML comes out whole, so that it can't end what stands around it."""
    if "text/html" in data:
        return Markup(whole(data["text/html"]).replace("\n", " "))  # noqa: S704 - judged by check_outputs
    return Markup("<pre>{}</pre>").format(next(iter(data.values())))
