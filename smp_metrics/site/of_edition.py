"""Hold pages to their edition: they cite what it printed, and each of its paragraphs stands on one page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from smp_metrics.claims.text.document import Document
from smp_metrics.errors import Problem
from smp_metrics.extracts import Extracts, UnknownExtractError
from smp_metrics.extracts.editions import FOLDER, named_in
from smp_metrics.extracts.meant import meant_by
from smp_metrics.site.written.places import ANCHOR

if TYPE_CHECKING:
    from smp_metrics.site.checking import Block

NAME = re.compile(r"fact:([a-z][a-z0-9_]*)\.")


def check_editions(documents: Iterable[Document], blocks: Iterable[Block], extracts: Extracts) -> Iterator[Problem]:
    """List what a page cites or shows of another edition without naming it, and each paragraph that is not its own."""
    pages = {document.path: document for document in documents}
    others = {path: page for path, page in pages.items() if page.edition in extracts.editions.others}
    for page in others.values():
        yield from _cited(page, extracts)
    for block in (each for each in blocks if each.path in others and each.kind == "table"):
        if reason := _not_printed(block.id, others[block.path].edition, extracts):
            remedy = "leave the table out, or link to the page of the edition that prints it"
            yield Problem(block.path, block.line, 0, reason, block.id, "a table of this edition", remedy)
    if extracts.editions.default:
        yield from _numbered(pages.values(), extracts)
        yield from _misnamed(pages.values(), extracts)


def _cited(page: Document, extracts: Extracts) -> Iterator[Problem]:
    for claim in page.claims:
        typed = NAME.search(page.text, claim.start, claim.stop)
        reason = _not_printed(typed[1], page.edition, extracts) if typed else ""
        if typed and reason:
            named = extracts.editions.ids[-2]
            expected = f"fact:{typed[1]}_{named.replace('-', '_')}, say"
            yield claim.problem(reason, expected, "name the edition at the end of the extract's name")


def _not_printed(name: str, edition: str, extracts: Extracts) -> str:
    try:
        _ = meant_by(extracts, edition)[name]
    except UnknownExtractError as error:
        return str(error) if name in extracts else ""
    return ""


def _misnamed(pages: Iterable[Document], extracts: Extracts) -> Iterator[Problem]:
    """List each page whose front matter names an edition that there is not, or another than that of its folder."""
    for page in (each for each in pages if each.path.endswith(".md")):
        named = named_in(page.text)
        if named and named != page.edition:
            line = page.text[: page.text.index(named)].count("\n") + 1
            expected = page.edition if named in extracts.editions.ids else ", ".join(extracts.editions.ids)
            message = "the page is of another edition" if named in extracts.editions.ids else "no edition has this id"
            yield Problem(page.path, line, 0, message, f"edition: {named}", expected, "mend the line, or leave it out")


def _numbered(pages: Iterable[Document], extracts: Extracts) -> Iterator[Problem]:
    """List each number of a paragraph that the plan of its page does not have, or that another page has too."""
    first: dict[tuple[str, int], Document] = {}
    for page in (each for each in pages if each.path.startswith(FOLDER)):
        last = extracts.partnership.edition_of(page.edition).paragraphs
        for match in ANCHOR.finditer(page.text):
            number = int(match[1])
            line, column = page.position(match.start())
            other = first.setdefault((page.edition, number), page)
            if not 1 <= number <= last:
                message, remedy = "the plan has no paragraph of this number", "mend it, or data/partnership.yml"
                yield Problem(page.path, line, column, message, match[0], f"a number from 1 to {last}", remedy)
            elif other is not page:
                message, remedy = "the paragraph stands on two pages", "keep one, and link to it"
                yield Problem(page.path, line, column, message, match[0], f"that of {other.path} alone", remedy)
