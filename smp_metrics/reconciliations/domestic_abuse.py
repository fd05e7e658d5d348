"""Whether the tables of domestic abuse agree with each other (paragraph 53, tables six and seven)."""

from __future__ import annotations

from collections.abc import Iterator

from smp_metrics.reconciliations.rates import rate_mismatches
from smp_metrics.reconciliations.registry import Mismatch, Read, at, mismatch, place_of, reconciliation, sums, whole

TOTALS = "domestic_abuse_totals"
WARDS = "domestic_abuse_by_ward"
PLACE = ("ward", "year")


@reconciliation
def domestic_abuse_offences_make_the_total(read: Read) -> Iterator[Mismatch]:
    """The groups of offences add up to the total of domestic abuse that is printed under them."""
    yield from _against_totals(read, "domestic_abuse_by_offence", "offences")


@reconciliation
def domestic_abuse_wards_make_the_total(read: Read) -> Iterator[Mismatch]:
    """The wards' crimes of domestic abuse add up to the borough's printed total."""
    yield from _against_totals(read, WARDS, "wards")


def _against_totals(read: Read, extract: str, parts: str) -> Iterator[Mismatch]:
    found = sums(read(extract), "crimes", ["year"])
    for row in read(TOTALS).rows:
        total = found.get(place_of(row, ["year"]))
        if total is not None and total != row["crimes"]:
            name = f"domestic-abuse-{parts}-make-the-total"
            sentence = f"the {parts} do not add up to the borough's crimes of domestic abuse"
            yield mismatch(name, TOTALS, row.line, at(row, ["year"]), row["crimes"], total, sentence)


@reconciliation
def domestic_abuse_offences_fit_their_group(read: Read) -> Iterator[Mismatch]:
    """The offences named within a group, taken together, are no more than the group."""
    parts = sums(read("domestic_abuse_subsets"), "crimes", ["part_of", "year"])
    for row in read("domestic_abuse_by_offence").rows:
        found = parts.get(place_of(row, ["offence", "year"]), 0)
        if found > whole(row["crimes"]):
            place = at(row, ["offence", "year"])
            name, sentence = "domestic-abuse-offences-fit-their-group", "the offences within a group are more than it"
            yield mismatch(name, "domestic_abuse_by_offence", row.line, place, row["crimes"], found, sentence)


@reconciliation
def domestic_abuse_is_a_part_of_crime(read: Read) -> Iterator[Mismatch]:
    """No ward has more crimes of domestic abuse than crimes, though the years differ by a month."""
    crimes = sums(read("all_crime_by_ward"), "crimes", PLACE)
    for row in read(WARDS).rows:
        limit = crimes.get(place_of(row, PLACE))
        if limit is not None and whole(row["crimes"]) > limit:
            sentence = "the ward has more crimes of domestic abuse than crimes"
            name = "domestic-abuse-is-a-part-of-crime"
            yield mismatch(name, WARDS, row.line, at(row, PLACE), limit, row["crimes"], sentence)


@reconciliation
def domestic_abuse_rate_is_count_over_residents(read: Read) -> Iterator[Mismatch]:
    """A printed rate of domestic abuse is the ward's crimes per 1,000 residents, as far as the residents are known."""
    name = "domestic-abuse-rate-is-count-over-residents"
    yield from rate_mismatches(read, name, "domestic_abuse_rate_by_ward")
