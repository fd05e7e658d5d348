"""The last look at a built page: each number that a reader sees or hears is a claim's, made by the site, or checked.

What the check lets stand in a source's prose needs no fact. A number in the page that is none of those came past it, in
code or an entity, or by markup that two tools read differently.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

from smp_metrics.claims.document import Document
from smp_metrics.claims.exempt import exemptions
from smp_metrics.claims.gaps import Short
from smp_metrics.claims.spans import number_spans

# What the site's own code writes, from data that is checked: claims, lists of the lexicon, charts and tables, the code of
# checks and what it has shown, the map of wards, numbers of paragraphs and the links beside them.
MADE = (
    "data.smp-claim, dl.smp-words, figure, .smp-code, .smp-output, nav.smp-wards, .smp-paragraph__number, "
    ".smp-paragraph__corrections, .headerlink, .footnote-ref, .footnote-backref, script"
)
# These pages show how to write and to read a number: their code holds samples.
OF_SAMPLES = "docs/about/"
BLOCKS = frozenset("blockquote caption dd div dt h1 h2 h3 h4 h5 h6 li p pre summary td th".split())
HEARD = ("alt", "aria-label", "title")
# No number goes on over what was made.
GAP = " \N{OBJECT REPLACEMENT CHARACTER} "
# Signs that nobody sees, and that part a number for a machine only.
UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0]"
)


def numbers_without_a_source(html: str, document: Document) -> Iterator[str]:
    """Give each number that the article of a page shows or says and that its source did not answer for."""
    tree = LexborHTMLParser(html)
    samples = ", code" if document.path.startswith(OF_SAMPLES) else ""
    for made in tree.css(MADE + samples):
        made.replace_with(GAP)
    answered = frozenset(_numbers(document.prose))
    for text in _texts(tree):
        exempt = Short(text).without(exemptions())
        yield from (number for number in _numbers(exempt.text) if number not in answered)


def _numbers(text: str) -> Iterator[str]:
    return (" ".join(text[start:stop].split()) for start, stop in number_spans(text))


def _texts(tree: LexborHTMLParser) -> Iterator[str]:
    """Give what stands in each block of the article, and what is heard or shown beside it."""
    text = ""
    for node in (node for article in tree.css("article") for node in article.traverse(include_text=True)):
        if node.is_text_node:
            text += node.text(deep=False)
            continue
        if node.tag in BLOCKS:
            yield _read(text)
            text = ""
        yield from (_read(heard) for name in HEARD if (heard := node.attributes.get(name)))
    yield _read(text)


def _read(text: str) -> str:
    return " ".join(UNSEEN.sub("", text).split())
