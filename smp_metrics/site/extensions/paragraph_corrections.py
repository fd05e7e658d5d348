"""The Python-Markdown extension that leads from each numbered paragraph to its entries on the corrections page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from smp_metrics.extracts import Declaration
from smp_metrics.site.extensions.inline import ROOT
from smp_metrics.site.extensions.paragraphs import HEADINGS, PARAGRAPH
from smp_metrics.site.workshop import workshop


class CorrectionLinks(Treeprocessor):
    """End each numbered paragraph with links to those of its entries that its own words do not lead to."""

    def run(self, root: Element) -> None:
        """Change the tree in place."""
        extracts = workshop().extracts
        edition = extracts.editions.of_page(_source(self.md))
        declared = [entry for entry in extracts.declarations if entry.edition == edition]
        for number, section in list(_sections(root)):
            linked = {link.get("href", "").rpartition("#")[2] for part in section for link in part.iter("a")}
            missing = [entry for entry in declared if entry.paragraph == number and entry.id not in linked]
            if missing:
                root.insert(list(root).index(section[-1]) + 1, _note(missing))


def _source(md: Markdown) -> str:
    """Name the page in the making: MkDocs has its links looked over by what knows its file."""
    return f"docs/{md.treeprocessors['relpath'].file.src_uri}" if "relpath" in md.treeprocessors else ""  # type: ignore[attr-defined]


def _sections(root: Element) -> Iterator[tuple[int, list[Element]]]:
    """Give each numbered paragraph with its heading and all that stands below it, up to a heading as large."""
    parts = list(root)
    for start, heading in enumerate(parts):
        number = PARAGRAPH.fullmatch(heading.get("id", "")) if heading.tag in HEADINGS else None
        if number and number[1].isdigit():
            ends = (at for at, part in enumerate(parts) if at > start and part.tag in _as_large(heading.tag))
            yield int(number[1]), parts[start : next(ends, len(parts))]


def _as_large(tag: str) -> list[str]:
    return [f"h{level}" for level in range(1, int(tag[1]) + 1)]


def _note(entries: Iterable[Declaration]) -> Element:
    note = Element("p", {"class": "smp-paragraph__corrections"})
    note.text = "Corrections and questions: "
    for entry in entries:
        link = Element("a", {"href": f"{ROOT}corrections/#{entry.id}"})
        link.text, link.tail = entry.title, "; "
        note.append(link)
    note[-1].tail = "."
    return note


class ParagraphCorrectionsExtension(Extension):
    """Register what leads to corrections."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Run after MkDocs has turned links to files into addresses."""
        md.treeprocessors.register(CorrectionLinks(md), "smp_paragraph_corrections", -10)


def makeExtension(**options: Any) -> ParagraphCorrectionsExtension:  # noqa: N802 - Python-Markdown's name
    """Make the extension, as Python-Markdown asks for it."""
    return ParagraphCorrectionsExtension(**options)
