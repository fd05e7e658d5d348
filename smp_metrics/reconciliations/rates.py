"""Whether printed rates are counts over residents, as far as the residents are known."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from smp_metrics.facts.printing import show
from smp_metrics.facts.rounding import half_up
from smp_metrics.reconciliations.registry import Mismatch, Read, at, number, place_of, sums, whole

# Ward residents are added up from small areas whose counts the census office blurs.
RESIDENTS_PRECISION = 10
PLACE = ("ward", "year")


def rate_mismatches(read: Read, name: str, rates: str, counts: str, places: int) -> Iterator[Mismatch]:
    """Find each ward and year whose rate, to ``places`` decimals, its crimes and residents don't give."""
    residents = {row["ward"]: whole(row["residents"]) for row in read("ward_residents").rows}
    crimes = sums(read(counts), "crimes", PLACE)
    for row in read(rates).rows:
        count, people = crimes.get(place_of(row, PLACE)), residents.get(row["ward"])
        if count is None or people is None:
            continue
        low, high = bounds(count, people, places)
        if not low <= Fraction(number(row["crimes_per_1000"])) <= high:
            expected = " to ".join(dict.fromkeys(show(each, places) for each in (low, high)))
            sentence = f"{show(count)} crimes among {show(people)} residents do not give the printed rate"
            found = str(row["crimes_per_1000"])
            yield Mismatch(f"data/{rates}.csv", row.line, name, at(row, PLACE), expected, found, sentence)


def bounds(count: int, people: int, places: int) -> tuple[Fraction, Fraction]:
    """Give the lowest and the highest rate that the residents' precision allows, rounded as printed."""
    most, least = people + RESIDENTS_PRECISION, people - RESIDENTS_PRECISION
    return half_up(Fraction(count * 1000, most), places), half_up(Fraction(count * 1000, least), places)
