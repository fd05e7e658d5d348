"""Write Markdown that shows a text as it is, whatever signs it holds."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence

SIGNS = re.compile(r"([\\`*_{}\[\]|])")


def plain(text: object) -> str:
    """Escape a text so that Markdown shows it letter for letter, on one line."""
    return SIGNS.sub(r"\\\1", html.escape(" ".join(str(text).split()), quote=False))


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
