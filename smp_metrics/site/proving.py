"""Look a built site over: whatever its sources ask for must stand in its pages."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

from smp_metrics.claims.document import Document
from smp_metrics.errors import Problem
from smp_metrics.site.places import page_of
from smp_metrics.site.workshop import Workshop

POLICY = '<meta http-equiv="Content-Security-Policy"'
CLAIM = '<data class="smp-claim"'
OUTSIDE = re.compile(
    r"""<(?:script|link|img|iframe|source|video|audio)\b[^>]*\s(?:src|href)=["']?(?:https?:)?//""", re.IGNORECASE
)
REMEDY = "a tool of the build skipped its work without a word; see mkdocs.yml"


def prove(work: Workshop, site: Path, proven: Collection[str] = ()) -> list[Problem]:
    """List every page, claim, chart or policy that a source asks for and the site lacks.

    ``proven`` names the files, below ``site``, that are as an earlier build proved them.
    """
    problems = [
        problem
        for document in work.report.documents
        if document.path.startswith("docs/") and _file_of(document) not in proven
        for problem in _page(document, work, site)
    ]
    files = {page.relative_to(site).as_posix() for page in site.rglob("*.html")}
    for file in sorted(files.difference(proven)):
        html = (site / file).read_text(encoding="utf-8")
        name = f"site/{file}"
        if POLICY not in html:
            problems.append(Problem(name, 0, 0, "the page carries no content policy", remedy=REMEDY))
        if OUTSIDE.search(html):
            problems.append(
                Problem(name, 0, 0, "the page asks a third party for something", remedy="keep it on the site")
            )
    return problems


def _file_of(document: Document) -> str:
    page = re.sub(r"(?:^|/)index$", "", page_of(document).rsplit(".", 1)[0])
    return f"{page}/index.html".lstrip("/")


def _page(document: Document, work: Workshop, site: Path) -> list[Problem]:
    file = site / _file_of(document)
    if not file.exists():
        return [Problem(document.path, 0, 0, "the page was not built", remedy=REMEDY)]
    html = file.read_text(encoding="utf-8")
    blocks = [block for block in work.report.blocks if block.path == document.path]
    problems = [
        Problem(document.path, block.line, 0, f"the {block.kind} {block.id} does not stand in the page", remedy=REMEDY)
        for block in blocks
        if f'id="{block.kind}-{block.id}"' not in html
    ]
    found, asked = html.count(CLAIM), len(document.claims)
    if found != asked:
        message = "the page does not show every claim of its source"
        problems.append(Problem(document.path, 0, 0, message, f"{found} claims", f"{asked} claims", REMEDY))
    return problems
