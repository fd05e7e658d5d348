"""The kinds of fact: what each is called, which units may be typed for it, and how it reads."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from smp_metrics.claims.language.numerals import Numeral
from smp_metrics.claims.language.tolerances import MOST_PLACES
from smp_metrics.facts import measure_of
from smp_metrics.facts.measuring.rounding import half_up


class Kind(NamedTuple):
    """A kind of fact: its name, the units that may be typed for it (the usual one first), and how it reads.

    ``moves`` tells whether it goes up or down, ``counts`` whether it counts whole things.
    """

    name: str
    units: tuple[str, ...]
    moves: bool = False
    counts: bool = False
    suffix: str = ""


KINDS = {
    "count": Kind("a count", ("",), counts=True),
    "number": Kind("a plain number", ("",)),
    "change": Kind("a change in a number", ("",), moves=True, counts=True),
    "percent": Kind("a percentage", ("percent", "fraction"), suffix="%"),
    "percent_change": Kind("a percentage change", ("percent", "fraction", "times"), moves=True, suffix="%"),
    "points": Kind("a change in percentage points", ("points",), moves=True, suffix=" percentage points"),
    "rate": Kind("a rate per 1,000", ("", "rate")),
    "rate_change": Kind("a change in a rate per 1,000", ("", "rate"), moves=True),
    "rank": Kind("a place in a ranking", ("ordinal", "")),
    "ratio": Kind("a ratio", ("times", "fraction", ""), moves=True, suffix=" times"),
    "money": Kind("a sum of money", ("money",)),
    "name": Kind("a name", ()),
}
# The kinds that go up or down, and those of them that are the size of a change.
MOVING = frozenset(name for name, kind in KINDS.items() if kind.moves)
CHANGES = MOVING - {"ratio"}
UNITS = {
    "": "a plain number", "percent": "a percentage", "money": "a sum of money", "fraction": "a fraction",
    "ordinal": "a place in a ranking", "times": "a number of times", "points": "percentage points",
    "rate": "a rate per 1,000",
}  # fmt: skip


def movement(kind: str, value: Fraction) -> int:
    """Tell which way a fact goes: 1 up, -1 down, 0 neither (a ratio of one, or a kind that doesn't move)."""
    if not KINDS[kind].moves:
        return 0
    change = value - 1 if kind == "ratio" else value
    return (change > 0) - (change < 0)


def counted_way(address: str) -> int:
    """Tell which way the things go that a fact counts: 1 for a count of rises, -1 for one of falls, else 0."""
    measure = measure_of(address)
    return measure.way if measure else 0


def plainly(kind: str, value: Fraction, places: int) -> str:
    """Print a fact of a kind the usual way, to a number of decimals (none where it is whole)."""
    places = 0 if value.denominator == 1 else fine_enough(value, places)
    unit, suffix = KINDS[kind].units[0], KINDS[kind].suffix
    numeral = Numeral(0, 0, "0", value, unit=unit, places=places, suffix=suffix)
    return numeral.write(half_up(value, places)) or str(value)


def fine_enough(value: Fraction, places: int) -> int:
    """Give the decimals, at least so many, at which a number that is not nought is printed as none."""
    return next((each for each in range(places, MOST_PLACES) if half_up(value, each) or not value), MOST_PLACES)
