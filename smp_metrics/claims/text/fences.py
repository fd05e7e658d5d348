"""The fenced blocks of a page, found line by line, so that a page of openings takes no longer than one of words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_OPENING = re.compile(
    r"^(?P<indent>[ ]{0,3})(?P<mark>`{3,}|~{3,})[ ]*(?P<kind>[\w-]*)(?P<options>(?:[ ]+\w+=\"[^\"\n]*\")*)[ ]*\n",
    re.MULTILINE,
)


@dataclass(frozen=True)
class Fence:
    """A block at ``text[start:stop]``, from its fence to its fence; ``options`` and ``body`` are stretches of it."""

    start: int
    mark: int
    stop: int
    kind: str
    options: tuple[int, int]
    body: tuple[int, int]


# Six who check a page ask for its blocks.
@lru_cache(maxsize=512)
def find_fences(text: str) -> tuple[Fence, ...]:
    """Give the blocks of a text, in reading order; one that is never closed is none."""
    return tuple(_fences(text))


def _fences(text: str) -> Iterator[Fence]:
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    closing: dict[str, list[int]] = defaultdict(list)
    for start, line in zip(starts, text.split("\n"), strict=True):
        closing[line.rstrip(" ")].append(start)
    end = 0
    for start in starts:
        opening = _OPENING.match(text, start) if start >= end else None
        if opening is None:
            continue
        mark = opening["indent"] + opening["mark"]
        index = bisect_right(closing[mark], opening.end() - 1)
        if index < len(closing[mark]):
            last = closing[mark][index]
            line_end = text.find("\n", last)
            end = line_end if line_end >= 0 else len(text)
            body = opening.end(), last
            yield Fence(start, opening.start("mark"), end, opening["kind"], opening.span("options"), body)
