"""Say in words how far a number moved: ``8 more``, ``0.4 percentage points lower``."""

from __future__ import annotations

from fractions import Fraction

from smp_metrics.diff.points import number_in
from smp_metrics.facts import Fact
from smp_metrics.facts.fact import Kind
from smp_metrics.facts.printing import recorded, show

# What is more and less of each kind of fact; of the others nothing can be said but both values.
WORDS: dict[Kind, tuple[str, str]] = {
    "count": ("more", "fewer"),
    "change": ("more", "fewer"),
    "number": ("more", "less"),
    "money": ("more", "less"),
    "rate": ("per 1,000 residents higher", "per 1,000 residents lower"),
    "rate_change": ("per 1,000 residents higher", "per 1,000 residents lower"),
    "ratio": ("higher", "lower"),
    "percent": ("percentage points higher", "percentage points lower"),
    "percent_change": ("percentage points higher", "percentage points lower"),
    "points": ("percentage points higher", "percentage points lower"),
}
SIGNED = ("change", "percent_change", "points", "rate_change")


def between_facts(then: Fact, now: Fact) -> str:
    """Tell two values of a fact apart; empty where they are names or places in an order."""
    if isinstance(then.value, str) or isinstance(now.value, str) or now.kind not in WORDS:
        return ""
    before, after = then.value, now.value
    if now.kind not in SIGNED or not before or not after:
        return _told(after - before, WORDS[now.kind], "£" if now.kind == "money" else "")
    way = "rise" if after > 0 else "fall"
    if before * after < 0:
        return f"it was a {'fall' if way == 'rise' else 'rise'} and is now a {way}"
    unit = WORDS[now.kind][0].removesuffix("more").removesuffix("higher")
    return f"the {way} is {_told(abs(after) - abs(before), (f'{unit}larger', f'{unit}smaller'), '')}"


def between_texts(then: str, now: str) -> str:
    """Tell two numbers apart as they are printed; empty where one is none."""
    old, new = number_in(then), number_in(now)
    if not old or not new:
        return ""
    by = new[0] - old[0]
    return f"{show(abs(by), max(old[1], new[1]))} {'higher' if by > 0 else 'lower'}" if by else ""


def _told(by: Fraction, words: tuple[str, str], sign: str) -> str:
    number = show(abs(by), 2) if sign and by.denominator != 1 else recorded(abs(by))
    number = "less than 0.01" if not number.strip("0.") else f"{sign}{number}"
    more, less = words
    if number == "1":
        more, less = (each.replace("points", "point") for each in words)
    return f"{number} {more if by > 0 else less}"
