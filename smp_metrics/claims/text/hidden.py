"""Comments, which no reader sees, and code spans, found in one walk through a text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

from smp_metrics.claims.text.markup import spaces

Span = tuple[int, int]
# Behind every text.
FAR = 1 << 60

# Within a paragraph neither a comment nor code goes on after its end, nor into the next item, row or heading.
_BREAK = re.compile(r"\n(?=[ ]*\n|[ ]*(?:[-*+#>|]|[0-9]+[.)][ ]))")
# To begin with a plain sign makes it quick to find: what may stand before it is looked at afterwards.
_OPENING = re.compile(r"<!--(?!-?>)|`+")
_INDENT = re.compile(r"(?:^|(?<=\n))[ ]{0,3}\Z")
_CLOSING = re.compile(r"--!?>|`+")


def without_hidden(text: str, *, code_is_read: bool = False) -> str:
    """Blank the comments and code spans of a text; of code that is read as prose is, only its marks."""
    kept, last = [], 0
    for start, stop in hidden_spans(text):
        hidden = text[start:stop]
        read = code_is_read and hidden[0] == "`"
        kept += [text[last:start], hidden.replace("`", " ") if read else spaces(hidden)]
        last = stop
    return "".join([*kept, text[last:]])


def hidden_spans(text: str) -> Iterator[Span]:
    """Give where comments and code spans stand; of two that overlap, the one that starts first holds the other."""
    breaks = [match.start() for match in _BREAK.finditer(text)]
    closings: dict[str, list[int]] = defaultdict(list)
    for match in _CLOSING.finditer(text):
        closings["" if match[0][0] == "-" else match[0]].append(match.start())
    end = 0
    while opening := _OPENING.search(text, end):
        start, end = opening.span()
        mark = opening[0] if opening[0][0] == "`" else ""
        if mark and text[start - 1 : start] == "\\":
            continue
        # Between two marks stands some code; between the signs of a comment nothing need stand.
        last = _next(closings[mark], end + bool(mark))
        indent = None if mark else _INDENT.search(text, max(0, start - 3), start)
        stop = len(text) if indent else _next(breaks, end)
        if last < min(stop, len(text)):
            end = text.index(">", last) + 1 if not mark else last + len(mark)
            yield indent.start() if indent else start, end


def _next(places: list[int], offset: int) -> int:
    """Find the first place at or after an offset; far behind every text where there is none."""
    index = bisect_left(places, offset)
    return places[index] if index < len(places) else FAR
