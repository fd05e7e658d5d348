"""The short written list of what needs no fact, each with its reason; a date among them must be a day that there is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field

from smp_metrics.errors import ProblemsFound
from smp_metrics.extracts.written.plain_yaml import load
from smp_metrics.extracts.written.typed import Sentence, Strict, Text, fit
from smp_metrics.imports import in_use, source
from smp_metrics.own import Own

EXEMPTIONS = Path(__file__).with_name("exemptions.yml")
# Names of the partnership's whose words or numbers would need a fact elsewhere, each with what it is the name of.
NAMES: Own[str] = Own("wordings")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_DAY = re.compile(r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?\s+(?P<month>[A-Za-z]{3,9})(?:\s+(?P<year>[0-9]{4}))?")
_WEEKDAY = re.compile(r"(?P<weekday>mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?,?\s", re.IGNORECASE)
_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")
# A day without its year may be the 29th of February.
LEAP_YEAR = 2024


def _compiles(pattern: str) -> str:
    try:
        re.compile(pattern, re.IGNORECASE)
    except re.error as error:
        raise ValueError(f"it is no regular expression: {error}") from error
    return pattern


@dataclass(frozen=True)
class Exemption:
    """A pattern of what needs no fact, and why; ``is_date`` says that it finds days.

    Each paragraph is looked through by itself. Whatever is found holds one of the words of ``has``, if any are given: a
    paragraph without them is passed over.
    """

    pattern: re.Pattern[str]
    reason: str
    is_date: bool = False
    has: tuple[str, ...] = ()

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Find what needs no fact."""
        whole = _small(text)
        if self.has and not any(word in whole for word in self.has):
            return
        for start, stop, small in _paragraphs(text):
            if not self.has or any(word in small for word in self.has):
                found = self.pattern.finditer(text, start, stop)
                yield from (match for match in found if not self.is_date or is_day(match[0]))


# Each exemption of the list asks anew for the same text.
_small = lru_cache(maxsize=2)(str.lower)


@lru_cache(maxsize=2)
def _paragraphs(text: str) -> list[tuple[int, int, str]]:
    """List where paragraphs start and stop, and each in small letters."""
    edges = [0, *(at for gap in _BLANK_LINES.finditer(text) for at in gap.span()), len(text)]
    return [(start, stop, text[start:stop].lower()) for start, stop in zip(edges[::2], edges[1::2], strict=True)]


class _Written(Strict):
    pattern: Annotated[Text, AfterValidator(_compiles)]
    reason: Sentence
    is_date: bool = False
    has: list[Text] = Field(default_factory=list)


def exemptions() -> tuple[Exemption, ...]:
    """Read the list, and the names that the partnership adds to it."""
    return _exemptions(in_use())


@cache
def _exemptions(_project: str) -> tuple[Exemption, ...]:
    names = [
        Exemption(re.compile(rf"\b{re.escape(name)}\b", re.IGNORECASE), why, has=(name.lower(),))
        for name, why in NAMES.items()
    ]
    return (*read_exemptions(source(EXEMPTIONS)), *names)


def read_exemptions(text: str) -> list[Exemption]:
    """Read a list of exemptions; raise ProblemsFound with every entry that is not one."""
    written = load(text)
    entries = [
        fit("smp_metrics/claims/text/exemptions.yml", _Written, written, (at,), f"entry {at + 1}")
        for at in range(len(written.value))
    ]
    problems = [problem for entry in entries if isinstance(entry, list) for problem in entry]
    if problems:
        raise ProblemsFound(problems)
    read = (entry for entry in entries if isinstance(entry, _Written))
    return [
        Exemption(re.compile(each.pattern, re.IGNORECASE), each.reason, each.is_date, tuple(each.has)) for each in read
    ]


def is_day(text: str) -> bool:
    """Tell whether a date in words is a day that there is, and on its weekday where it names one with its year."""
    found = _DAY.search(text)
    month = next(
        (at for at, name in enumerate(_MONTHS, 1) if found and name.lower().startswith(found["month"].lower())), 0
    )
    if not found or not month:
        return False
    try:
        day = date(int(found["year"] or LEAP_YEAR), month, int(found["day"]))
    except ValueError:
        return False
    weekday = _WEEKDAY.match(text)
    return not (weekday and found["year"]) or f"{day:%A}".lower().startswith(weekday["weekday"].lower())
