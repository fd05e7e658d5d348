"""Hold what an entry argues to its kind: what it has to say, what it may not, and how it quotes the plan."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from smp_metrics.extracts.written.declarations import Argued

ARGUMENT = ("fairest", "fails", "otherwise", "needed", "ask")
MEANING = {
    "fairest": "how the plan could be right",
    "fails": "why it is not",
    "otherwise": "the other way to read it",
    "needed": "what would settle it",
    "ask": "whom to ask, and what: {of: …, question: …}",
}
# The plan's sentences belong to its authors.
MOST_QUOTED = 9
_QUOTE = re.compile("“([^“”]*)”")
_CLAIM = "](fact:"


def misargued(
    entry: Argued, asked: Collection[str] | None, said: Collection[str], pairs: Iterable[tuple[str, str]]
) -> list[str]:
    """Say all that is wrong with the form of an entry; ``asked`` is what its kind says, None where it has no place.

    ``said`` is what it says of :data:`ARGUMENT`, ``pairs`` are its figures as printed and as found.
    """
    if asked is None:
        return [f"an entry of the kind {entry.kind} has no place in this file"]
    return [*_sides(entry, asked, said), *_effect(entry), *_quotes(entry), *_digit(entry, list(pairs))]


def _sides(entry: Argued, asked: Collection[str], said: Collection[str]) -> Iterator[str]:
    for name in ARGUMENT:
        if name in asked and name not in said:
            yield f"an entry of the kind {entry.kind} has to say {name}, {MEANING[name]}"
        if name in said and name not in asked:
            yield f"an entry of the kind {entry.kind} in this file says no {name}"
    if entry.kind == "proven" and _CLAIM not in entry.fails:
        yield "what is proven is proven by a number: bind one in fails, as [12](fact:TABLE.COLUMN?…)"


def _effect(entry: Argued) -> Iterator[str]:
    if entry.effect != "none" and entry.kind not in ("proven", "contradicts itself"):
        yield f"an entry of the kind {entry.kind} has no effect on the message"
    if entry.effect == "contradicts" and not entry.row:
        yield "effect: contradicts needs a row, as in row: {plan: what the plan says, data: what the data says}"
    if entry.row and entry.effect != "contradicts":
        yield "only an entry with effect: contradicts has a row: take the row away, or say that effect"


def _quotes(entry: Argued) -> Iterator[str]:
    if not _QUOTE.search(entry.says):
        yield "says quotes none of the plan's telling words: put them in “these marks”"
    texts = [
        entry.title,
        entry.says,
        entry.fairest,
        entry.fails,
        entry.otherwise,
        entry.message,
        str(entry.ask),
        str(entry.row),
    ]
    for words in _QUOTE.findall("\n".join(texts)):
        if len(words.split()) > MOST_QUOTED:
            yield f"more than {MOST_QUOTED} words in a row are quoted"


def _digit(entry: Argued, pairs: list[tuple[str, str]]) -> Iterator[str]:
    """Ask that an error or slip whose every figure is one digit out says so: the text was converted from print."""
    if entry.kind != "question" and pairs and not entry.one_digit and all(one_digit_apart(*pair) for pair in pairs):
        yield "all its figures are one digit out: say one_digit: true"


def one_digit_apart(printed: str, found: str) -> bool:
    """Say whether two texts differ in one digit only."""
    apart = [pair for pair in zip(printed, found, strict=False) if pair[0] != pair[1]]
    return len(printed) == len(found) and len(apart) == 1 and all(each.isdigit() for each in apart[0])
