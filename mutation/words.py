"""Mistakes in the words of a claim: another number, the other direction, another place, another name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from fractions import Fraction

from mutation.cells import typed_wrong
from smp_metrics.claims.language.lexicon import OPPOSITES, SUPERLATIVES
from smp_metrics.claims.language.numerals import Numeral
from smp_metrics.claims.language.words import DIRECTION_WORDS, parse

# What turns each tolerance into its contrary; “about” has none.
OTHER_SIDE = {
    "nearly": "over",
    "just under": "just over",
    "under": "over",
    "just over": "just under",
    "over": "nearly",
    "at least": "under",
    "at most": "over",
    "exactly": "nearly",
}
ONE_SIDED = ("at least", "at most")
PHRASES = {
    "fraction": ("half", "a third", "a quarter", "a fifth", "a tenth", "two thirds", "three quarters"),
    "times": ("twice", "three times", "four times"),
}
OTHER_END = {
    "highest": "lowest",
    "most": "fewest",
    "largest": "smallest",
    "biggest": "smallest",
    "greatest": "smallest",
    "top": "bottom",
}
OTHER_END |= {low: high for high, low in OTHER_END.items()} | {"least": "most"}
SUPERLATIVE = re.compile(rf"\b({'|'.join(SUPERLATIVES)})\b", re.IGNORECASE)
SMALL_NUMBERS = range(2, 20)
MINUS = "−"


def other_numbers(text: str) -> Iterator[str]:
    """Type another number: each digit changed, another number word or fraction, a sign lost or put."""
    said = parse(text)
    if said.numeral is None:
        return
    if said.approximation is None:
        yield from typed_wrong(text)
    elif said.approximation not in ONE_SIDED:
        # A later digit of a rounded number may be another and the words still be true.
        yield from list(typed_wrong(text))[:9]
    if said.approximation not in ONE_SIDED:
        yield from _other_words(text, said.numeral)
    yield from _other_sign(text)


def lesser_digits(text: str) -> Iterator[str]:
    """Change a digit that its approximation makes less of: any but the first, or any of a least or a most."""
    said = parse(text)
    if said.approximation is not None and said.unit != "ordinal":
        yield from list(typed_wrong(text))[0 if said.approximation in ONE_SIDED else 9 :]


def _other_words(text: str, numeral: Numeral) -> Iterator[str]:
    if numeral.form == "phrase":
        others = (phrase for phrase in PHRASES[numeral.unit] if parse(phrase).number != numeral.value)
        yield from (_with(text, numeral, phrase) for phrase in others)
    elif numeral.form == "words":
        yield from _in_words(text, numeral)


def _in_words(text: str, numeral: Numeral) -> Iterator[str]:
    for value in SMALL_NUMBERS:
        written = numeral.write(Fraction(value)) if value != numeral.value else None
        if written:
            yield _with(text, numeral, written)


def _with(text: str, numeral: Numeral, written: str) -> str:
    return text[: numeral.start] + written + text[numeral.stop :]


def _other_sign(text: str) -> Iterator[str]:
    if text[:1] in ("-", MINUS):
        yield text[1:]
    elif text[:1].isdigit() and parse(text).number != Fraction(0):
        yield MINUS + text


def other_directions(text: str) -> Iterator[str]:
    """Turn every word of direction round."""
    if DIRECTION_WORDS.search(text.lower()):
        yield DIRECTION_WORDS.sub(lambda word: OPPOSITES[word[0]], text.lower())


def other_places(text: str) -> Iterator[str]:
    """Type the place before or after, or count from the other end."""
    said = parse(text)
    if said.numeral is not None and said.unit == "ordinal":
        for value in (said.numeral.value - 1, said.numeral.value + 1):
            written = said.numeral.write(value)
            if written:
                yield _with(text, said.numeral, written)
    if said.end is not None and SUPERLATIVE.search(text):
        yield SUPERLATIVE.sub(lambda word: OTHER_END[word[0].lower()], text)


def other_approximations(text: str) -> Iterator[str]:
    """Put a number on the other side of what was measured: “nearly” becomes “over”."""
    said = parse(text)
    if said.approximation in OTHER_SIDE and said.numeral is not None:
        start, stop = said.claimed
        yield f"{text[:start]}{OTHER_SIDE[said.approximation]} {said.numeral.typed}{text[stop:]}"


WORDS: dict[str, Callable[[str], Iterator[str]]] = {
    "numbers in pages": other_numbers,
    "directions in pages": other_directions,
    "places and superlatives in pages": other_places,
    "approximations in pages": other_approximations,
    "lesser digits of rounded numbers in pages": lesser_digits,
}
