"""Find numbers, trend words and superlatives that stand in prose without a fact."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable

from smp_metrics.claims.language.number_words import ORDINALS, in_small_letters
from smp_metrics.claims.text.document import Document
from smp_metrics.claims.text.scripted import SCRIPT
from smp_metrics.claims.text.spans import trend_spans
from smp_metrics.claims.unbound_words.asserted import asserted
from smp_metrics.claims.unbound_words.leaders import leading_spans
from smp_metrics.claims.unbound_words.sentences import Sentences
from smp_metrics.claims.unbound_words.statements import statement_spans
from smp_metrics.claims.unbound_words.superlatives import place_told, superlative_spans
from smp_metrics.errors import Problem

# A heading may ask what the text below it answers.
QUESTION = re.compile(r"^[ ]{0,3}(?:#[ ])?#{1,6}[ ][^?\n]*\?", re.MULTILINE)
BIND = "bind it: [{0}](fact:EXTRACT.COLUMN.MEASURE?…), or reword the sentence"
# A script can hold no claim.
LEAVE_OUT = "leave it out of the script, and have the page say it, where it can be bound to its fact"
IN_ENGLISH = "say it in English words, and bind what the data measures: [rose](fact:EXTRACT.COLUMN.MEASURE?…)"
BIND_FIRST = (
    "name what is first or last by a claim in the sentence, as [Old Town](fact:EXTRACT.COLUMN.highest?…); "
    "or bind the word, as [{0}](fact:EXTRACT.COLUMN.MEASURE?…); or reword the sentence"
)

_HEADING_END = re.compile(r"[ ]{0,99}+\{#[^}\n]{0,99}+\}|\n[ ]{0,99}+\n")
# What a person declares of a figure argues with a statement, its own or the plan's: only these say how it is.
TOLD = ("message", "notes", "description")
_KEY = re.compile(r"^[ ]*(?:-[ ]+)?(\w+):", re.MULTILINE)
ASKED = re.compile(r"(?<![^.!?\n])[^.!?\n]*\?")


def _told(document: Document) -> Callable[[int], bool]:
    """Give what tells whether a place of a document says how things are."""
    if not document.path.endswith(".yml"):
        return lambda _: True
    keys = [(match.start(), match[1]) for match in _KEY.finditer(document.text)]
    starts = [start for start, _ in keys]
    return lambda offset: bool(starts) and keys[bisect_right(starts, offset) - 1][1] in TOLD


def unbound(document: Document, places: frozenset[str] = frozenset()) -> list[Problem]:
    """List every number of a document, and every word that only data could settle, that is neither claim nor exempt.

    ``places`` are the names of the data's places, of which such words may be said.
    """
    prose = document.unbound
    statements = prose.without((QUESTION if document.path.endswith(".md") else ASKED,))
    sentences = Sentences(document.masked, document.passages)
    problems = [
        _problem(document, *prose.place(*span), "a number stands in the text without a fact")
        for span in document.numbers
        if not _placed(document, in_small_letters(prose.text[slice(*span)]), prose.place(*span)[0])
    ]
    problems += [
        _problem(document, *span, "a word says which way something went, without a fact")
        for start, stop in trend_spans(statements.text)
        for span in [prose.place(start, stop)]
        if not sentences.answers_for(in_small_letters(statements.text[start:stop]), span[0])
    ]
    problems += [
        _problem(document, *prose.place(*span), "what is no plain English can't be compared", IN_ENGLISH)
        for span in document.foreign
    ]
    problems += [
        _problem(document, *span, "a word says what is first, last or most, without a fact", BIND_FIRST)
        for span in superlative_spans(statements, document.masked, document.passages)
    ]
    known = {(problem.line, problem.column) for problem in problems}
    message = "the sentence says what only data could settle, without a fact"
    told = _told(document)
    stated = [
        _problem(document, *span, message, BIND)
        for span in (
            *statement_spans(statements, document.masked, document.passages, places),
            *leading_spans(statements, document.masked, document.passages, places),
            *_asserted(document, places),
        )
        if told(span[0])
    ]
    return problems + [problem for problem in stated if (problem.line, problem.column) not in known]


def _placed(document: Document, word: str, at: int) -> bool:
    """Tell whether a place in words is that of what a claim of its sentence names."""
    return word in ORDINALS and place_told(word, document.masked[slice(*document.passages.sentence(at))])


def _asserted(document: Document, places: frozenset[str]) -> Iterable[tuple[int, int]]:
    return () if document.path.endswith(".yml") else asserted(document, places)


def _problem(document: Document, start: int, end: int, message: str, remedy: str = BIND) -> Problem:
    line, column = document.position(start)
    # What runs on into the next paragraph can't be bound as one: its first part is.
    found = " ".join(_HEADING_END.split(document.text[start:end].strip(), maxsplit=1)[0].split())
    remedy = LEAVE_OUT if document.path.endswith(SCRIPT) else remedy
    return Problem(document.path, line, column, message, f'"{found}"', "a claim", remedy.format(found))
