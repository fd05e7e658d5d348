"""The sentences of a document, and what a reader sees together with each: its paragraph, list, table or block."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

Span = tuple[int, int]
_SENTENCE_END = re.compile(
    r"""[.!?][)\]"”’*_]*(?=\s|$)                                                # a full stop, and what closes after it
      | \n(?=[ ]*\n|[ ]*(?:[-*+|>#]|[0-9]{1,2}\.)|(?:```|~~~))  # a new paragraph, item or row
      | \|                                                                       # a cell of a table
    """,
    re.VERBOSE,
)
_FOOTNOTE = re.compile(r"(\[\^[^\[\]\s]{1,40}\]):")
_KEY = re.compile(r"^[ ]*(?:-[ ]+)?[a-z_]+[ ]*:(?=\s)", re.MULTILINE)
_BLANK_LINE = re.compile(r"\n[ ]*\n\s*")
_ITEMS = re.compile(r"(?:[-*+|]|[0-9]{1,2}\.)[ ]")
_HEADING = re.compile(r"^[ ]{0,3}#{1,6}[ ].*\n?", re.MULTILINE)


_ANSWER = re.compile(
    r"[^\S\n]{1,99}+[*_]{0,9}+(?:(?:in|at|on|about|around|just|only|almost|nearly|over|under|the)[^\S\n]{1,9}+){0,3}[*_]{0,9}+"
    r"\[[^\]\[\n]{1,80}+\]\([^)\s]{1,400}+\)(?P<rest>[^.!?\n|\[]{0,60}+)(?:[.!?]|$)",
    re.IGNORECASE | re.MULTILINE,
)
_VERB = re.compile(r"\b(?:is|are|was|were|ha[sd]|have|did|saw|went|came|took|made|rose|fell|stood|[a-z]+ed)\b")


class Passages:
    """Where the sentences and paragraphs of a text start and stop; a cell, an item and a heading end a sentence too.

    ``source`` is the same text with the keys of its blocks, each of which starts a sentence.
    """

    def __init__(self, text: str, source: str = "") -> None:
        self._text = text
        # An answer without a verb says what its question asks.
        ends = (match.end() for match in _SENTENCE_END.finditer(text) if not _is_answered(text, match))
        keys = (match.start() for match in _KEY.finditer(source) if not text[match.start() : match.end()].strip())
        self._sentences = sorted({0, *ends, *keys, *(match.end() for match in _HEADING.finditer(text))})
        self._paragraphs = [0, *(match.end() for match in _BLANK_LINE.finditer(text))]
        # All that is said of a claim, and of a row, asks anew for the same.
        self.sentence = cache(self._sentence)
        self.labels = cache(self._labels)
        self._bars = cache(self._bars_of)
        self._headings = [match.start() for match in _HEADING.finditer(text)]

    def _sentence(self, offset: int) -> Span:
        """Give where the sentence that holds an offset starts and stops."""
        return _span(self._sentences, offset, len(self._text))

    def paragraph(self, offset: int) -> Span:
        """Give where the paragraph that holds an offset starts and stops, or the whole list, table or block."""
        return _span(self._paragraphs, offset, len(self._text))

    def lead(self, offset: int) -> Span:
        """Give where the paragraph stands that leads to the list or table of an offset; empty when none does."""
        start, _ = self.paragraph(offset)
        return self.paragraph(start - 1) if start and _ITEMS.match(self._text, start) else (start, start)

    def _labels(self, offset: int) -> tuple[Span, ...]:
        """Give where the labels of a table's cell stand: its row's first cell, and its column's; none outside one."""
        text = self._text
        first = text.rfind("\n", 0, offset) + 1
        end = text.find("\n", offset)
        line = text[first : end if end >= 0 else len(text)]
        if not line.lstrip().startswith("|"):
            return ()
        column = text.count("|", first, offset)
        return tuple(
            cell
            for start, stop, at in ((first, first + len(line), 1), (*self._head(offset), column))
            for cell in [self._cell(start, stop, at)]
            if cell
        )

    def corner(self, offset: int) -> tuple[Span, ...]:
        """Give where the head of the first column of a table's cell stands; none outside a table."""
        cell = self._cell(*self._head(offset), 1) if self.labels(offset) else None
        return (cell,) if cell else ()

    def _head(self, offset: int) -> Span:
        """Give where the first row of the table of an offset stands."""
        top, _ = self.paragraph(offset)
        head = top + len(self._text[top:offset]) - len(self._text[top:offset].lstrip())
        return head, self._text.find("\n", head)

    def _cell(self, start: int, stop: int, number: int) -> Span | None:
        """Give where a cell of a row stands, counted from 1."""
        bars = self._bars(start, stop)
        return (bars[number - 1] + 1, bars[number]) if 0 < number < len(bars) else None

    def _bars_of(self, start: int, stop: int) -> list[int]:
        """Give where the bars of a row stand."""
        return [at for at in range(start, stop) if self._text[at] == "|"]

    def heading(self, offset: int) -> Span:
        """Give where the heading stands above an offset, with the paragraph below it for an offset in the heading."""
        index = bisect_right(self._headings, offset)
        if not index:
            return 0, 0
        start, stop = self.paragraph(self._headings[index - 1])
        return (start, self.paragraph(stop)[1]) if start <= offset < stop else (start, stop)

    def noted(self, offset: int) -> Span:
        """Give the sentence that the footnote of an offset belongs to; empty outside a footnote."""
        start, stop = self.paragraph(offset)
        note = _FOOTNOTE.match(self._text, start, stop)
        at = self._text.find(note[1]) if note else start
        return self.sentence(max(at - 1, 0)) if note and at < start else (start, start)

    def together(self, offset: int) -> tuple[Span, ...]:
        """Give where all stands that a reader takes in with an offset: its paragraph, what leads to it, its heading."""
        spans = self.lead(offset), self.paragraph(offset), self.heading(offset), self.noted(offset)
        return tuple(dict.fromkeys(spans))


def _is_answered(text: str, end: re.Match[str]) -> bool:
    answer = _ANSWER.match(text, end.end()) if end[0].startswith("?") else None
    return answer is not None and not _VERB.search(answer["rest"])


def _span(starts: list[int], offset: int, end: int) -> Span:
    index = bisect_right(starts, offset)
    return starts[index - 1], starts[index] if index < len(starts) else end
