"""The last look at what stands around the article of a built page: head, header, menu, table of contents and footer.

There each number is told, and each word that only data could settle, unless the page's own article, or the title of
another page, has the same words: those were looked at where they stand.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from selectolax.lexbor import LexborHTMLParser

from smp_metrics.claims.text.document import CLAIM, Document
from smp_metrics.site.proof.seen import HEARD, numbers, read, statements, texts

# What the head says to machines only.
_UNSHOWN = ("viewport", "generator", "color-scheme", "referrer", "twitter:card", "og:url", "og:image")
_HEARD = ", ".join(f"[{name}]" for name in HEARD)
# The number of a page of harm in its folder, which stands for its name: see discreet.py.
_QUIET = re.compile(r"(?<![\w-])[A-Z][\w/-]*+, number [0-9]++")
# What the site's own code puts beside the words of a heading.
_BESIDE = ".headerlink, .smp-paragraph__number, .smp-paragraph__corrections, article script"
# What the theme calls its button.
_OF_THEME = ("Back to top",)
# What it says of one find in a search, which its script counts.
_FIND = re.compile(r"1 (?:page|part|result|matching document|more on this page)")
_TITLE = re.compile(r"^#[ ]+(?P<title>[^\n]*?)(?:[ ]*\{[^{}\n]*\})?[ ]*$", re.MULTILINE)
_PARTS = "\x00"


class Frames:
    """The frames of all pages of a site: what many of them say is looked at once."""

    def __init__(self, documents: Iterable[Document] = ()) -> None:
        self._clean = {*_OF_THEME, *(title for document in documents for title in _titles(document))}

    def unanswered(self, html: str) -> Iterator[str]:
        """Give each number and statement around the article of a page that nothing answers for."""
        tree = LexborHTMLParser(html)
        headings = _headings(tree)
        for article in tree.css("article"):
            article.decompose()
        new = dict.fromkeys(text for text in _texts(tree) if text not in self._clean and text not in headings)
        told = {text: found for text in new if (found := says(text))}
        self._clean.update(text for text in new if text not in told)
        said = _said(html) if told else frozenset[str]()
        yield from (each for text, found in told.items() if text not in said for each in found)


def _texts(tree: LexborHTMLParser) -> Iterator[str]:
    """Give what a page without its article shows and says, in pieces without space around them."""
    for title in tree.css("head > title"):
        yield from (part for part in title.text(strip=True).rsplit(" - ", 1) if not _QUIET.fullmatch(part))
    for meta in tree.css("head > meta[content]"):
        unshown = {meta.attributes.get("name"), meta.attributes.get("property")}.intersection(_UNSHOWN)
        said = str(meta.attributes["content"]).strip()
        if not unshown and "http-equiv" not in meta.attributes and not _QUIET.fullmatch(said):
            yield said
    # The words that the theme's own script sets.
    for config in tree.css("script[type='application/json']"):
        words = json.loads(config.text()).get("translations", {}).values()
        yield from (text for text in words if not _FIND.fullmatch(text))
    for node in tree.css(_HEARD):
        yield from (heard.strip() for name in HEARD if (heard := node.attributes.get(name)))
    for script in tree.css("script, head"):
        script.decompose()
    for part in tree.css("body"):
        yield from filter(None, (text.strip() for text in part.text(separator=_PARTS).split(_PARTS)))


def _headings(tree: LexborHTMLParser) -> frozenset[str]:
    """Give the words of each heading of an article, of which a table of contents is a copy."""
    for made in tree.css(_BESIDE):
        made.decompose()
    return frozenset(" ".join(node.text().split()) for node in tree.css("article :is(h1, h2, h3, h4, h5, h6)"))


def says(text: str) -> list[str]:
    """List the numbers of a text, and the words that only data could settle."""
    as_read = read(text)
    return [*numbers(as_read), *statements(as_read, frozenset())]


def _said(html: str) -> frozenset[str]:
    """Give the words of each block of an article, and of what is heard in it."""
    tree = LexborHTMLParser(html)
    for made in tree.css(_BESIDE):
        made.decompose()
    return frozenset(texts(tree))


def _titles(document: Document) -> Iterator[str]:
    """Give the title of a page, as its menu and its neighbours have it."""
    title = _TITLE.search(CLAIM.sub(lambda claim: claim["text"], document.text))
    if title:
        yield title["title"]
