"""The closed grammar of a claim: every word has a role, and the roles stand in one of the written forms."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from smp_metrics.claims.language.lexicon import DIRECTIONS_OF_NUMERALS, FORMS, LONGEST_PHRASE, ROLES
from smp_metrics.claims.language.number_words import in_small_letters
from smp_metrics.claims.language.numerals import Numeral
from smp_metrics.claims.language.words import ClaimWordsError, Statement

# A form reads one claim in one go, and no claim is longer.
MOST_WORDS = 24
_WORD = re.compile(r"(?:[^\s\u2010\u2011,()“”\"|]|(?<=[0-9]),(?=[0-9]))+")
_ROLE = re.compile(r"[a-z]+")
_CHANCE = re.compile(r"\b(?:in|of)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Part:
    """A word or phrase of a claim with its role."""

    role: str
    words: str


@dataclass(frozen=True)
class Reading:
    """A claim's text in its parts, in order, and the form they stand in."""

    form: str
    parts: tuple[Part, ...]

    def all(self, role: str) -> list[str]:
        """Give the words that have a role."""
        return [part.words for part in self.parts if part.role == role]


def read(statement: Statement, own: Mapping[str, Collection[str]] = MappingProxyType({})) -> Reading:
    """Give each word of a claim its role; raise ClaimWordsError for a word without one, or an order that says nothing.

    ``own`` are the roles that a fact gives to words: the places it is about, and the words of what it counts.
    """
    parts = tuple(_parts(statement, own))
    line = "".join(f"{part.role};" for part in parts)
    for name, form in _forms().items():
        if form.fullmatch(line):
            return Reading(name, parts)
    raise ClaimWordsError(f"“{statement.text}” puts words together that can't be compared", "say it in fewer words")


def _parts(statement: Statement, own: Mapping[str, Collection[str]]) -> list[Part]:
    small = in_small_letters(statement.text)
    start, stop = statement.claimed
    before, after = _read(small[:start], own), _read(small[stop:].lstrip("-\u2010\u2011"), own)
    number = [Part(_role(statement.numeral), small[start:stop])] if statement.numeral else []
    return [*before, *number, *after]


def _role(numeral: Numeral) -> str:
    if numeral.typed.lower() in DIRECTIONS_OF_NUMERALS:
        return "doubled"
    if numeral.unit == "fraction" and _CHANCE.search(numeral.typed):
        return "chance"
    return numeral.unit if numeral.unit in ("ordinal", "times") else "number"


def _read(text: str, own: Mapping[str, Collection[str]]) -> list[Part]:
    words = [word.strip(".;:!?'\u2019\u2018") for word in _WORD.findall(text)]
    words = [word for word in words if word not in ("", "-", "\u2013", "\u2014", "…")]
    if len(words) > MOST_WORDS:
        raise ClaimWordsError(f"a claim of {len(words)} words", f"keep it under {MOST_WORDS}")
    parts, at = [], 0
    while at < len(words):
        part, taken = _next(words, at, own)
        parts.append(part)
        at += taken
    return parts


def _next(words: list[str], at: int, own: Mapping[str, Collection[str]]) -> tuple[Part, int]:
    """Read the longest phrase that has a role."""
    for length in range(min(LONGEST_PHRASE, len(words) - at), 0, -1):
        phrase = " ".join(words[at : at + length])
        role = ROLES.get(phrase) or next((role for role, names in own.items() if phrase in names), None)
        if role:
            return Part(role, phrase), length
    raise ClaimWordsError(
        f"“{words[at]}” has no meaning here that can be compared", "leave it out, or write it outside"
    )


@cache
def _forms() -> dict[str, re.Pattern[str]]:
    """Compile the forms: a role stands for itself and the sign after it."""
    return {name: re.compile(_ROLE.sub(r"(?:\g<0>;)", form).replace(" ", "")) for name, form in FORMS.items()}
