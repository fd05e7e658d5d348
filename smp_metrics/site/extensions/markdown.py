"""The Python-Markdown extension that turns links to facts into claims that show their origin, and frames tables."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from smp_metrics.site.extensions.inline import ROOT, fact_page, machine_value, origin
from smp_metrics.site.workshop import workshop

FRAME = {"class": "smp-scroll", "role": "group", "tabindex": "0"}
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


class ClaimElements(Treeprocessor):
    """Turn ``<a href="fact:…">`` into ``<data>`` with a link to the fact's entry."""

    def run(self, root: Element) -> None:
        """Change the tree in place."""
        for element in list(root.iter("a")):
            address = element.get("href", "")
            if address.startswith("fact:"):
                _claim(element, address)


def _claim(element: Element, address: str) -> None:
    work = workshop()
    fact = work.facts[address]
    link = Element("a", {"href": f"{ROOT}{fact_page(address)}", "title": origin(fact, work.extracts)})
    link.text, element.text = element.text, None
    link.extend(list(element))
    for child in list(element):
        element.remove(child)
    element.tag = "data"
    element.attrib.clear()
    element.attrib.update({"class": "smp-claim", "value": machine_value(fact)})
    element.append(link)


class TableFrames(Treeprocessor):
    """Give each table a name, heads of rows and a frame to scroll in; the theme wraps those without a class again."""

    def run(self, root: Element) -> None:
        """Change the tree in place."""
        parents = {child: parent for parent in root.iter() for child in parent}
        name = {"aria-label": "Table"}
        for element in list(root.iter()):
            if element.tag in HEADINGS and "id" in element.attrib:
                name = {"aria-labelledby": element.get("id", "")}
            if element.tag == "table":
                _name_heads(element)
                _frame(element, parents[element], name)


def _name_heads(table: Element) -> None:
    """Say which cells are heads: those on top and, where its column has a title, the first of each row."""
    top = list(table.iter("th"))
    for head in top:
        head.set("scope", "col")
    if len(top) > 1 and "".join(top[0].itertext()).strip():
        for row in table.iterfind("tbody/tr"):
            row[0].tag = "th"
            row[0].set("scope", "row")


def _frame(table: Element, parent: Element, name: dict[str, str]) -> None:
    frame = Element("div", FRAME | name)
    table.attrib.update({"class": "smp-table", **name})
    parent[list(parent).index(table)] = frame
    frame.append(table)
    frame.tail, table.tail = table.tail, None


class ClaimsExtension(Extension):
    """Register what turns claims into elements."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Run last, so that MkDocs does not take a fact's entry for a page that is missing."""
        md.treeprocessors.register(ClaimElements(md), "smp_claims", -10)
        md.treeprocessors.register(TableFrames(md), "smp_tables", -10)


def makeExtension(**options: Any) -> ClaimsExtension:  # noqa: N802 - Python-Markdown's name
    """Make the extension, as Python-Markdown asks for it."""
    return ClaimsExtension(**options)
