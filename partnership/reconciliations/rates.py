"""Whether printed rates are counts over residents, as far as the residents are known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from smp_metrics.api.numbers import half_up, show
from smp_metrics.api.reconciliations import (
    RATES,
    UNPRINTED,
    Mismatch,
    Read,
    at,
    exact,
    place_of,
    reconciliation,
    sums,
    whole,
)

# Ward residents are added up from small areas whose counts the census office blurs.
RESIDENTS_PRECISION = 10
# Every printed rate holds with residents this near; more room would let a mistyped rate through.
RATES_PRECISION = 5
PLACE = ("ward", "year")
Span = tuple[int, int]
"""The fewest and the most."""
MANY = 10**9
RATES.add("crime_rate_by_ward", ("all_crime_by_ward", 0))
RATES.add("domestic_abuse_rate_by_ward", ("domestic_abuse_by_ward", 1))
UNPRINTED.add("ward_residents", RESIDENTS_PRECISION)
UNPRINTED.add("district_residents", 0)


def rate_mismatches(read: Read, name: str, rates: str) -> Iterator[Mismatch]:
    """Find each ward and year whose rate its crimes and residents don't give."""
    counts, places = RATES[rates]
    residents = {row["ward"]: whole(row["residents"]) for row in read("ward_residents").rows}
    crimes = sums(read(counts), "crimes", PLACE)
    for row in read(rates).rows:
        count, people = int(crimes[place_of(row, PLACE)]), residents[row["ward"]]
        low, high = bounds(count, people, places)
        if not low <= exact(row["crimes_per_1000"]) <= high:
            expected = " to ".join(dict.fromkeys(show(each, places) for each in (low, high)))
            sentence = f"{show(count)} crimes among {show(people)} residents do not give the printed rate"
            found = str(row["crimes_per_1000"])
            yield Mismatch(f"data/{rates}.csv", row.line, name, at(row, PLACE), expected, found, sentence)


def bounds(count: int, people: int, places: int) -> tuple[Fraction, Fraction]:
    """Give the lowest and the highest rate that residents near the ones known allow, rounded as printed."""
    most, least = people + RATES_PRECISION, people - RATES_PRECISION
    return half_up(Fraction(count * 1000, most), places), half_up(Fraction(count * 1000, least), places)


@dataclass(frozen=True)
class PrintedRate:
    """A printed rate, where it stands, and the fewest and the most residents that it allows."""

    path: str
    line: int
    span: Span

    def distance(self, people: int) -> int:
        """Tell how far the residents that the rate allows are from so many people."""
        return max(self.span[0] - people, people - self.span[1], 0)


@reconciliation
def rates_of_a_ward_agree(read: Read) -> Iterator[Mismatch]:
    """One number of residents gives all the printed rates of a ward, of crime and of domestic abuse."""
    rates = printed_rates(read)
    for row in read("ward_residents").rows:
        ward, people = str(row["ward"]), whole(row["residents"])
        allowed = shared(rate.span for rate in rates[ward])
        near = (people - RATES_PRECISION, people + RATES_PRECISION)
        # A rate that the residents known don't give is another reconciliation's to report.
        each_near = all(rate.distance(people) <= RATES_PRECISION for rate in rates[ward])
        if is_empty(allowed) or (each_near and is_empty(shared([near, allowed]))):
            worst = max(rates[ward], key=lambda rate: rate.distance(people))
            sentence = f"no number of residents gives all the printed rates of {ward}"
            found = _none(allowed) if is_empty(allowed) else f"none from {show(near[0])} to {show(near[1])}"
            expected, name = "one number of residents", "rates-of-a-ward-agree"
            yield Mismatch(worst.path, worst.line, name, at(row, ["ward"]), expected, found, sentence)


def _none(allowed: Span) -> str:
    fewest, most = allowed
    return f"one rate asks for {show(fewest)} or more, another for {show(most)} or fewer"


def possible_residents(read: Read) -> dict[str, Span]:
    """Give the fewest and the most residents that all printed rates of each ward allow; fewest over most is none."""
    return {ward: shared(rate.span for rate in rates) for ward, rates in printed_rates(read).items()}


def printed_rates(read: Read) -> dict[str, list[PrintedRate]]:
    """List the printed rates of each ward."""
    found: dict[str, list[PrintedRate]] = {}
    for name, (counts, places) in RATES.items():
        crimes = sums(read(counts), "crimes", PLACE)
        for row in read(name).rows:
            span = _residents_for(int(crimes[place_of(row, PLACE)]), exact(row["crimes_per_1000"]), places)
            found.setdefault(str(row["ward"]), []).append(PrintedRate(f"data/{name}.csv", row.line, span))
    return found


def _residents_for(count: int, rate: Fraction, places: int) -> Span:
    """Give the fewest and the most residents for whom a count makes a rate that is printed so."""
    half = Fraction(1, 2 * 10**places)
    most = floor(count * 1000 / (rate - half)) if rate > half else MANY
    return floor(count * 1000 / (rate + half)) + 1, most


def shared(spans: Iterable[Span]) -> Span:
    """Give what all spans have in common."""
    lows, highs = zip(*spans, strict=True)
    return max(lows), min(highs)


def is_empty(span: Span) -> bool:
    """Tell whether nothing lies within a span."""
    return span[0] > span[1]
