"""The Python-Markdown extension that makes a help line's number dial."""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

# Which numbers a page may hold at all is a list of its own: smp_metrics/claims/text/exemptions.yml.
NUMBER = re.compile(r"(?:999|112|119|101|111|116 \d{3}|0\d{2,4}(?: \d{3,6}){1,2})")
CALL = re.compile(rf"\b(?i:call|ring|dial) (?P<number>{NUMBER.pattern})(?!\w)")


class PhoneNumbers(Treeprocessor):
    """Turn ``**101**``, and the number of ``**Call 999.**``, into a link that dials it."""

    def run(self, root: Element) -> None:
        """Change the tree in place."""
        for strong in list(root.iter("strong")):
            text = strong.text or ""
            if NUMBER.fullmatch(text):
                _dial(strong, "", text, "")
            for call in list(CALL.finditer(text))[-1:]:
                after = text[call.end() :]
                if not any(map(str.isalnum, after)):
                    _dial(strong, text[: call.start("number")], call["number"], after)


def _dial(strong: Element, before: str, number: str, after: str) -> None:
    strong.text = before
    link = SubElement(strong, "a", {"class": "smp-phone", "href": f"tel:{number.replace(' ', '')}"})
    link.text, link.tail = number, after


class PhoneExtension(Extension):
    """Register what makes numbers dial."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Run once all that is strong has been found, and before links are looked over."""
        md.treeprocessors.register(PhoneNumbers(md), "smp_phones", 5)


def makeExtension(**options: Any) -> PhoneExtension:  # noqa: N802 - Python-Markdown's name
    """Make the extension, as Python-Markdown asks for it."""
    return PhoneExtension(**options)
