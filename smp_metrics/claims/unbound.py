"""Find numbers, trend words and superlatives that stand in prose without a fact."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import yaml

from smp_metrics.claims.document import Document
from smp_metrics.claims.gaps import Short
from smp_metrics.claims.spans import number_spans, trend_spans
from smp_metrics.claims.superlatives import superlative_spans
from smp_metrics.errors import Problem
from smp_metrics.extracts.memo import Memo, fingerprint
from smp_metrics.imports import source

EXEMPTIONS = Path(__file__).with_name("exemptions.yml")
# Tried at the start of a sentence only: elsewhere a long line would take quadratic time.
QUESTION = re.compile(r"(?<![^.!?\n])[^.!?\n]*\?")
BIND = "bind it: [{0}](fact:EXTRACT.COLUMN.MEASURE?…), or reword the sentence"
BIND_FIRST = (
    "name what is first or last by a claim in the sentence, as [High Street](fact:EXTRACT.COLUMN.highest?…); "
    "or bind the word, as [{0}](fact:EXTRACT.COLUMN.MEASURE?…); or reword the sentence"
)


class Scanned:
    """The texts in which nothing unbound was found, remembered from one run to the next by what they say."""

    def __init__(self, folder: Path) -> None:
        self._memo = Memo(folder)
        self._before: frozenset[str] = frozenset(self._memo.get("clean", "") or ())
        self._clean: set[str] = set()

    def unbound(self, document: Document) -> list[Problem]:
        """List what ``unbound`` does."""
        text = fingerprint(document.path, document.text)
        problems = [] if text in self._before else unbound(document)
        if not problems:
            self._clean.add(text)
        return problems

    def save(self) -> None:
        """Remember the texts of this run."""
        if self._clean != self._before:
            self._memo.put("clean", "", sorted(self._clean))


@cache
def exemptions() -> tuple[re.Pattern[str], ...]:
    """Read the short written list of what needs no fact."""
    entries = yaml.safe_load(source(EXEMPTIONS))
    return tuple(re.compile(entry["pattern"], re.IGNORECASE) for entry in entries)


def unbound(document: Document) -> list[Problem]:
    """List every number, trend word and superlative of a document that is neither a claim nor exempt."""
    prose = Short(document.prose).without(exemptions())
    statements = prose.without((QUESTION,))
    problems = [
        _problem(document, *prose.place(*span), "a number stands in the text without a fact")
        for span in number_spans(prose.text)
    ]
    problems += [
        _problem(document, *prose.place(*span), "a word says which way something went, without a fact")
        for span in trend_spans(statements.text)
    ]
    problems += [
        _problem(document, *span, "a word says what is first, last or most, without a fact", BIND_FIRST)
        for span in superlative_spans(statements, document.masked, document.passages)
    ]
    return problems


def _problem(document: Document, start: int, end: int, message: str, remedy: str = BIND) -> Problem:
    line, column = document.position(start)
    found = " ".join(document.text[start:end].split())
    return Problem(document.path, line, column, message, f'"{found}"', "a claim", remedy.format(found))
