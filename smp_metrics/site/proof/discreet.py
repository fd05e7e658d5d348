"""Pages that somebody in danger may read: which they are, what their tab is called, and where the way out leads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from selectolax.lexbor import LexborHTMLParser

TELLING = re.compile(
    r"\b(?:abuse|children|child|exploitation|get help|missing|rape|sexual|slavery|stalking|suicide|trafficking"
    r"|violence)\b",
    re.IGNORECASE,
)
# Where everybody may have been, and what loads fast: GOV.UK's own choice.
EXIT = "https://www.bbc.co.uk/weather"


def quiet_titles(pages: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Give each page of harm a title that tells nothing: its folder, and its number there.

    ``pages`` are all pages of the site, each with its path below docs/ and its titles.
    """
    titles = {}
    numbers: Counter[str] = Counter()
    for path, title in sorted(pages):
        folder = path.rpartition("/")[0]
        numbers[folder] += 1
        if TELLING.search(title):
            titles[path] = f"{(folder or 'page').capitalize()}, number {numbers[folder]}"
    return titles


def giveaways(tree: LexborHTMLParser) -> Iterable[tuple[str, str]]:
    """Give what is wrong with how a page can be left, and with its name in the history, each with what is there."""
    leads = [link.attributes.get("href") or "" for link in tree.css(".smp-exit a")]
    telling = any(TELLING.search(heading.text()) for heading in tree.css("article h1"))
    if leads != ([EXIT] if telling else []):
        yield "a page of harm, and no other, has one way out, which leads where nobody asks", " ".join(leads)
    for title in tree.css("head > title") if telling else ():
        if TELLING.search(title.text()):
            yield "the title of a page of harm tells what it is about", title.text()
