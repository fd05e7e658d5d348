"""Whether the tables of domestic abuse agree with each other (paragraph 53, tables six and seven)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from partnership.reconciliations.rates import rate_mismatches
from smp_metrics.api.reconciliations import Mismatch, Read, Relation, at, exact, place_of, reconciliation, sums

TOTALS = "domestic_abuse_totals"
WARDS = "domestic_abuse_by_ward"
PLACE = ("ward", "year")


@reconciliation
def domestic_abuse_offences_make_the_total(read: Read) -> Iterator[Relation]:
    """The groups of offences add up to the total of domestic abuse that is printed under them."""
    yield from _against_totals(read, "domestic_abuse_by_offence", "offences", some=False)


@reconciliation
def domestic_abuse_wards_make_the_total(read: Read) -> Iterator[Relation]:
    """The wards' crimes of domestic abuse add up to the borough's printed total."""
    yield from _against_totals(read, WARDS, "wards", some=True)


def _against_totals(read: Read, extract: str, parts: str, *, some: bool) -> Iterator[Relation]:
    found = sums(read(extract), "crimes", ["year"])
    for row in read(TOTALS).rows:
        added = found.get(place_of(row, ["year"]))
        if added is not None:
            where = f"domestic-abuse-{parts}-make-the-total", TOTALS, row.line, at(row, ["year"])
            sentence = f"the {parts} do not add up to the borough's crimes of domestic abuse"
            # Nothing says that every crime has a ward.
            yield Relation(*where, exact(row["crimes"]), added, sentence, some=some, worked_out="expected")


@reconciliation
def domestic_abuse_offences_fit_their_group(read: Read) -> Iterator[Relation]:
    """The offences named within a group, taken together, are no more than the group."""
    parts = sums(read("domestic_abuse_subsets"), "crimes", ["part_of", "year"])
    for row in read("domestic_abuse_by_offence").rows:
        found, place = parts.get(place_of(row, ["offence", "year"]), Fraction()), at(row, ["offence", "year"])
        where = "domestic-abuse-offences-fit-their-group", "domestic_abuse_by_offence", row.line, place
        sentence = "the offences within a group are more than it"
        yield Relation(*where, exact(row["crimes"]), found, sentence, at_most=True)


@reconciliation
def domestic_abuse_is_a_part_of_crime(read: Read) -> Iterator[Relation]:
    """No ward has more crimes of domestic abuse than crimes, though the years differ by a month."""
    crimes = sums(read("all_crime_by_ward"), "crimes", PLACE)
    for row in read(WARDS).rows:
        limit = crimes.get(place_of(row, PLACE))
        if limit is not None:
            sentence = "the ward has more crimes of domestic abuse than crimes"
            where = "domestic-abuse-is-a-part-of-crime", WARDS, row.line, at(row, PLACE)
            yield Relation(*where, limit, exact(row["crimes"]), sentence, at_most=True)


@reconciliation
def domestic_abuse_rate_is_count_over_residents(read: Read) -> Iterator[Mismatch]:
    """A printed rate of domestic abuse is the ward's crimes per 1,000 residents, as far as the residents are known."""
    name = "domestic-abuse-rate-is-count-over-residents"
    yield from rate_mismatches(read, name, "domestic_abuse_rate_by_ward")
