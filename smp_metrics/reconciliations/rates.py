"""Whether printed rates are counts over residents, as far as the residents are known."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import floor

from smp_metrics.facts.printing import show
from smp_metrics.facts.rounding import half_up
from smp_metrics.reconciliations.registry import Mismatch, Read, at, number, place_of, reconciliation, sums, whole

# Ward residents are added up from small areas whose counts the census office blurs.
RESIDENTS_PRECISION = 10
# Every printed rate holds with residents this near; more room would let a mistyped rate through.
RATES_PRECISION = 5
PLACE = ("ward", "year")
Span = tuple[int, int]
"""The fewest and the most."""
MANY = 10**9
# Each table of rates, the table of its counts, and the decimals that it prints.
RATES = {
    "crime_rate_by_ward": ("all_crime_by_ward", 0),
    "domestic_abuse_rate_by_ward": ("domestic_abuse_by_ward", 1),
}


def rate_mismatches(read: Read, name: str, rates: str) -> Iterator[Mismatch]:
    """Find each ward and year whose rate its crimes and residents don't give."""
    counts, places = RATES[rates]
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
    """Give the lowest and the highest rate that residents near the ones known allow, rounded as printed."""
    most, least = people + RATES_PRECISION, people - RATES_PRECISION
    return half_up(Fraction(count * 1000, most), places), half_up(Fraction(count * 1000, least), places)


@reconciliation
def rates_of_a_ward_agree(read: Read) -> Iterator[Mismatch]:
    """One number of residents gives all the printed rates of a ward, of crime and of domestic abuse."""
    rates = _possible_residents(read)
    for row in read("ward_residents").rows:
        people = whole(row["residents"])
        near = (people - RATES_PRECISION, people + RATES_PRECISION)
        spans = [_shared([near, span]) for span in rates[str(row["ward"])]]
        fewest, most = _shared(spans)
        # A rate that no number of residents gives is another reconciliation's to report.
        if fewest > most and all(low <= high for low, high in spans):
            sentence = f"no number of residents gives all the printed rates of {row['ward']}"
            found = f"none from {show(near[0])} to {show(near[1])}"
            line = next(each.line for each in read("crime_rate_by_ward").rows if each["ward"] == row["ward"])
            name, path = "rates-of-a-ward-agree", "data/crime_rate_by_ward.csv"
            yield Mismatch(path, line, name, at(row, ["ward"]), "one number of residents", found, sentence)


def _possible_residents(read: Read) -> dict[str, list[Span]]:
    """Give the fewest and the most residents that each printed rate of a ward allows."""
    spans: dict[str, list[Span]] = {}
    for rates, (counts, places) in RATES.items():
        crimes = sums(read(counts), "crimes", PLACE)
        for row in read(rates).rows:
            rate, half = Fraction(number(row["crimes_per_1000"])), Fraction(1, 2 * 10**places)
            count = crimes[place_of(row, PLACE)] * 1000
            most = floor(count / (rate - half)) if rate > half else MANY
            spans.setdefault(str(row["ward"]), []).append((floor(count / (rate + half)) + 1, most))
    return spans


def _shared(spans: list[Span]) -> Span:
    return max(low for low, _ in spans), min(high for _, high in spans)
