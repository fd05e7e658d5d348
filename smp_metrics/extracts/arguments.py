"""Hold what an entry argues to its kind: what it has to say, what it may not, and how it quotes the plan."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Protocol

ARGUMENT = ("fairest", "fails", "otherwise", "needed", "ask")
# The plan's sentences belong to its authors.
MOST_QUOTED = 9
_QUOTE = re.compile("“([^”]*)”")
_CLAIM = "](fact:"


class Arguing(Protocol):
    """What the form of an entry is judged by."""

    @property
    def kind(self) -> str: ...  # noqa: D102
    @property
    def effect(self) -> str: ...  # noqa: D102
    @property
    def says(self) -> str: ...  # noqa: D102
    @property
    def fails(self) -> str: ...  # noqa: D102
    @property
    def row(self) -> object: ...  # noqa: D102
    @property
    def one_digit(self) -> bool: ...  # noqa: D102


def misargued(
    entry: Arguing, asked: Collection[str] | None, said: Collection[str], pairs: Iterable[tuple[str, str]]
) -> list[str]:
    """Say all that is wrong with the form of an entry; ``asked`` is what its kind says, None where it has no place.

    ``said`` is what it says of :data:`ARGUMENT`, ``pairs`` are its figures as printed and as found.
    """
    if asked is None:
        return [f"an entry of the kind {entry.kind} has no place in this file"]
    return [*_sides(entry, asked, said), *_effect(entry), *_quotes(entry), *_digit(entry, list(pairs))]


def _sides(entry: Arguing, asked: Collection[str], said: Collection[str]) -> Iterator[str]:
    for name in ARGUMENT:
        if name in asked and name not in said:
            yield f"an entry of the kind {entry.kind} has to say {name}"
        if name in said and name not in asked:
            yield f"an entry of the kind {entry.kind} in this file says no {name}"
    if entry.kind == "proven" and _CLAIM not in entry.fails:
        yield "what is proven is proven by a number: bind one in fails"


def _effect(entry: Arguing) -> Iterator[str]:
    if entry.effect != "none" and entry.kind not in ("proven", "contradicts itself"):
        yield f"an entry of the kind {entry.kind} has no effect on the message"
    if (entry.effect == "contradicts") != bool(entry.row):
        yield "an entry that contradicts the message has a row, and no other has"


def _quotes(entry: Arguing) -> Iterator[str]:
    quoted = _QUOTE.findall(entry.says)
    if not quoted:
        yield "says quotes none of the plan's telling words"
    for words in quoted:
        if len(words.split()) > MOST_QUOTED:
            yield f"says quotes more than {MOST_QUOTED} words in a row"


def _digit(entry: Arguing, pairs: list[tuple[str, str]]) -> Iterator[str]:
    """Ask that an entry whose every figure is one digit out says so: the text may have been converted wrongly."""
    if pairs and not entry.one_digit and all(one_digit_apart(*pair) for pair in pairs):
        yield "all its figures are one digit out: say one_digit: true"


def one_digit_apart(printed: str, found: str) -> bool:
    """Say whether two texts differ in one digit only."""
    apart = [pair for pair in zip(printed, found, strict=False) if pair[0] != pair[1]]
    return len(printed) == len(found) and len(apart) == 1 and all(each.isdigit() for each in apart[0])
