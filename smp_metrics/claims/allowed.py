"""What the words of a claim allow its fact to be: the claim turned round."""

from __future__ import annotations

from fractions import Fraction

from smp_metrics.claims.language.kinds import KINDS
from smp_metrics.claims.language.lexicon import MAJORITIES
from smp_metrics.claims.language.tolerances import FRACTION_TOLERANCE, NEXT_WHOLE, REACHES
from smp_metrics.claims.language.words import Statement
from smp_metrics.facts.measuring.bounds import DOWN, LEVEL, UP, Bounds, rounding_to

_WAYS = {1: UP, -1: DOWN, 0: LEVEL}
_PLAIN = ("", "percent", "money", "points", "rate")


def allowed(statement: Statement, kind: str) -> Bounds | None:
    """Give the numbers for which a statement agrees with a fact of a kind; None where they are no one stretch.

    A nought is allowed for all that rounds to it: people on this site are asked for a decimal more, the plan was not.
    """
    if kind == "percent" and any(word in MAJORITIES for word in statement.words):
        return None
    if statement.end or statement.unit not in (*_PLAIN, "fraction") or kind in ("rank", "ratio", "name"):
        return None
    if statement.number is None:
        return _WAYS[statement.direction] if statement.direction is not None and KINDS[kind].moves else None
    near = _near(statement, statement.number, kind)
    if statement.direction is None:
        return near.meeting(_without_words_of_change(statement.number)) if KINDS[kind].moves else near
    return (near.mirrored() if statement.direction == -1 else near).meeting(_WAYS[statement.direction])


def _without_words_of_change(number: Fraction) -> Bounds:
    """Give what moved as the sign of a number says, or stayed: "at most 6" is no way to say that something fell."""
    if number == 0:
        return Bounds()
    return Bounds(low=Fraction()) if number > 0 else Bounds(high=Fraction())


def _near(statement: Statement, number: Fraction, kind: str) -> Bounds:
    """Give what is near enough to a number, in the unit of the fact."""
    parts = 100 if statement.unit == "fraction" else 1
    number *= parts
    if statement.approximation:
        counted = KINDS[kind].counts and number.denominator == 1
        return _reach(statement.approximation, number, NEXT_WHOLE if counted else Fraction())
    if statement.unit == "fraction":
        return Bounds(number - FRACTION_TOLERANCE, number + FRACTION_TOLERANCE)
    scale = statement.numeral.scale if statement.numeral else 1
    exact = rounding_to(number / scale, statement.places)
    return replace_ends(exact, scale)


def replace_ends(bounds: Bounds, scale: int) -> Bounds:
    """Give a stretch in a smaller unit."""
    low, high = (None if end is None else end * scale for end in bounds[:2])
    return bounds._replace(low=low, high=high)


def _reach(approximation: str, number: Fraction, least: Fraction) -> Bounds:
    reach = REACHES[approximation]
    below, above = (_end(part, number, least) for part in (reach.below, reach.above))
    low = None if below is None else number - below
    high = None if above is None else number + above
    return Bounds(low, high, not reach.itself and below == 0, not reach.itself and above == 0)


def _end(part: Fraction | None, number: Fraction, least: Fraction) -> Fraction | None:
    return part if part is None or part == 0 else max(part * abs(number), least)
