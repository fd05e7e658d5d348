"""Find where on the site a reader sees what a number comes from: the table itself, or the paragraph that states it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from smp_metrics.extracts import Extracts
from smp_metrics.site.checking import Block, Report
from smp_metrics.site.pages.origins import Origin, said_of
from smp_metrics.site.written.places import Paragraph, paragraph_pages

ANCHORED = re.compile(r"^#{1,6} .*\{#([\w-]+)\}$", re.MULTILINE)


@dataclass(frozen=True)
class Standing:
    """The page below ``docs`` with each table that a page shows, and with each paragraph of a plan."""

    extracts: Extracts
    tables: Mapping[str, str]
    paragraphs: Mapping[Paragraph, str]

    def told(self, origin: Origin) -> Origin:
        """Add to a fact the place of each extract that it stands on; none of one that stands in no plan."""
        found = {name: self._place(name, origin) for name in origin.rows}
        return replace(origin, places={name: place for name, place in found.items() if place})

    def _place(self, name: str, origin: Origin) -> str:
        if name in self.tables:
            return self.tables[name]
        extract, edition = self.extracts[name], self.extracts.editions.split(name)[1]
        told = said_of(extract, [row.line for row in origin.rows[name]], "paragraph")
        numbers = [int(text) for text in told or extract.sidecar["paragraphs"]]
        return next((place for each in numbers if (place := self.paragraphs.get((edition, each)))), "")


def standing_of(report: Report) -> Standing:
    """Look where the pages of a report show tables and paragraphs."""
    texts = {document.path: document.text for document in report.documents}
    blocks = (block for block in report.blocks if block.kind == "table" and block.path.startswith("docs/plan/"))
    tables = {block.id: _place(block, texts[block.path]) for block in blocks}
    return Standing(report.extracts, tables, paragraph_pages(report.documents))


def _place(block: Block, text: str) -> str:
    """Name the heading above a block that has an anchor, as MkDocs knows no other."""
    above = "\n".join(text.split("\n")[: block.line])
    anchors = ANCHORED.findall(above)
    page = block.path.removeprefix("docs/")
    return f"{page}#{anchors[-1]}" if anchors else page
