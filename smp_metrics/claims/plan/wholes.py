"""Parts of one whole: a person declares them, and at every check they must add up to it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Annotated

from pydantic import Field

from smp_metrics.claims.plan.declared import found_at, problem
from smp_metrics.errors import Problem
from smp_metrics.extracts.written.entries import WHOLES, Entry, read_entries
from smp_metrics.extracts.written.typed import FactAddress, Once, Title
from smp_metrics.facts import Fact, Facts
from smp_metrics.facts.printing import decimals, recorded

ALL = Fraction(100)
_ROUNDED = ("percent", "percent_change", "rate")


class Whole(Entry):
    """One whole and its parts; without an address the whole is 100%. ``some`` says that other parts are not known."""

    path = WHOLES
    what: Title
    parts: Annotated[tuple[FactAddress, ...], Field(min_length=1), Once]
    whole: FactAddress = ""
    some: bool = False


def check_wholes(facts: Facts) -> list[Problem]:
    """List every whole that its parts do not make, or go beyond."""
    wholes, problems = read_entries(facts.extracts.root, Whole)
    return problems + [each for whole in wholes for each in _wrong(whole, facts)]


def _wrong(entry: Whole, facts: Facts) -> Iterator[Problem]:
    found = found_at(entry, facts, [*entry.parts, *([entry.whole] if entry.whole else [])])
    if not isinstance(found, list):
        yield from [found] if found else []
        return
    numbers = [fact.value for fact in found if isinstance(fact.value, Fraction)]
    if len(numbers) < len(found):
        remedy = "name only facts that are numbers"
        yield problem(entry, facts, "a part or the whole is no number", entry.what, "numbers", remedy)
        return
    whole = numbers.pop() if entry.whole else ALL
    total, room = sum(numbers, Fraction()), sum(map(_rounding, found), Fraction())
    if not -room <= whole - total <= (whole if entry.some else room):
        sums = f"{' + '.join(map(recorded, numbers))} = {recorded(total)}"
        expected = f"{'no more than ' if entry.some else ''}{recorded(whole)}"
        remedy = "mend what was mistyped; if the plan itself is wrong, declare it, and delete the entry"
        yield problem(entry, facts, f"the parts do not make the whole: {entry.what}", sums, expected, remedy)


def _rounding(fact: Fact) -> Fraction:
    """Tell how far a recorded share or rate may be from what it was before it was rounded."""
    value = fact.value
    exact = isinstance(value, str) or fact.kind not in _ROUNDED
    return Fraction() if exact or isinstance(value, str) else Fraction(1, 2 * 10 ** decimals(value))
