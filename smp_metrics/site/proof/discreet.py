"""Pages that somebody in danger may read: which they are, what their tab is called, and where the way out leads.

The partnership declares the words by which such pages are known, under ``discreet`` in ``data/partnership.yml``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser

from smp_metrics.extracts.written.whom import Discreet

# Where everybody may have been, and what loads fast: GOV.UK's own choice.
EXIT = "https://www.bbc.co.uk/weather"
# What names a page, and on a page of a chart the chart.
NAMES = "article h1, .smp-embed figcaption"
HEADINGS = "h1, h2, h3, th, caption"


def quiet_titles(pages: Iterable[tuple[str, str]], declared: Discreet) -> dict[str, str]:
    """Give each page of harm a title that tells nothing: its folder, and its number there.

    ``pages`` are all pages of the site, each with its path below docs/ and its titles.
    """
    titles = {}
    numbers: Counter[str] = Counter()
    for path, title in sorted(pages):
        folder = path.rpartition("/")[0]
        numbers[folder] += 1
        if _telling(declared.names).search(title):
            titles[path] = f"{(folder or 'page').capitalize()}, number {numbers[folder]}"
    return titles


def tells_of_harm(content: str, declared: Discreet) -> bool:
    """Tell whether a heading in the content of a page, of a part, a column or a row, is about what is declared."""
    return bool(declared.parts) and _has_part(LexborHTMLParser(content), "", declared)


def is_chart_of_harm(figure: str, declared: Discreet) -> bool:
    """Tell whether the name of a chart, or a column or a row of its data, is about what is declared."""
    named = any(_telling(declared.names).search(each.text()) for each in LexborHTMLParser(figure).css("figcaption"))
    return named or tells_of_harm(figure, declared)


def giveaways(tree: LexborHTMLParser, declared: Discreet) -> Iterable[tuple[str, str]]:
    """Give what is wrong with how a page can be left, and with its name in the history, each with what is there."""
    leads = [link.attributes.get("href") or "" for link in tree.css(".smp-exit a")]
    telling = any(_telling(declared.names).search(heading.text()) for heading in tree.css(NAMES))
    if leads != ([EXIT] if telling or _has_part(tree, "article", declared) else []):
        yield "a page that tells of harm, and no other, has one way out, which leads where nobody asks", " ".join(leads)
    for title in tree.css("head > title") if telling else ():
        if _telling(declared.names).search(title.text()):
            yield "the title of a page of harm tells what it is about", title.text()


def _has_part(tree: LexborHTMLParser, within: str, declared: Discreet) -> bool:
    return any(_telling(declared.parts).search(node.text()) for node in tree.css(f"{within} :is({HEADINGS})"))


@lru_cache(maxsize=4)
def _telling(words: tuple[str, ...]) -> re.Pattern[str]:
    """Find whole words, however they are written; none where none are declared."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b" if words else r"(?!)", re.IGNORECASE)
