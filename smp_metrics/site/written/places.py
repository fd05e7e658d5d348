"""Find where on the site a source's words are read: its page, and each paragraph's anchor."""

from __future__ import annotations

import re
from collections.abc import Iterable

from smp_metrics.claims.text.document import Document
from smp_metrics.errors import Problem
from smp_metrics.extracts import Extracts
from smp_metrics.extracts.written.entries import line_of
from smp_metrics.extracts.written.wanted import WANTED
from smp_metrics.files import read_text

DECLARED = {WANTED: "data/wanted.md"}
HEADING = re.compile(r"^#{1,6} .*$", re.MULTILINE)
# An edition and a number.
Paragraph = tuple[str, int]
ANCHOR = re.compile(r"\{#p(\d+)\}")


def paragraph_pages(documents: Iterable[Document]) -> dict[Paragraph, str]:
    """Map each numbered paragraph to its page and anchor below ``docs``."""
    return {
        (document.edition, int(match[1])): f"{document.path.removeprefix('docs/')}#p{match[1]}"
        for document in documents
        if document.path.startswith("docs/")
        for match in ANCHOR.finditer(document.text)
    }


def check_places(extracts: Extracts, documents: Iterable[Document]) -> list[Problem]:
    """List each declaration about a paragraph that stands on no page, where no reader could be led to it."""
    pages = paragraph_pages(documents)
    begun = {edition for edition, _ in pages}
    message, remedy = "the paragraph stands on no page", "mend the number, or give the paragraph its heading"
    # Without any paragraph there is no plan to look at yet.
    lost = [entry for entry in extracts.declarations if entry.edition in begun and entry.place not in pages]
    return [
        Problem(
            path=entry.path,
            line=line_of(read_text(extracts.root, entry.path), entry.id),
            column=0,
            message=f"{entry.id}: {message}",
            found=f"paragraph {entry.paragraph}",
            remedy=remedy,
        )
        for entry in lost
    ]


def paragraph_at(document: Document, offset: int) -> str:
    """Give the number of the paragraph that an offset stands in, or nothing where no numbered one is begun."""
    if not document.path.endswith(".md"):
        return ""
    end = document.text.find("\n", offset) + 1 or len(document.text)
    headings = HEADING.findall(document.text, 0, end)
    numbered = ANCHOR.search(headings[-1]) if headings else None
    return numbered[1] if numbered else ""


def page_of(document: Document) -> str:
    """Give the page below ``docs`` on which a document is read."""
    if document.path.startswith("data/"):
        return DECLARED.get(document.path, "corrections.md")
    return re.sub(r"\.py$", ".ipynb", document.path.removeprefix("docs/"))


def address_of_page(document: Document) -> str:
    """Give the address of a document's page below the site's root."""
    return address_of_source(page_of(document))


def address_of_source(page: str) -> str:
    """Give the address below the site's root of a page below ``docs``."""
    name = re.sub(r"(?:^|/)index$", "", page.rsplit(".", 1)[0])
    return f"{name}/".lstrip("/")


def page_title(document: Document) -> str:
    """Give a page's title as its first heading has it."""
    if document.path.startswith("data/"):
        return "Wanted data" if document.path == WANTED else "Corrections"
    start = "# # " if document.path.endswith(".py") else "# "
    match = re.search(rf"^{start}(.+?)(?:[ ]*\{{#[\w-]+\}})?$", document.text, re.MULTILINE)
    return match[1] if match else document.path
