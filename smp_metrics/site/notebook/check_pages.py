"""Write a literate check, with what its cells have said, as a page."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from smp_metrics.claims.text.document import Document
from smp_metrics.claims.text.masking import PERCENT_CELL
from smp_metrics.errors import Problem
from smp_metrics.imports import source
from smp_metrics.site.proof.judging import judge_part, whole

TEMPLATE = Path(__file__).with_name("check.html.j2")
# Where mkdocs-jupyter looks for its template, below a folder that it can be told.
PLACE = "mkdocs_html/notebook.html.j2"
PROSE = "smp-prose"
PARTS = f"body > .{PROSE}, body > .smp-code, body > .smp-output"
# Without it, what someone has set up for notebooks of their own would change the site.
NO_SETTINGS = "JUPYTER_NO_CONFIG"


# A preview makes all pages anew at each change.
@lru_cache(maxsize=64)
def check_page(notebook: str) -> str:
    """Give the page of a check as Markdown: its prose, its code folded away, and what each cell has shown."""
    return "\n\n".join(_part(node) for node in LexborHTMLParser(_drawn(notebook)).css(PARTS)) + "\n"


def check_outputs(script: Document, notebook: str) -> list[Problem]:
    """List what a cell of a check shows and no page may hold."""
    cells = zip(PERCENT_CELL.finditer(script.text), json.loads(notebook)["cells"], strict=True)
    remedy = "show a table or a picture as smp_metrics.api.checks does"
    return [
        Problem(script.path, script.position(place.start())[0], 0, stranger.message, stranger.found, remedy=remedy)
        for place, cell in cells
        for output in cell.get("outputs", [])
        for stranger in judge_part(output.get("data", {}).get("text/html", ""))
    ]


def _part(node: LexborNode) -> str:
    """Give a part of the page; what mkdocs-jupyter puts beside them, such as styles, is none."""
    return node.text() if node.attributes["class"] == PROSE else str(node.html)


def _drawn(notebook: str) -> str:
    """Have mkdocs-jupyter, which is slow to load, draw a notebook with the site's own template."""
    from jupyter_core.paths import jupyter_config_dir  # noqa: PLC0415
    from mkdocs_jupyter.config import settings  # noqa: PLC0415
    from mkdocs_jupyter.nbconvert2 import nb2html  # noqa: PLC0415

    os.environ[NO_SETTINGS] = "1"
    with TemporaryDirectory() as folder:
        template, file = Path(folder, PLACE), Path(folder, "check.ipynb")
        template.parent.mkdir()
        template.write_text(source(TEMPLATE), encoding="utf-8")
        file.write_text(json.dumps(_whole(json.loads(notebook))), encoding="utf-8")
        settings.templates_dir = folder
        html: str = nb2html(str(file))
    # An empty folder stands for the settings then, and is left behind; one that holds anything stays.
    with suppress(OSError):
        Path(jupyter_config_dir()).rmdir()
    return html


def _whole(notebook: dict[str, Any]) -> dict[str, Any]:
    """Have HTML come out whole, on one line, so that it can't end what stands around it."""
    for cell in notebook["cells"]:
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            if "text/html" in data:
                data["text/html"] = whole(data["text/html"]).replace("\n", " ")
    return notebook
