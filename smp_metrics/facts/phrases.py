"""The pattern of any of many phrases, by their first sign: where a text goes on otherwise, few of them are tried."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

# What a small letter is found in where capitals count for nothing, beside its capital.
_ALIKE = {"i": "\u0130\u0131", "k": "\u212a", "s": "\u017f"}


def any_of(phrases: Iterable[str]) -> str:
    """Give the pattern of phrases, of which the longest is found; a space in one stands for any gap."""
    return _by_first(phrases, lambda phrase: _form(phrase[1:]), re.escape)


def any_name(names: Iterable[str]) -> str:
    """Give the pattern of names as :func:`any_of` does; one in small letters is found in any."""
    return _by_first(names, _of_name, _first_of_name) or "(?!)"


def _by_first(phrases: Iterable[str], rest: Callable[[str], str], first: Callable[[str], str]) -> str:
    groups: dict[str, list[str]] = {}
    for phrase in sorted(set(phrases), key=len, reverse=True):
        groups.setdefault(first(phrase[0]), []).append(rest(phrase))
    return "|".join(f"{sign}(?:{'|'.join(rests)})" for sign, rests in groups.items())


def _first_of_name(sign: str) -> str:
    """Give the pattern of the first sign of a name, in small letters or not."""
    small = sign.lower()
    return f"[{re.escape(small)}{re.escape(small.upper())}{_ALIKE.get(small, '')}]"


def _of_name(name: str) -> str:
    return f"(?i:{_form(name[1:])})" if name.islower() else f"(?<={re.escape(name[0])}){_form(name[1:])}"


def _form(text: str) -> str:
    return re.escape(text).replace(r"\ ", r"\s+")
