"""How far a number may stand from a claim that doesn't give it to the last figure."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

# An unqualified fraction ("a third", "one in six") holds within this many percentage points.
FRACTION_TOLERANCE = 1
# A whole number of times ("twice", "3 times") is read to this many decimals, or "3 times" would hold for 2.5.
PLACES_OF_TIMES = 1
# How far "at least" and "at most" may be off in a page.
ONE_SIDED = Fraction(15, 100)
# A round number has so many figures before its zeros, and one more where it is large.
FIGURES, LARGE = 2, 1_000
MOST_PLACES = 9
# Where whole things are counted, the next one is always near enough: "over 5" holds for 6.
NEXT_WHOLE = Fraction(1)


class Reach(NamedTuple):
    """How far below and above the typed number the fact may be, as a part of that number.

    None sets no limit; ``itself`` tells whether the typed number itself will do.
    """

    below: Fraction | None
    above: Fraction | None
    itself: bool


def _percent(number: int) -> Fraction:
    return Fraction(number, 100)


REACHES = {
    "nearly": Reach(below=_percent(10), above=_percent(0), itself=False),
    "just under": Reach(below=_percent(5), above=_percent(0), itself=False),
    "under": Reach(below=_percent(15), above=_percent(0), itself=False),
    "about": Reach(below=_percent(5), above=_percent(5), itself=True),
    "just over": Reach(below=_percent(0), above=_percent(5), itself=False),
    "over": Reach(below=_percent(0), above=_percent(15), itself=False),
    "at least": Reach(below=_percent(0), above=None, itself=True),
    "at most": Reach(below=None, above=_percent(0), itself=True),
    "exactly": Reach(below=_percent(0), above=_percent(0), itself=True),
}


def within(approximation: str, number: Fraction, value: Fraction, *, counted: bool) -> bool:
    """Tell whether a value is near enough to the number typed.

    ``counted`` says that the next whole number is: both count whole things, or say how many times.
    """
    reach = REACHES[approximation]
    if value == number:
        return reach.itself
    part = reach.below if value < number else reach.above
    if part is None or part == 0:
        return part is None
    return abs(value - number) <= max(part * abs(number), NEXT_WHOLE if counted else Fraction())


def too_loose(approximation: str, number: Fraction, value: Fraction, *, counted: bool) -> bool:
    """Tell whether a value that "at least" or "at most" allows is so far off that the words mislead."""
    near = ONE_SIDED * abs(number)
    return None in REACHES[approximation][:2] and abs(value - number) > max(near, NEXT_WHOLE if counted else Fraction())


def is_round(number: Fraction) -> bool:
    """Tell whether a number is one that people round to: two figures and zeros, or three from a thousand up."""
    figures = str(number * 10**MOST_PLACES).strip("0")
    return len(figures) <= (FIGURES if abs(number) < LARGE else FIGURES + 1)


def is_next(approximation: str, number: Fraction, value: Fraction) -> bool:
    """Tell whether no other number as round as the one typed is nearer: the nearest for "about", else on its side."""
    far, step = abs(value - number), _step(number)
    return far <= step / 2 if approximation == "about" else far < step


def _step(number: Fraction) -> Fraction:
    """Give how far the round numbers lie apart of which this is one: 10 for 810, 50 for 850, 1,000 for 12,000."""
    scaled = number * 10**MOST_PLACES
    zeros = len(str(scaled)) - len(str(scaled).rstrip("0"))
    unit = Fraction(10) ** (zeros - MOST_PLACES)
    return unit * (5 if number / unit % 5 == 0 else 1)


def described(approximation: str) -> str:
    """Say how far an approximation reaches ("up to 10% below")."""
    reach = REACHES[approximation]
    return " and ".join(filter(None, [_side(reach.below, "below"), _side(reach.above, "above")])) or "no further"


def _side(part: Fraction | None, name: str) -> str:
    return f"anywhere {name}" if part is None else f"up to {part * 100}% {name}" if part else ""
