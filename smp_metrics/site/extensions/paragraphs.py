"""The Python-Markdown extension that shows a numbered paragraph's number, as a permanent link to itself."""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

PARAGRAPH = re.compile(r"p(\d+[a-z]?)")
HEADINGS = ("h2", "h3", "h4")
UNSEEN = {"class": "smp-unseen"}


class ParagraphNumbers(Treeprocessor):
    """Give ``### Message {#p15}`` the number 15 in the place of the heading's permalink."""

    def run(self, root: Element) -> None:
        """Change the tree in place."""
        for heading in (element for name in HEADINGS for element in root.iter(name)):
            number = PARAGRAPH.fullmatch(heading.get("id", ""))
            if number:
                _show_number(heading, number[1])


def _show_number(heading: Element, number: str) -> None:
    for link in [child for child in heading if child.get("class") == "headerlink"]:
        heading.remove(link)
    title = f"Link to paragraph {number}"
    link = Element("a", {"class": "smp-paragraph__number", "href": f"#p{number}", "title": title})
    # Heard, found and copied as "Paragraph 15: Crime fell"; beside the heading the number is enough.
    before, after = Element("span", UNSEEN), Element("span", UNSEEN)
    before.text, before.tail, after.text = "Paragraph ", number, ": "
    link.extend([before, after])
    link.tail, heading.text = heading.text, None
    heading.insert(0, link)
    heading.set("class", "smp-paragraph")


class ParagraphExtension(Extension):
    """Register what numbers paragraphs."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Run after the table of contents has read the headings, so that it lists them without their numbers."""
        md.treeprocessors.register(ParagraphNumbers(md), "smp_paragraphs", 4)


def makeExtension(**options: Any) -> ParagraphExtension:  # noqa: N802 - Python-Markdown's name
    """Make the extension, as Python-Markdown asks for it."""
    return ParagraphExtension(**options)
