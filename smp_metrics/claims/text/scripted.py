"""What readers may see of a script of the site: the words of its strings, which it may set in a page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from smp_metrics.claims.text.markup import spaces

SCRIPT = ".js"
Span = tuple[int, int]
# What is walked over as one: a comment, a pattern, which nobody reads, a string, or a sign that a template turns on.
_TOKEN = re.compile(
    r"""//[^\n]*|/\*.*?\*/|(?P<quote>["'])(?P<text>(?:\\.|(?!(?P=quote))[^\\\n])*)(?P=quote)|(?P<mark>[`{}])
      |(?:(?<=[(=,:!&|?{};\[])|(?<=[(=,:!&|?{};\[][ ])|(?<=\breturn[ ]))/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\[\n])+/""",
    re.VERBOSE | re.DOTALL,
)
_TEMPLATE = re.compile(r"(?P<text>(?:\\.|\$(?!\{)|[^\\`$])*)(?P<end>`|\$\{|\Z)", re.DOTALL)
# The name of an element, which is made and not shown, and what stands for a part that a pattern found.
_UNSHOWN = re.compile(r"h[1-6]|\$[1-9]")


def mask_script(text: str) -> str:
    """Blank all but the strings of a script, and keep every position."""
    kept, last = [], 0
    for start, stop in _strings(text):
        if not _UNSHOWN.fullmatch(text, start, stop):
            kept += [spaces(text[last:start]), text[start:stop]]
            last = stop
    return "".join([*kept, spaces(text[last:])])


def _strings(text: str) -> Iterator[Span]:
    """Give where the words of each string stand, and of a template what stands between the values put into it."""
    at, open_braces = 0, list[str]()
    while token := _TOKEN.search(text, at):
        at = token.end()
        if token["text"] is not None:
            yield token.span("text")
        elif token["mark"] == "{":
            open_braces.append("{")
        elif token["mark"] == "`" or (token["mark"] == "}" and open_braces and open_braces.pop() == "$"):
            words = _TEMPLATE.match(text, at)
            if words:
                yield words.span("text")
                at = words.end()
                open_braces += ["$"] if words["end"] == "${" else []
