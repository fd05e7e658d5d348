"""Describe each page in words of its own, for lists of what a search of the web found."""

from __future__ import annotations

import re
from typing import Any

from selectolax.lexbor import LexborHTMLParser

ANSWER = "The short answer:"
# Pages made alike, which only their names tell apart.
ALIKE = re.compile(r"(?:data|facts|checks)/")
LONGEST = 155


def describe(page: Any) -> None:
    """Give a page that has no description one; a page that was kept has it already."""
    if page.meta.get("description") or not page.content:
        return
    tree = LexborHTMLParser(page.content)
    for unheard in tree.css(".smp-term__means, .headerlink"):
        unheard.decompose()
    told = [text for node in tree.css("p") if (text := " ".join(node.text().split()))]
    first = next((text for text in told if text.startswith(ANSWER)), " ".join(told[:2])).removeprefix(ANSWER).strip()
    text = f"{page.title}. {first}" if ALIKE.match(page.file.src_uri) else first
    page.meta["description"] = _short(text[:1].upper() + text[1:])


def _short(text: str) -> str:
    """Cut a text where a sentence ends, or else a word."""
    if len(text) <= LONGEST:
        return text
    cut = text[: LONGEST - 1]
    sentence = cut.rfind(". ")
    return cut[: sentence + 1] if sentence > LONGEST // 3 else f"{cut.rpartition(' ')[0]} …"
