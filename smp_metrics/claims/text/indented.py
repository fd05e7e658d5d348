"""The lines of a page that Markdown takes for code, since they stand further in than what holds them."""

from __future__ import annotations

import re
from collections.abc import Iterator

Span = tuple[int, int]
STEP = 4
# What holds the lines below it that stand four signs further in.
_HOLDER = re.compile(r"(?:[-*+]|[0-9]{1,9}\.)[ ]|!!![ ]|\[\^[\w-]{1,60}\]:")
_LINE = re.compile(r"[^\n]*\n?")
_QUOTED = re.compile(r"(?:[ ]{0,3}>[ ]?)+")


def indented_code(text: str) -> Iterator[Span]:
    """Give where each line stands that starts a block, or goes on with one, and is code by its indent."""
    depth, fresh, code = 0, True, False
    for line in _LINE.finditer(text):
        words = _QUOTED.sub("", line[0].expandtabs(STEP).strip("\n"), count=1)
        said = words.lstrip()
        if not said:
            fresh = True
            continue
        indent = len(words) - len(said)
        code = indent >= STEP * (depth + 1) and (fresh or code)
        if code:
            yield line.span()
        else:
            holds = bool(_HOLDER.match(said))
            depth = (min(depth, indent // STEP) if fresh or holds else depth) + holds
        fresh = False
