"""What the edition of a page changes in it: what its addresses mean, and what it says at its top and at its end."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping

from smp_metrics.charts import Drawing
from smp_metrics.claims.text.blocks import BLOCK_KINDS
from smp_metrics.claims.text.document import Document
from smp_metrics.claims.text.fences import find_fences
from smp_metrics.claims.text.masking import FRONT_MATTER
from smp_metrics.escaping import link
from smp_metrics.extracts import Extracts, Revision
from smp_metrics.extracts.editions import FOLDER
from smp_metrics.facts import Fact, FactError, parse_address
from smp_metrics.site.checking import Report

HEADING = re.compile(r"^# .*\n", re.MULTILINE)
ID = re.compile(r"^(?P<start>id:[ ]*)(?P<id>[a-z0-9_]+)[ ]*$", re.MULTILINE)
NOTE = "{: .smp-edition }"


def published(page: Document, report: Report, drawings: Mapping[str, Drawing]) -> str:
    """Give the source of a page as the site is made from it; with one edition, that is its source."""
    editions = report.extracts.editions
    if not editions.others or not page.path.endswith(".md"):
        return page.text
    text = _with_ids(editions.in_words(page.text, page.edition), page)
    revisions = list(revisions_on(page, report, drawings))
    return _with_banner(text, page, report) + (_note(page, revisions) if revisions else "")


def _with_ids(text: str, page: Document) -> str:
    """Name the charts and tables of the page's edition."""
    parts, last = [], 0
    for fence in (each for each in find_fences(text) if each.kind in BLOCK_KINDS):
        asked = ID.search(text, *fence.body)
        if asked:
            parts += [text[last : asked.start("id")], page.editions.block(fence.kind, asked["id"], page.edition)]
            last = asked.end("id")
    return "".join([*parts, text[last:]])


def is_superseded(page: Document, extracts: Extracts) -> bool:
    """Tell whether a page is of a plan that another one has followed."""
    return page.path.startswith(FOLDER) and page.edition != extracts.partnership.edition.id


def superseded(documents: Iterable[Document], extracts: Extracts) -> dict[str, str]:
    """Give the edition of each page of a plan that another one has followed, by its path below ``docs``."""
    old = (page for page in documents if is_superseded(page, extracts))
    return {page.path.removeprefix("docs/"): page.edition for page in old}


def _with_banner(text: str, page: Document, report: Report) -> str:
    if not is_superseded(page, report.extracts):
        return text
    front = FRONT_MATTER.match(text)
    heading = HEADING.search(text, front.end() if front else 0)
    at = heading.end() if heading else (front.end() + 1 if front else 0)
    return f"{text[:at]}\n{_banner(page, report)}\n{NOTE}\n\n{text[at:].lstrip()}"


def _banner(page: Document, report: Report) -> str:
    partnership = report.extracts.partnership
    own, current = partnership.edition_of(page.edition).short, partnership.edition.short
    said = f"**An older plan.** This page tells of: {own}. It stays as it was. The current one is: {current}."
    there = same_topic(page, report)
    return said + (f" {link('See the newer plan on this', there)}." if there else "")


def same_topic(page: Document, report: Report) -> str:
    """Give the way from a page to the one on the same topic in the current edition, or to its first page."""
    current = report.extracts.partnership.edition.id
    editions = report.extracts.editions
    folder = FOLDER if current == editions.default else f"{FOLDER}{current}/"
    own = FOLDER if page.edition == editions.default else f"{FOLDER}{page.edition}/"
    there = {document.path for document in report.documents}
    wanted = (f"{folder}{page.path.removeprefix(own)}", f"{folder}index.md")
    found = next((path for path in wanted if path in there), "")
    return posixpath.relpath(found, posixpath.dirname(page.path)) if found else ""


def revisions_of(fact: Fact, extracts: Extracts) -> Iterator[Revision]:
    """Give each revision of a cell that a fact stands on, in either of the two editions."""
    address = parse_address(fact.address)
    for changed, revision in extracts.revised:
        for name, line, column in changed.places:
            read = address.extract != name or address.column == column
            if read and any((source.extract, source.line) == (name, line) for source in fact.sources):
                yield revision


def revisions_on(page: Document, report: Report, drawings: Mapping[str, Drawing]) -> Iterator[Revision]:
    """Give each revision of what a page shows, in a number, a table or a chart, in the order of the file."""
    extracts = report.extracts
    blocks = [block for block in report.blocks if block.path == page.path] if extracts.revised else []
    shown = {block.id for block in blocks if block.kind == "table"}
    shown.update(name for block in blocks if block.id in drawings for name in drawings[block.id].sources)
    found = {each.id for fact in _facts(page, report) for each in revisions_of(fact, extracts)}
    found |= {each.id for changed, each in extracts.revised if {name for name, _, _ in changed.places} & shown}
    return (each for each in extracts.revisions if each.id in found)


def _facts(page: Document, report: Report) -> Iterator[Fact]:
    for claim in page.claims if report.extracts.revised else ():
        try:
            yield report.facts[claim.address]
        except FactError:  # pragma: no cover - a check refuses a claim that leads to no fact
            continue


def _note(page: Document, revisions: list[Revision]) -> str:
    depth = page.path.count("/") - 1
    listed = ", ".join(link(each.title, f"{'../' * depth}corrections.md#{each.id}") for each in revisions)
    return f"\n\n**Revised between plans:** {listed}.\n{NOTE}\n"
