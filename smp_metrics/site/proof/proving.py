"""Look a built site over: whatever its sources ask for stands in its pages, and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from functools import partial
from itertools import chain
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from smp_metrics.beside import shared
from smp_metrics.claims.text.document import Document
from smp_metrics.errors import Problem
from smp_metrics.extracts.written.whom import Discreet
from smp_metrics.site.proof.frame import Frames
from smp_metrics.site.proof.judging import judge
from smp_metrics.site.proof.policy import policy_in_force
from smp_metrics.site.proof.seen import numbers_without_a_source
from smp_metrics.site.workshop import Workshop
from smp_metrics.site.written.places import address_of_page

CLAIM = '<data class="smp-claim"'
REMEDY = "look in mkdocs.yml for the tool of the build that skipped its work without a word"
LISTED = "write it in Markdown; what a page may hold is listed in smp_metrics/site/proof/elements.py"
ARTICLE, BIND = "the page shows a number without a fact", "bind it in plain prose, or leave it out"
FRAME = "the head, menu, table of contents or footer of the page shows a number or statement without a fact"
REWORD = "reword the title, the menu or description in mkdocs.yml, or the theme's template that says it"
LONGEST = 160
MANY = 20


def prove(work: Workshop, site: Path, proven: Collection[str] = ()) -> list[Problem]:
    """List what a source asks for and the site lacks, and what a page holds and no list names.

    ``proven`` names the files, below ``site``, that are as an earlier build proved them.
    """
    sources = {_file_of(document): document for document in work.report.documents if document.path.startswith("docs/")}
    problems = [
        problem
        for file, document in sources.items()
        if file not in proven
        for problem in _page(file, document, work, site)
    ]
    files = sorted({page.relative_to(site).as_posix() for page in site.rglob("*.html")}.difference(proven))
    frames, discreet = Frames(sources.values()), work.extracts.partnership.discreet
    look = partial(_judged_page, sources=sources, site=site, frames=frames, discreet=discreet)
    looked = shared(look, files) if len(files) > MANY else map(look, files)
    return [*problems, *chain.from_iterable(looked)]


def _judged_page(
    file: str, sources: Mapping[str, Document], site: Path, frames: Frames, discreet: Discreet
) -> list[Problem]:
    html = (site / file).read_text(encoding="utf-8")
    document = sources.get(file)
    path = document.path if document else f"site/{file}"
    problems = [
        Problem(path, _line(document, each.sought), 0, each.message, each.found[:LONGEST], remedy=LISTED)
        for each in judge(html, file, policy_in_force(), discreet)
    ]
    numbers = numbers_without_a_source(html, document) if document else ()
    told = [(number, ARTICLE, BIND) for number in numbers] + [(each, FRAME, REWORD) for each in frames.unanswered(html)]
    return problems + [
        Problem(path, _line(document, found), 0, message, f'"{found}"', "a claim", remedy)
        for found, message, remedy in told
    ]


def _line(document: Document | None, sought: str) -> int:
    """Find the line of the source that has what the page should not have; 0 where it reads otherwise."""
    at = document.text.lower().find(sought.lower()) if document and sought else -1
    return document.position(at)[0] if document and at >= 0 else 0


def _file_of(document: Document) -> str:
    return f"{address_of_page(document)}index.html"


def _page(file: str, document: Document, work: Workshop, site: Path) -> list[Problem]:
    if not (site / file).exists():
        return [Problem(document.path, 0, 0, "the page was not built", remedy=REMEDY)]
    html = (site / file).read_text(encoding="utf-8")
    blocks = [block for block in work.report.blocks if block.path == document.path]
    problems = [
        Problem(document.path, block.line, 0, f"the {block.kind} {block.id} does not stand in the page", remedy=REMEDY)
        for block in blocks
        if f'id="{block.kind}-{block.id}"' not in html
    ]
    found, asked = html.count(CLAIM), len(document.claims)
    if found != asked:
        message = "the page does not show every claim of its source"
        line = _missing(document, html)
        problems.append(Problem(document.path, line, 0, message, f"{found} claims", f"{asked} claims", REMEDY))
    return problems


def _missing(document: Document, html: str) -> int:
    """Give the line of the first claim whose words no claim of the page has; 0 where each is shown in some way."""
    shown = Counter(" ".join(node.text().split()) for node in LexborHTMLParser(html).css("data.smp-claim"))
    for claim in document.claims:
        shown[claim.text] -= 1
        if shown[claim.text] < 0:
            return claim.line
    return 0
