"""Words without what makes them plurals or another's, so that texts can be compared word by word."""

from __future__ import annotations

import re
from functools import cache

_WORD = re.compile(r"[a-z0-9]+")
_ALIKE = {"violent": "violence", "offence": "crime", "offences": "crime"}


@cache
def stem(word: str) -> str:
    """Give a word without what makes it a plural or another's: ``wards'`` is ``ward``."""
    word = _ALIKE.get(word.lower(), word.lower()).replace("\u2019", "'").removesuffix("'s").removesuffix("'")
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


@cache
def stems(text: str) -> tuple[str, ...]:
    """Give the stem of each word of a text."""
    return tuple(map(stem, _WORD.findall(text.lower())))
