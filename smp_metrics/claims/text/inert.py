"""Claims that come out as plain text: in code, escaped, in front matter, or as a picture, where nothing binds them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from smp_metrics.claims.text.blocks import BLOCK_KINDS
from smp_metrics.claims.text.document import CLAIM, Document
from smp_metrics.claims.text.fences import find_fences
from smp_metrics.claims.text.indented import indented_code
from smp_metrics.claims.text.markup import spaces
from smp_metrics.claims.text.masking import FRONT_MATTER
from smp_metrics.errors import Problem

Span = tuple[int, int]
_ABBREVIATED = re.compile(r"^\*\[[^\]\n]+\]:.*", re.MULTILINE)
_TITLED = re.compile(r"(?<=\])\((?!fact:)[^()\s]*[ ]+(?:\"[^\"\n]*\"|'[^'\n]*')\)")
# What goes on to the address of a link that began before the claim.
_LINKED = re.compile(r"[^\[\]\n]{0,200}+\][(\[]")
REMEDY = "write the claim in a paragraph, a list or a table"


def inert_claims(document: Document) -> Iterator[Problem]:
    """List every address of a fact on a page that Markdown takes for plain text."""
    if document.path.endswith(".yml") or "fact:" not in document.masked:
        return
    unbinding = list(_unbinding(document))
    for claim in re.finditer(r"fact:(?=\w)", document.masked):
        where = next((name for name, (start, stop) in unbinding if start <= claim.start() < stop), "")
        if where:
            yield _problem(document, claim.start(), where)
    for claim in CLAIM.finditer(document.masked):
        sign = _before(document.masked, claim.start()) or _before(document.masked, claim.end("text"), "\\")
        if _LINKED.match(document.masked, claim.end()):
            yield _problem(document, claim.start(), "within another link")
        elif sign:
            yield _problem(document, claim.start(), {"\\": "behind a \\", "!": "in the address of a picture"}[sign])


def _unbinding(document: Document) -> Iterator[tuple[str, Span]]:
    """Give the stretches of a page in which no claim is one, each with its name."""
    front = FRONT_MATTER.match(document.text)
    if front:
        yield "in front matter", front.span()
    yield from (("in code", span) for span in document.code_spans)
    for fence in find_fences(document.text):
        if fence.kind not in BLOCK_KINDS:
            yield "in a block of code", (fence.start, fence.stop)
    yield from (("in the meaning of an abbreviation", each.span()) for each in _ABBREVIATED.finditer(document.masked))
    yield from (("in the title of a link", each.span()) for each in _TITLED.finditer(document.masked))
    if document.path.endswith(".md"):
        yield from (("in an indented line, which makes it code,", span) for span in indented_code(_unfenced(document)))


def _unfenced(document: Document) -> str:
    kept, last = [], 0
    for fence in find_fences(document.text):
        kept += [document.text[last : fence.start], spaces(document.text[fence.start : fence.stop])]
        last = fence.stop
    return "".join([*kept, document.text[last:]])


def _before(text: str, offset: int, signs: str = "\\!") -> str:
    """Give the sign that takes its meaning from the bracket at an offset; a sign that is escaped takes none."""
    sign = text[offset - 1 : offset]
    escaped = len(text[:offset]) - len(text[:offset].rstrip("\\"))
    if sign == "!" and text[offset - 2 : offset - 1] != "\\":
        return sign if sign in signs else ""
    return sign if sign == "\\" and escaped % 2 else ""


def _problem(document: Document, offset: int, where: str) -> Problem:
    line, column = document.position(offset)
    found = document.text[offset : offset + 60].splitlines()[0]
    message = f"a claim {where} comes out as plain text"
    return Problem(document.path, line, column, message, found, "a claim in prose", REMEDY)
