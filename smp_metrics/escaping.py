"""Where text becomes Markdown: it shows letter for letter, whatever signs it holds.

Where it becomes HTML, ``markupsafe`` escapes it: a template is a ``Markup`` of our own words, and what is put into it
by ``format`` is text unless it is ``Markup`` itself.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence

# A space that must not break stays what it is.
SPACES = re.compile(r"[ \t\r\n\f\v]+")
SIGNS = re.compile(r"([\\`*_{}\[\]|])")
# What would begin a heading, a list, a quote, a note or a block, did it stand at the start of a line.
START = re.compile(r"^([#+-]|\d+(?=[.)])|[~:=!?]+)")


def plain(text: object) -> str:
    """Escape a text so that Markdown shows it letter for letter, on one line."""
    return START.sub(lambda start: "".join(f"&#{ord(sign)};" for sign in start[0]), within(text).strip(" "))


def within(text: object) -> str:
    """Escape a part of a text that does not start a line, with the spaces that part it from what is beside it."""
    return SIGNS.sub(r"\\\1", html.escape(SPACES.sub(" ", str(text)), quote=False))


def code(text: str) -> str:
    """Show a name as code; names hold no backtick."""
    return f"`{text}`"


def link(text: str, address: str) -> str:
    """Link a text, shown letter for letter, to an address."""
    return f"[{plain(text)}]({address})"


def bullets(items: Iterable[str]) -> str:
    """List items that are Markdown already."""
    return "".join(f"- {item}\n" for item in items)


def table(header: Sequence[str], rows: Iterable[Sequence[str]], *, right: Iterable[int] = ()) -> str:
    """Draw a table of cells that are Markdown already; ``right`` counts from 0 the columns of numbers."""
    numbers = set(right)
    rule = ["---:" if index in numbers else "---" for index in range(len(header))]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in (header, rule, *rows))


def heading(text: str) -> str:
    """Write a heading of the second level with the blank lines around it."""
    return f"\n## {text}\n\n"
