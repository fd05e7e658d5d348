"""All that Markdown is made to understand, as one extension."""

from __future__ import annotations

from typing import Any

from markdown import Markdown
from markdown.extensions import Extension

EVERY = ("markdown", "paragraphs", "phones", "ward_links", "paragraph_corrections", "glossary")


class EveryExtension(Extension):
    """Register each extension of this folder, in an order in which each finds what it needs."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register claims before all that look at what they became."""
        md.registerExtensions([f"{__package__}.{name}" for name in EVERY], {})


def makeExtension(**options: Any) -> EveryExtension:  # noqa: N802 - Python-Markdown's name
    """Make the extension, as Python-Markdown asks for it."""
    return EveryExtension(**options)
