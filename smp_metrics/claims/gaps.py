"""A text with its long gaps cut short: most of what is scanned for numbers is blanked, and patterns walk through it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from copy import copy
from itertools import accumulate
from typing import Protocol, Self

# Two spaces still part what three parted: no pattern of words takes both for one.
SHORT = "  "
_GAP = re.compile(r" {3,}")


class Finder(Protocol):
    """What finds stretches of a text: a pattern, or an exemption."""

    def finditer(self, text: str, /) -> Iterator[re.Match[str]]:
        """Find every stretch."""


class Short:
    """A text, cut short in ``text``, and where each part of it stands in the whole."""

    def __init__(self, whole: str) -> None:
        gaps = [match.span() for match in _GAP.finditer(whole)]
        self.text = _GAP.sub(SHORT, whole)
        self._lost = [0, *accumulate(stop - start - len(SHORT) for start, stop in gaps)]
        # Where the text goes on after each gap.
        self._ends = [stop - lost for (_, stop), lost in zip(gaps, self._lost[1:], strict=True)]

    def place(self, start: int, stop: int) -> tuple[int, int]:
        """Give where a stretch that begins and ends with no gap stands in the whole."""
        return self._whole(start), self._whole(stop - 1) + 1

    def _whole(self, offset: int) -> int:
        return offset + self._lost[bisect_right(self._ends, offset)]

    def without(self, patterns: Iterable[Finder]) -> Self:
        """Give the text with all blanked that any pattern finds in it as it is, so that none breaks another."""
        signs = list(self.text)
        for pattern in patterns:
            for match in pattern.finditer(self.text):
                start, stop = match.span()
                signs[start:stop] = [sign if sign == "\n" else " " for sign in signs[start:stop]]
        rest = copy(self)
        rest.text = "".join(signs)
        return rest
