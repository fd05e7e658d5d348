"""The last look at a built page: each number that a reader sees or hears is a claim's, made by the site, or checked.

What the check lets stand in a source's prose needs no fact. A number in the page that is none of those came past it, in
code or an entity, or by markup that two tools read differently; so did a word that says which way something went and
that the source does not hold.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

from smp_metrics.claims.language.number_words import in_small_letters
from smp_metrics.claims.text.document import Document
from smp_metrics.claims.text.exempt import exemptions
from smp_metrics.claims.text.gaps import Short
from smp_metrics.claims.text.passages import Passages
from smp_metrics.claims.text.spans import number_spans, trend_spans
from smp_metrics.claims.unbound_words.statements import statement_spans
from smp_metrics.claims.unbound_words.superlatives import superlative_spans

CLAIM = "data.smp-claim"
MEANING = ".smp-term__means"
# What the site's own code writes, from data that is checked: lists of the lexicon, charts and tables, the code of
# checks and what it has shown, the map of wards, numbers of paragraphs and the links beside them.
MADE = (
    "dl.smp-words, figure, .smp-code, .smp-output, .smp-printed, nav.smp-wards, .smp-paragraph__number, "
    ".smp-paragraph__corrections, .smp-edition, .headerlink, .footnote-ref, .footnote-backref, script"
)
BLOCKS = frozenset(
    (
        *("blockquote", "caption", "dd", "div", "dt", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("li", "p", "pre", "summary", "td", "th"),
    )
)
HEARD = (
    *("alt", "aria-label", "aria-description", "aria-roledescription", "aria-valuetext", "title", "start", "value"),
    *("placeholder", "summary", "label", "abbr"),
)
# No number goes on over what was made, and none over a claim.
GAP = " \N{OBJECT REPLACEMENT CHARACTER} "
BOUND = "\N{OBJECT REPLACEMENT CHARACTER}"
# A claim is parted from what stands beside it by space, or by a sign that changes no number.
_TOUCHED = re.compile(
    rf"[^\s(\[{{|\"'\u201c\u2018/\u2013\u2014:;,.!?\u2026=](?={BOUND})|(?<={BOUND})(?:[^\W_]|[%\u2030+\u00b0])"
)
_WORD = re.compile(r"[a-z]+")


def numbers_without_a_source(html: str, document: Document) -> Iterator[str]:
    """Give each number that the article of a page shows or says and that its source did not answer for."""
    tree = LexborHTMLParser(html)
    for claim in tree.css(CLAIM):
        claim.replace_with(BOUND)
    # Out of the way of the sentence that it explains a word of; its own words are checked in the glossary.
    for meaning in tree.css(MEANING):
        meaning.decompose()
    samples = "" if document.reads_code else ", code"
    for made in tree.css(MADE + samples):
        made.replace_with(GAP)
    answered = _answered(document)
    known = frozenset(_WORD.findall(in_small_letters(Short(document.text).text)))
    for text in texts(tree):
        for number in numbers(text.replace(BOUND, GAP)):
            answered[number] -= 1
            if answered[number] < 0:
                yield number
        yield from (f"{touched[0].replace(BOUND, 'a claim')} at a claim" for touched in _TOUCHED.finditer(text))
        if not known.issuperset(_WORD.findall(in_small_letters(text))):
            yield from statements(text.replace(BOUND, GAP), known)


def _answered(document: Document) -> Counter[str]:
    """Count the numbers in a source's prose that only its markup exempts: in bold, say, or where a line starts."""
    return Counter(numbers(re.sub(r"[*_]", "", Short(document.prose).text)))


def numbers(text: str) -> Iterator[str]:
    """Give the numbers of a text that nothing on the list of exemptions covers."""
    short = Short(text)
    # Most texts have no number, and the list is long.
    if number_spans(short.text):
        short = short.without(exemptions())
        yield from (" ".join(short.text[start:stop].split()) for start, stop in number_spans(short.text))


def statements(text: str, known: frozenset[str]) -> Iterator[str]:
    """Give the words that only data could settle, and that do not stand in the source as they are read."""
    short = Short(text).without(exemptions())
    passages = Passages(text)
    spans = [short.place(*span) for span in trend_spans(short.text)]
    spans += [*superlative_spans(short, text, passages), *statement_spans(short, text, passages)]
    for said in dict.fromkeys(" ".join(text[start:stop].split()) for start, stop in spans):
        if not known.issuperset(_WORD.findall(in_small_letters(said))):
            yield said


def texts(tree: LexborHTMLParser) -> Iterator[str]:
    """Give what stands in each block of the article, as it is read, and what is heard or shown beside it."""
    text = ""
    for node in (node for article in tree.css("article") for node in article.traverse(include_text=True)):
        if node.is_text_node:
            text += node.text(deep=False)
            continue
        if node.tag in BLOCKS:
            yield read(text)
            text = ""
        yield from (read(heard) for name in HEARD if (heard := node.attributes.get(name)))
    yield read(text)


def read(text: str) -> str:
    """Give a text as it is seen: in one line, without signs that nobody sees, and letters of any shape as letters."""
    return " ".join(Short(text).text.split())
