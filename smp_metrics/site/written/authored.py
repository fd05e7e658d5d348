"""Hold what people write in pages to Markdown: raw HTML, attributes and links are a short list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

from smp_metrics.claims.text.document import Document
from smp_metrics.claims.text.fences import find_fences
from smp_metrics.claims.text.markup import blank, spaces
from smp_metrics.claims.text.masking import FRONT_MATTER, PERCENT_CELL
from smp_metrics.errors import Problem, ProblemsFound
from smp_metrics.files import read_text
from smp_metrics.site.proof.elements import FILE, LINK
from smp_metrics.wards.kind import NOTES, folders

LONGEST = 600
# Code that ends on its own line: Python-Markdown lets a block of HTML end any other.
_CODE = re.compile(r"(?<![\\`])(?P<mark>`+)(?!`)[^\n]*?(?<!`)(?P=mark)(?!`)")
_COMMENT = re.compile(r"<!--(?!-?>)")
_TAG = re.compile(r"<(?=[a-zA-Z/!?])[^<>\n]*>?")
_ALLOWED = re.compile(
    r"<br ?/?>|</?kbd>|<abbr title=\"[^\"<>]*\">|</abbr>|<https://[^\s<>\"0-9]+>|<[a-z.+-]+@[a-z-]+(?:\.[a-z-]+)+>",
    re.ASCII,
)
_BRACES = re.compile(r"\{[^{}\n]*\}")
_ANCHOR = re.compile(r"\{:?[ ]*#[a-zA-Z][\w-]*[ ]*\}", re.ASCII)
# How large a picture is drawn, and when it is fetched, right behind it.
_SIZE = re.compile(r"\{:?[ ]*(?:(?:(?:width|height)=\"?[0-9]+\"?|loading=\"?lazy\"?)[ ]*)+\}", re.ASCII)
_PICTURE = re.compile(r"!\[[^\[\]\n]*\]\([^()\n]*\)\Z")
# An anchor that shows the number of a paragraph of the plan.
_NUMBERED = re.compile(r"(?<=#)p[0-9]+(?=[ ]*\})")
OF_THE_PLAN = "docs/plan/"
_NAME_IT = "give the part a name, as {#name}"
# YAML of no note at all.
_NO_NOTES = re.compile(r"\s{0,99}+\{\s{0,99}+\}\s{0,99}+")
_PLACE = re.compile(r"\{[a-z_]+\}")
_IMAGE = re.compile(r"!\[[^\[\]\n]*\]\([ ]*(?P<address>[^\s()<>]*)")
_TARGET = re.compile(
    r"\]\([ ]*<?(?P<inline>[^\s()<>]*)|^[ ]{0,3}\[[^\]\n]+\]:[ ]*<?(?P<reference>[^\s<>]+)", re.MULTILINE
)
# The address of a link may stand in <>.
_ANGLES = re.compile(r"(?P<before>\[[^\[\]\n]*\]\()<(?P<address>[^<>\s]*)>(?=[ )])")
_WRITE = "write it in Markdown, or write &lt; for the sign itself"
_LIST = '<br>, <kbd>, <abbr title="…">, an address without figures in <>'


def check_authored(root: Path, documents: list[Document]) -> list[Problem]:
    """List the raw HTML, attributes and links of pages, templates and checks that are on no list."""
    written = [document for document in documents if document.path.endswith((".md", ".py"))]
    places = tuple(f"{folder}/" for folder in folders(root))
    pages = [document for document in written if not document.path.startswith(places)]
    judged = [problem for document in [*pages, *_templates(root)] for problem in _judged(document)]
    return judged + list(strange_paragraphs(pages))


def strange_paragraphs(pages: list[Document]) -> Iterator[Problem]:
    """List each anchor that shows the number of a paragraph which no page of the plan has."""
    plan = {match[0] for page in pages if page.path.startswith(OF_THE_PLAN) for match in _NUMBERED.finditer(page.text)}
    for page in (page for page in pages if not page.path.startswith(OF_THE_PLAN)):
        for match in _NUMBERED.finditer(_prose(page)):
            if match[0] not in plan:
                yield _problem(page, match, "the plan has no paragraph of this number", "an anchor in words", _NAME_IT)


def _templates(root: Path) -> Iterator[Document]:
    """Give what people write for the pages of places; one that can't be read is told where it is used."""
    written = (root / folder for folder in folders(root))
    for path in (path for each in written for path in (*sorted(each.glob("_*.md")), each / NOTES) if path.is_file()):
        name = path.relative_to(root).as_posix()
        try:
            document = Document(name, read_text(root, name))
        except ProblemsFound:
            continue
        if not _NO_NOTES.fullmatch(document.text):
            yield document


def _judged(document: Document) -> Iterator[Problem]:
    text = _prose(document)
    for match in _TAG.finditer(text):
        if not _ALLOWED.fullmatch(match[0]):
            yield _problem(document, match, "raw HTML that is not on the list", _LIST, _WRITE)
    for match in _IMAGE.finditer(text):
        if not FILE.fullmatch(unescape(match["address"])):
            remedy = "put the picture beside the page"
            yield _problem(document, match, "a picture from elsewhere", "a file of this site", remedy)
    place = document.path.rpartition("/")[2].startswith("_")
    for match in _BRACES.finditer(text):
        sized = _SIZE.fullmatch(match[0]) and _PICTURE.search(text[max(0, match.start() - LONGEST) : match.start()])
        if not _ANCHOR.fullmatch(match[0]) and not sized and not (place and _PLACE.fullmatch(match[0])):
            remedy = "leave it out, or write &#123; for the sign itself"
            yield _problem(document, match, "an attribute that is not on the list", "an anchor, as {#name}", remedy)
    for match in _TARGET.finditer(text):
        address = unescape(match["inline"] or match["reference"] or "")
        address = _PLACE.sub("x", address) if place else address
        if not address.startswith("fact:") and not LINK.fullmatch(address):
            expected = "https://…, mailto:…, tel:…, or a place on this site"
            yield _problem(document, match, "a link leads where none may", expected, "mend the address")


def _prose(document: Document) -> str:
    """Blank what is code, a comment or front matter, and keep every position."""
    text = _cells(document.text) if document.path.endswith(".py") else FRONT_MATTER.sub(blank, document.text)
    for fence in find_fences(text):
        start, stop = fence.body
        text = text[:start] + spaces(text[start:stop]) + text[stop:]
    return _without_comments(_CODE.sub(blank, _ANGLES.sub(r"\g<before> \g<address> ", text)))


def _without_comments(text: str) -> str:
    """Blank comments in one walk; one that nothing closes is none, and so are those after it."""
    at = 0
    while opening := _COMMENT.search(text, at):
        start, stop = opening.start(), text.find("-->", opening.end()) + len("-->")
        if stop < start:
            break
        text, at = text[:start] + spaces(text[start:stop]) + text[stop:], stop
    return text


def _cells(script: str) -> str:
    """Keep the Markdown cells of a percent script."""
    kept, last = [], 0
    for cell in PERCENT_CELL.finditer(script):
        if "[markdown]" in cell["kind"]:
            kept += [spaces(script[last : cell.start("body")]), cell["body"]]
            last = cell.end("body")
    return "".join([*kept, spaces(script[last:])])


def _problem(document: Document, match: re.Match[str], message: str, expected: str, remedy: str) -> Problem:
    line, column = document.position(match.start())
    return Problem(document.path, line, column, message, match[0].strip(), expected, remedy)
