"""The sentences of a document, and what a reader sees together with each: its paragraph, list, table or block."""

from __future__ import annotations

import re
from bisect import bisect_right

_KEYS = "title|subtitle|alt|caveat|where|why|evidence|message|needed|known"
_SENTENCE_END = re.compile(
    rf"""[.!?][)\]"”’*_]*(?=\s|$)                                                # a full stop, and what closes after it
      | \n(?=[ ]*\n|[ ]*(?:[-*+|>#]|[0-9]{{1,2}}\.|(?:{_KEYS}):)|(?:```|~~~))  # a new paragraph, item, row or key
      | \|                                                                       # a cell of a table
    """,
    re.VERBOSE,
)
_BLANK_LINE = re.compile(r"\n[ ]*\n\s*")
_ITEMS = re.compile(r"[ ]*(?:[-*+|]|[0-9]{1,2}\.)[ ]")


class Passages:
    """Where the sentences and paragraphs of a text start and stop; a cell, an item and a heading end a sentence too."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._sentences = [0, *(match.end() for match in _SENTENCE_END.finditer(text))]
        self._paragraphs = [0, *(match.end() for match in _BLANK_LINE.finditer(text))]

    def sentence(self, offset: int) -> str:
        """Give the sentence that holds an offset."""
        return self._text[slice(*_span(self._sentences, offset, len(self._text)))]

    def paragraph(self, offset: int) -> str:
        """Give the paragraph that holds an offset, or the whole list, table or block."""
        return self._text[slice(*_span(self._paragraphs, offset, len(self._text)))]

    def lead(self, offset: int) -> str:
        """Give the paragraph that leads to the list or table that holds an offset; "" when none does."""
        start, _ = _span(self._paragraphs, offset, len(self._text))
        led = start > 0 and _ITEMS.match(self._text, start)
        return self.paragraph(start - 1) if led else ""


def _span(starts: list[int], offset: int, end: int) -> tuple[int, int]:
    index = bisect_right(starts, offset)
    return starts[index - 1], starts[index] if index < len(starts) else end
