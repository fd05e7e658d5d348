"""Print numbers, days and lists the one way this site does: thousands commas, half up, a true minus sign."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from smp_metrics.facts.measuring.rounding import half_up
from smp_metrics.periods import parse_period

MINUS = "\N{MINUS SIGN}"
TENTHS = 10
# What stands for it on a keyboard: not within a word, nor between two numbers.
HYPHEN = re.compile(r"(?<![\w-])-(?=£?\d)")


def show(number: Fraction | int, places: int = 0) -> str:
    """Print a number to so many decimals: ``−1,234.5``."""
    rounded = half_up(Fraction(number), places)
    digits = f"{abs(rounded.numerator):,}" if places == 0 else f"{_decimal(abs(rounded)):,.{places}f}"
    return f"{MINUS if rounded.numerator < 0 else ''}{digits}"


def _decimal(number: Fraction) -> Decimal:
    return Decimal(number.numerator) / Decimal(number.denominator)


def signed(text: str) -> str:
    """Write a text with true minus signs, which no plan and no program types."""
    return HYPHEN.sub(MINUS, text)


def decimals(number: Fraction) -> int:
    """Count the decimals that a number is recorded with, two at the most."""
    whole = number.denominator
    return 0 if whole == 1 else 1 if TENTHS % whole == 0 else 2


def recorded(number: Fraction) -> str:
    """Print a number with the decimals that it is recorded with: ``8.6``, ``1,234``."""
    return show(number, decimals(number))


def term(number: Fraction) -> str:
    """Print a number as it follows a sign of arithmetic: below zero it stands in brackets."""
    return f"({recorded(number)})" if number < 0 else recorded(number)


def day_of(day: date) -> str:
    """Write a date as people do: ``5 November 2026``."""
    return f"{day.day} {day:%B %Y}"


def said_when(day: str) -> str:
    """Say when something was, by a day as data has it or a month alone: ``on 5 November 2026``, ``in June 2024``."""
    return f"in {parse_period(day).words}" if len(day) == len("2024-06") else f"on {day_of(date.fromisoformat(day))}"


def several(count: int, noun: str) -> str:
    """Count things: ``1 table``, ``48 tables``."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def listed(items: Sequence[str]) -> str:
    """Join things as people say them: ``one, two and three``."""
    return " and ".join([", ".join(items[:-1]), items[-1]]) if len(items) > 1 else "".join(items)


def stretches(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Give the first and the last of each run of numbers that follow one another."""
    runs: list[tuple[int, int]] = []
    for number in sorted(set(numbers)):
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs
