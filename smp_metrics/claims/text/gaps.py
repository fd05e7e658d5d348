"""A text as a reader takes it in: long gaps cut short, entities as the signs they are, signs that nobody sees left out.

Most of what is scanned for numbers is blanked, and patterns walk through gaps; and a word may be written so that only a
browser puts it together.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from copy import copy
from html import unescape
from typing import Protocol, Self

# Two spaces still part what three parted: no pattern of words takes both for one.
SHORT = "  "
# Signs that nobody sees, and that part a word or a number for a machine only.
UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e01ef"
)
# Letters of another shape that read as plain ones: of full width, in circles, of mathematics, ligatures.
_SHAPED = (
    "\u1d2c-\u1d6a\u2071\u207f\u2090-\u209c\u2100-\u214f\u24b6-\u24e9\ufb00-\ufb06\uff21-\uff5a\U0001d400-\U0001d7cb"
)
# Letters of other alphabets that look like plain ones.
_ALIKE = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0455\u0458\u0501\u04bb\u0457"
    "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u0406"
    "\u03bf\u03b1\u03bd\u03c1\u03b9\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u0131\u0261",
    "aeopcyxisjdhiABEKMHOPCTYXIoavpiABEZHIKMNOPTYXig",
)
_READ = re.compile(
    rf"[ ]{{3,}}|&(?:\#[0-9]{{1,7}}|\#[xX][0-9a-fA-F]{{1,6}}|[a-zA-Z][a-zA-Z0-9]{{1,31}});|[{UNSEEN}]+"
    rf"|[{_SHAPED}{''.join(map(chr, _ALIKE))}]"
    r"|(?<=[^\W_])\*{1,3}(?=[^\W_])"
)
_UNSEEN = re.compile(f"[{UNSEEN}]+")


class Finder(Protocol):
    """What finds stretches of a text: a pattern, or an exemption."""

    def finditer(self, text: str, /) -> Iterator[re.Match[str]]:
        """Find every stretch."""


def _as_read(found: str) -> str:
    if found[0] == " ":
        return SHORT
    if found[0] == "*":
        return ""
    sign = _UNSEEN.sub("", unescape(found)).translate(_ALIKE)
    # A half sign is a number as it is; in parts it would be two.
    return sign if sign.isnumeric() else unicodedata.normalize("NFKC", sign)


class Short:
    """A text as it is read, in ``text``, and where each part of it stands in the whole."""

    def __init__(self, whole: str) -> None:
        self.text = ""
        # Where each part that reads otherwise starts and stops: in the text as read, and in the whole.
        self._read: list[tuple[int, int]] = []
        self._written: list[tuple[int, int]] = []
        texts, shift, last = list[str](), 0, 0
        for match in _READ.finditer(whole):
            (start, stop), read = match.span(), _as_read(match[0])
            texts += whole[last:start], read
            self._written.append((start, stop))
            self._read.append((start + shift, start + shift + len(read)))
            shift, last = shift + len(read) - (stop - start), stop
        self.text = "".join((*texts, whole[last:]))
        self._ends = [stop for _, stop in self._read]

    def place(self, start: int, stop: int) -> tuple[int, int]:
        """Give where a stretch that begins and ends with no gap stands in the whole."""
        return self._whole(start)[0], self._whole(stop - 1)[1]

    def _whole(self, offset: int) -> tuple[int, int]:
        """Give where the sign at an offset stands in the whole: from its first sign to behind its last."""
        index = bisect_right(self._ends, offset)
        if index < len(self._read) and self._read[index][0] <= offset:
            return self._written[index]
        at = offset + (self._written[index - 1][1] - self._ends[index - 1] if index else 0)
        return at, at + 1

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
