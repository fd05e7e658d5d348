"""Look a built site over: whatever its sources ask for must stand in its pages."""

from __future__ import annotations

import re
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


def prove(work: Workshop, site: Path) -> list[Problem]:
    """List every page, claim, chart or policy that a source asks for and the site lacks."""
    problems = [
        problem
        for document in work.report.documents
        if document.path.startswith("docs/")
        for problem in _page(document, work, site)
    ]
    for page in sorted(site.rglob("*.html")):
        html = page.read_text(encoding="utf-8")
        name = f"site/{page.relative_to(site).as_posix()}"
        if POLICY not in html:
            problems.append(Problem(name, 0, 0, "the page carries no content policy", remedy=REMEDY))
        if OUTSIDE.search(html):
            problems.append(
                Problem(name, 0, 0, "the page asks a third party for something", remedy="keep it on the site")
            )
    return problems


def _page(document: Document, work: Workshop, site: Path) -> list[Problem]:
    page = re.sub(r"(?:^|/)index$", "", page_of(document).rsplit(".", 1)[0])
    file = site / page / "index.html"
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
