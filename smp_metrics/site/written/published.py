"""What may be published beside the pages: kinds of files on a list, by names that every address can hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from smp_metrics.claims.text.markup import blank
from smp_metrics.errors import Problem
from smp_metrics.site.written.sources import PAGES, generated

NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*")
PICTURES = (".jpg", ".jpeg", ".png", ".webp")
KINDS = (*PAGES, *PICTURES, ".csv")
# What a page runs, and how it looks, is the project's own.
OWN, OWN_KINDS = "docs/assets/smp/", (".css", ".js", ".svg", ".txt", ".woff2")
# A string of a style sheet is shown, but for the name of a font, or of what a rule is for. A sign for show is no word;
# a letter, a figure, an escape or what stands elsewhere is. The pages of a print are counted by the browser.
_NAMED = re.compile(
    r"(?<![\w-])(?:src|(?:--[\w-]*)?font(?:-family)?)\s*:[^;{}]*|\burl\(\"[\w./-]*\"\)"
    r"|\[[\w-]+[~|^$*]?=\"[\w.#() :-]*\"\]",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"\"[^\"\n]*[\w\\][^\"\n]*\"|'[^'\n]*[\w\\][^'\n]*'|\bcontent\s*:[^;}]*?(?:\bcounters?\((?!pages?\))|\battr\(|\bvar\()"
    r"|\\[0-9a-f]|\bdata:|\bsymbols\b",
    re.IGNORECASE,
)
_CSS_COMMENT = re.compile(r"/\*[^*]*(?:\*(?!/)[^*]*)*\*/")
# Read, and not published as they are: the checks, as scripts and as notebooks, the notes on wards and the words of
# the search.
UNPUBLISHED = re.compile(r"docs/checks/[^/]+\.(?:py|ipynb)|docs/(?:[a-z0-9-]+/_(?:notes|where)|_search)\.yml")


def check_published(root: Path) -> list[Problem]:
    """List each file below docs/ that no reader should get, and each name there and in data/ that no address can hold.

    Nor may a style sheet write words or numbers into a page, which no check would read.
    """
    return [*_judged(root), *_written(root)]


def _written(root: Path) -> Iterator[Problem]:
    for file in sorted((root / OWN).rglob("*.css")):
        text = file.read_text(encoding="utf-8")
        for found in _SAYS.finditer(_NAMED.sub(blank, _CSS_COMMENT.sub(blank, text))):
            path, line = file.relative_to(root).as_posix(), text.count("\n", 0, found.start()) + 1
            remedy = "write it in the page, where it is checked"
            yield Problem(path, line, 0, "a style sheet writes words into a page", found[0], remedy=remedy)


def _judged(root: Path) -> Iterator[Problem]:
    made = generated(root)
    for folder in ("docs", "data"):
        for file in sorted((root / folder).rglob("*")):
            path = file.relative_to(root).as_posix()
            # What is hidden is not published.
            if file.is_dir() or any(part.startswith((".", "__pycache__")) for part in path.split("/")):
                continue
            if not all(NAME.fullmatch(part) for part in path.split("/")):
                expected, remedy = "letters, digits, -, _ and dots", "give it another name"
                yield Problem(path, 0, 0, "the name holds signs that an address can't", file.name, expected, remedy)
            elif folder == "docs" and not _may_be_published(path, file.suffix, made):
                kinds = ", ".join((*KINDS, *(OWN_KINDS if path.startswith(OWN) else ())))
                found, remedy = file.suffix or "a name without an ending", "delete it, or publish it in another form"
                yield Problem(path, 0, 0, "no file of this kind may be published", found, kinds, remedy)


def _may_be_published(path: str, kind: str, generated: tuple[str, ...]) -> bool:
    # What is generated is written anew before each build, and whatever else stands there goes.
    made = path.startswith(generated) and kind in (".json", ".xlsx")
    own = path.startswith(OWN) and kind in OWN_KINDS
    return kind in KINDS or own or made or bool(UNPUBLISHED.fullmatch(path))
