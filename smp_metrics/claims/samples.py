"""Samples in code on the pages about the site: they show how a number is written or read, and tell nothing of the data.

A sample is no claim, so nothing compares it. It may not say what a reader could take for a figure; and the page tells
what a sample is. What a claim looks like is shown by one that holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from smp_metrics.claims.checking import check_document
from smp_metrics.claims.language.number_words import in_small_letters
from smp_metrics.claims.text.blocks import BLOCK_KINDS
from smp_metrics.claims.text.document import Document
from smp_metrics.claims.text.fences import find_fences
from smp_metrics.claims.text.markup import spaces
from smp_metrics.claims.text.masking import PLAIN_KINDS
from smp_metrics.claims.unbound_words.sentences import measured
from smp_metrics.claims.unbound_words.unbound import unbound
from smp_metrics.errors import Problem
from smp_metrics.facts import Facts
from smp_metrics.facts.places import pattern_of

# A sentence that shows what a sample looks like, and says that it is one.
_TOLD = re.compile(r"`[^`\n]+`[^.`]*\bsamples?\b")
_YEAR = re.compile(r"\b20[0-9]{2}\b")
_INTRODUCED = re.compile(r"\bsuch\s+as\b")


def check_samples(document: Document, facts: Facts) -> list[Problem]:
    """List the samples of a page that could be taken for figures; on other pages code is read as prose is."""
    if document.reads_code or not document.path.endswith(".md"):
        return []
    shown = check_document(Document("docs/samples.md", _blocks(document.text)), facts)
    return [*_told(document, facts.places), *(replace(problem, path=document.path) for problem in shown)]


def _told(document: Document, places: frozenset[str]) -> Iterator[Problem]:
    telling = [span for span in document.code_spans if unbound(Document("docs/a.md", _code(document, span)), places)]
    for start, stop in telling:
        message = _wrong(document, start, _code(document, (start, stop)), places)
        if message:
            remedy = "show words or a number alone, or bind the number outside of code"
            yield _problem(document, start, stop, message, "a sample that says nothing of the data", remedy)
    if telling and not _TOLD.search(document.text):
        message, remedy = "no line of the page tells that code is a sample", "say so above it"
        yield _problem(document, *telling[0], message, "`This type` shows samples, and no figures.", remedy)


def _wrong(document: Document, at: int, code: str, places: frozenset[str]) -> str:
    """Say what makes a sample one of the data; "" where it is none."""
    sentence = document.spoken[slice(*document.passages.sentence(at))]
    if _is_of_data(sentence, places) or _YEAR.search(sentence):
        return "a sample stands in a sentence on what the data measures"
    if not _is_of_data(code, places):
        return ""
    if any(sign.isdigit() for sign in code):
        return "a sample gives a number of what the data measures"
    return "" if _INTRODUCED.search(sentence) else "nothing says that this is a sample, and it speaks of the data"


def _is_of_data(text: str, places: frozenset[str]) -> bool:
    return bool(measured().search(in_small_letters(text)) or pattern_of(places).search(text))


def _code(document: Document, span: tuple[int, int]) -> str:
    return document.text[slice(*span)].strip("` ")


def _blocks(text: str) -> str:
    """Blank all but the blocks of code that are not read with the page."""
    kept, last = list[str](), 0
    for fence in find_fences(text):
        if fence.kind not in (*BLOCK_KINDS, *PLAIN_KINDS):
            start, stop = fence.body
            kept, last = [*kept, spaces(text[last:start]), text[start:stop]], stop
    return "".join([*kept, spaces(text[last:])])


def _problem(document: Document, start: int, stop: int, message: str, expected: str, remedy: str) -> Problem:
    line, column = document.position(start)
    return Problem(document.path, line, column, message, document.text[start:stop], expected, remedy)
