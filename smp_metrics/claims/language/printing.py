"""Printing a fact in the manner of a claim: same unit, decimals and words around it."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from smp_metrics.claims.language.kinds import KINDS, counted_way, fine_enough, movement, plainly
from smp_metrics.claims.language.lexicon import DIRECTIONS_OF_NUMERALS, OPPOSITES
from smp_metrics.claims.language.number_words import LARGEST_ORDINAL, in_small_letters, ordinal, spell_ordinal
from smp_metrics.claims.language.numerals import Numeral
from smp_metrics.claims.language.tolerances import PLACES_OF_TIMES
from smp_metrics.claims.language.words import DIRECTION_WORDS, Statement
from smp_metrics.facts import Fact
from smp_metrics.facts.measuring.rounding import half_up

_MOVED = {1: "rose", -1: "fell", 0: "unchanged"}


def as_typed(statement: Statement, kind: str, value: Fraction) -> Fraction:
    """Express a fact in the unit typed, without its sign where a word tells the direction."""
    if statement.unit == "times":
        return 1 + value / 100 if kind == "percent_change" else value
    if statement.unit == "fraction" and kind == "ratio":
        value = value if statement.direction is None else value - 1
    elif statement.unit == "fraction":
        value /= 100
    return value if statement.direction is None else abs(value)


def rounded_as_typed(statement: Statement, kind: str, value: Fraction) -> Fraction:
    """Express a fact in the unit typed and round it to the decimals that are compared."""
    scale = statement.numeral.scale if statement.numeral else 1
    return half_up(as_typed(statement, kind, value) / scale, _places(statement)) * scale


def _places(statement: Statement) -> int:
    return max(statement.places, PLACES_OF_TIMES) if statement.unit == "times" else statement.places


def end_of(fact: Fact) -> str:
    """Tell which end a rank counts from."""
    return "lowest" if re.search(r"[?&]order=lowest(&|$)", fact.address) else "highest"


def expected(statement: Statement, fact: Fact, value: Fraction) -> str:
    """Write what the claim would say if it agreed with its fact."""
    if statement.end and fact.kind == "rank":
        return _superlative(statement, fact, value)
    if statement.direction is not None and not counted_way(fact.address):
        return _with_direction(statement, fact.kind, value)
    if statement.numeral is None:
        return plainly(fact.kind, value, 1)
    return _around(statement, _number(statement, fact.kind, value))


def _superlative(statement: Statement, fact: Fact, value: Fraction) -> str:
    end = end_of(fact)
    if statement.numeral and statement.end == end and value > 1:
        return _around(statement, _number(statement, fact.kind, value))
    place = spell_ordinal(int(value)) if value <= LARGEST_ORDINAL else ordinal(int(value))
    return end if value == 1 else f"{place} {end}"


def _with_direction(statement: Statement, kind: str, value: Fraction) -> str:
    moved, numeral = movement(kind, value), statement.numeral
    if not KINDS[kind].moves:
        return plainly(kind, value, 1)
    if numeral is None and moved == statement.direction:
        return statement.text
    if numeral is None and moved and statement.direction:
        return _turned(statement.text)
    if numeral is None or moved == 0:
        return _MOVED[moved]
    if statement.direction == 0 or numeral.typed.lower() in DIRECTIONS_OF_NUMERALS:
        return f"{_MOVED[moved]} by {plainly(kind, abs(value), 1)}"
    return _around(statement, _number(statement, kind, value), turn=moved != statement.direction)


def _number(statement: Statement, kind: str, value: Fraction) -> str:
    """Write the number alone, the usual way where it can't be written as typed."""
    if statement.unit not in KINDS[kind].units or statement.numeral is None:
        return plainly(kind, value if statement.direction is None else abs(value), 1)
    shown = as_typed(statement, kind, value)
    if statement.unit == "fraction":
        return plainly("percent", shown * 100, 1)
    return _in_the_manner_of(statement.numeral, shown, statement) or plainly(
        "ratio" if statement.unit == "times" else kind, shown, 1
    )


def _in_the_manner_of(numeral: Numeral, shown: Fraction, statement: Statement) -> str | None:
    """Write a value as a numeral is, with the decimals typed or those that the comparison needs."""
    needed = statement.places + 1 if statement.approximation else _places(statement)
    needed = fine_enough(shown / numeral.scale, needed)
    coarse, fine = (half_up(shown / numeral.scale, places) for places in (statement.places, needed))
    places = statement.places if coarse == fine else needed
    return replace(numeral, places=places).write(fine * numeral.scale)


def _around(statement: Statement, number: str, *, turn: bool = False) -> str:
    start, stop = statement.claimed
    before, after = statement.text[:start], statement.text[stop:]
    return f"{_turned(before)}{number}{_turned(after)}" if turn else f"{before}{number}{after}"


def _turned(text: str) -> str:
    """Turn every word of direction round, keeping capitals."""
    for match in reversed(list(DIRECTION_WORDS.finditer(in_small_letters(text)))):
        word = OPPOSITES[match[0]]
        capital = text[match.start()].isupper()
        text = text[: match.start()] + (word.capitalize() if capital else word) + text[match.end() :]
    return text
