"""Describe each page in words of its own, for lists of what a search of the web found: sentences that need no data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from smp_metrics.site.proof.frame import says

# Pages made alike, which only their names tell apart.
ALIKE = re.compile(r"(?:data|facts|checks)/")
SENTENCE = re.compile(r"(?<=[.!?])\s+")
LONGEST = 155


def describe(page: Any) -> None:
    """Give a page that has no description one, but for the home page, whose is the site's, and kept ones."""
    if page.meta.get("description") or not page.content or page.file.src_uri == "index.md":
        return
    tree = LexborHTMLParser(page.content)
    for unheard in tree.css(".smp-term__means, .headerlink, .smp-edition"):
        unheard.decompose()
    paragraphs = (" ".join(node.text().split()) for node in tree.css("p"))
    # Few of them are taken, so no more are looked at.
    sentences = (each for text in paragraphs for each in SENTENCE.split(text) if each.endswith(".") and not says(each))
    name = [f"{page.title}."] if ALIKE.match(page.file.src_uri) and not says(str(page.title)) else []
    page.meta["description"] = _short(chain(name, sentences))


def _short(sentences: Iterator[str]) -> str:
    """Take as many sentences as a list of finds shows, and one at least."""
    text = next(sentences, "")
    for sentence in sentences:
        if len(text) + len(sentence) >= LONGEST:
            break
        text = f"{text} {sentence}"
    return text
