"""What the words of a claim say: its number, direction, approximation and superlative."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache

from smp_metrics.claims.language.lexicon import (
    AFTERTHOUGHTS,
    APPROXIMATIONS,
    DIRECTIONS,
    DIRECTIONS_OF_NUMERALS,
    ENDS,
    UNCHANGED,
)
from smp_metrics.claims.language.number_words import in_small_letters
from smp_metrics.claims.language.numerals import Numeral, find_numerals
from smp_metrics.errors import SmpError

_CANONICAL = {phrase: name for name, phrases in APPROXIMATIONS.items() for phrase in phrases}
_HYPHENS = "-\u2010\u2011"
_OPENING, _CLOSING = "([\"'\u201c\u2018", ")]\"'\u201d\u2019.,;:!?" + _HYPHENS
_PUNCTUATION = "|\u2013\u2014\u2026" + _OPENING + _CLOSING
_LEVEL = re.compile(r"\b(to|from|at)\s+$")
_EXAMPLES = "a number reads “1,234”, “4.5%”, “£1.2 million”, “3rd”, “seventeen” or “one in six”"
# What a rate is per is no second number.
_BASE = re.compile(r"\b(?:per|for every|in every) (?:1,000|one thousand|thousand)\b")
# "In the top 10" names the places from the first to the tenth.
_AMONG = re.compile(r"\b(?:top|highest|lowest|bottom|last)\s+\|")
LONGEST = 200


def _single_spaced(phrase: str) -> str:
    return " ".join(phrase.split())


def _any_of(phrases: Iterable[str], then: str = "") -> re.Pattern[str]:
    longest_first = "|".join(phrase.replace(" ", r"\s+") for phrase in sorted(phrases, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])({longest_first})(?![\w-]){then}")


_BEFORE, _AFTER = _any_of(_CANONICAL, r"\s+$"), _any_of(AFTERTHOUGHTS)
_UNCHANGED, DIRECTION_WORDS, _SUPERLATIVE = _any_of(UNCHANGED), _any_of(DIRECTIONS), _any_of(ENDS)


class ClaimWordsError(SmpError):
    """A claim's text that can't be understood: ``problem`` says why, ``remedy`` what would be."""

    def __init__(self, problem: str, remedy: str) -> None:
        self.problem, self.remedy = problem, remedy
        super().__init__(f"{problem}; {remedy}")


@dataclass(frozen=True)
class Statement:
    """What a claim's text says.

    ``number`` is the magnitude as typed, negative only after a minus sign, with ``places`` decimals in the unit typed;
    ``unit`` is "", percent, money, fraction, ordinal, times, points or rate. ``direction`` is 1 for up, -1 for down, 0
    for unchanged, None where no word (``direction_word``) tells. ``approximation`` names a tolerance, ``end`` is
    "highest", "lowest" or None, and ``words`` are all that is left. ``numeral`` is the number as it stands in the text
    (None when a superlative alone means first), ``claimed`` the stretch of text that it and its approximation take.
    """

    text: str
    number: Fraction | None = None
    places: int = 0
    unit: str = ""
    direction: int | None = None
    approximation: str | None = None
    end: str | None = None
    words: tuple[str, ...] = ()
    direction_word: str = field(default="", repr=False)
    numeral: Numeral | None = field(default=None, repr=False)
    claimed: tuple[int, int] = field(default=(0, 0), repr=False)


# A claim is read to compare it, and again for each word around it that it may answer for.
@lru_cache(maxsize=4096)
def parse(text: str) -> Statement:
    """Read a claim's text; raise ClaimWordsError where it can't be understood, or would mean something else."""
    if len(text) > LONGEST:
        raise ClaimWordsError(f"a claim of {len(text)} characters", f"keep it under {LONGEST}")
    numeral = _only_numeral(text)
    small = in_small_letters(text)
    approximation, (start, stop) = _approximation(small, numeral)
    (direction_word, direction), rest = _direction(small[:start], small[stop:], numeral)
    end, rest = _end(rest, numeral)
    words = tuple(filter(None, (word.strip(_PUNCTUATION) for word in rest.split())))
    _refuse_unread(rest)
    if numeral is None and direction is None and not end and not words:
        raise ClaimWordsError(f"“{text}” says nothing", "type the number as people read it")
    return Statement(
        text=text,
        number=numeral.value if numeral else Fraction(1) if end else None,
        places=numeral.places if numeral else 0,
        unit=numeral.unit if numeral else "ordinal" if end else "",
        direction=direction,
        approximation=approximation,
        end=end,
        words=words,
        direction_word=direction_word,
        numeral=numeral,
        claimed=(start, stop),
    )


def _only_numeral(text: str) -> Numeral | None:
    bases = [match.span() for match in _BASE.finditer(in_small_letters(text))]
    numerals = [each for each in find_numerals(text) if not any(low <= each.start < high for low, high in bases)]
    if len(numerals) > 1:
        found = " and ".join(f"“{numeral.typed}”" for numeral in numerals[:3])
        remedy = "write a claim for each, and keep years and names out of the link"
        raise ClaimWordsError(f"two numbers in one claim: {found}", remedy)
    if numerals:
        _check_numeral(text, numerals[0])
    return numerals[0] if numerals else None


def _check_numeral(text: str, numeral: Numeral) -> None:
    before, after = text[: numeral.start][-1:], text[numeral.stop :][:1]
    if not (before in _OPENING or before.isspace()) or not (after in _CLOSING or after.isspace()):
        raise ClaimWordsError(f"“{before}{numeral.typed}{after}” can't be read", _EXAMPLES)
    if numeral.unit == "fraction" and numeral.value >= 1:
        raise ClaimWordsError(f"“{numeral.typed}” is not a part of a whole", "a fraction reads “one in six”")
    if numeral.unit == "ordinal" and numeral.form == "figures":
        rightly = numeral.write(numeral.value) or numeral.typed
        if numeral.typed.lower() != rightly:
            raise ClaimWordsError(f"“{numeral.typed}” is misspelt", f"write “{rightly}”")


def _approximation(small: str, numeral: Numeral | None) -> tuple[str | None, tuple[int, int]]:
    """Name the tolerance of the words next to a number, and say where they and the number stand."""
    if numeral is None:
        return None, (len(small), len(small))
    start, stop = numeral.start, numeral.stop
    before, after = _BEFORE.search(small[:start]), _AFTER.match(small, stop + 1)
    if before and after:
        raise ClaimWordsError(f"“{before[1]}” and “{after[1]}” stand at one number", "keep one of them")
    if before:
        return _CANONICAL[_single_spaced(before[1])], (before.start(), stop)
    if after:
        return AFTERTHOUGHTS[_single_spaced(after[1])], (start, after.end())
    return None, (start, stop)


def _direction(before: str, after: str, numeral: Numeral | None) -> tuple[tuple[str, int | None], str]:
    """Tell the first word of direction and where it points, and give what is left of the text without such words."""
    rest = f"{before} | {after.lstrip(_HYPHENS)}"  # "eighth-highest"
    found = {_single_spaced(match[1]): 0 for match in _UNCHANGED.finditer(rest)}
    rest = _UNCHANGED.sub(" ", rest)
    found |= {match[1]: DIRECTIONS[match[1]] for match in DIRECTION_WORDS.finditer(rest)}
    if numeral and numeral.typed.lower() in DIRECTIONS_OF_NUMERALS:
        found[numeral.typed] = DIRECTIONS_OF_NUMERALS[numeral.typed.lower()]
    if found:
        _check_direction(found, before, numeral)
    return next(iter(found.items()), ("", None)), DIRECTION_WORDS.sub(" ", rest)


def _check_direction(found: dict[str, int], before: str, numeral: Numeral | None) -> None:
    word = next(iter(found))
    if len(set(found.values())) > 1:
        raise ClaimWordsError(f"“{'” and “'.join(found)}” contradict each other", "write a claim for each")
    if numeral and numeral.sign:
        raise ClaimWordsError(f"“{word}” and the sign of “{numeral.typed}” say it twice", "keep one of them")
    level = _LEVEL.search(before)
    if numeral and level:
        problem = f"“{word} … {level[1]} {numeral.typed}” is a change and a number in one claim"
        raise ClaimWordsError(problem, f"bind “{word}” to a change fact of its own, and the number to another")


def _end(rest: str, numeral: Numeral | None) -> tuple[str | None, str]:
    """Tell the end that a superlative counts from, and give what is left of the text without it."""
    found = _SUPERLATIVE.findall(rest)
    if found and numeral and numeral.unit != "ordinal" and not _AMONG.search(rest):
        raise ClaimWordsError(f"“{found[0]}” stands with “{numeral.typed}”", "a place reads “second highest” or “3rd”")
    if len({ENDS[word] for word in found}) > 1:
        raise ClaimWordsError(f"“{'” and “'.join(found)}” contradict each other", "write a claim for each")
    return (ENDS[found[0]] if found else None), _SUPERLATIVE.sub(" ", rest)


def _refuse_unread(rest: str) -> None:
    """Refuse a number that would be hidden from the comparison."""
    unread = next((part for part in _BASE.sub(" ", rest).split() if any(_counts(sign) for sign in part)), None)
    if unread:
        raise ClaimWordsError(f"“{unread}” can't be read", _EXAMPLES)


def _counts(sign: str) -> bool:
    return sign.isnumeric() or sign in "%£"
