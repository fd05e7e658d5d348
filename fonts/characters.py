"""The characters that the font must have: what the site shows, and what an author may write next."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

ASCII = "".join(map(chr, range(ord(" "), ord("~") + 1)))
# Of the same kind as what is there: other quotation marks and dashes, money, degrees, a half, letters of names.
RESERVE = "\N{NO-BREAK SPACE}£€±×÷−·•…‹›‘’“”–—°½àâçèéêëïñôöü"
# Computer code has the reader's own font.
_UNSEEN = re.compile(r"<(script|style|code|pre|samp|kbd)\b.*?</\1>|<[^>]*>", re.DOTALL)
_SPACES = re.compile(r"[\n\r\t]")


def wanted() -> set[str]:
    """Give the characters that the font is cut down to."""
    return {*ASCII, *RESERVE}


def shown(html: str) -> set[str]:
    """Give the characters of a page that stand in the site's font, those of its pictures and titles too."""
    return set(_SPACES.sub("", unescape(_UNSEEN.sub("", html))))


def shown_by(site: Path) -> dict[str, str]:
    """Give every character that a built site shows, with a page that shows it."""
    pages = sorted(site.rglob("*.html"))
    return {letter: page.relative_to(site).as_posix() for page in pages for letter in shown(page.read_text("utf-8"))}
