"""Whether the residents of the wards since May 2024, and of the parts that old and new wards share, agree."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from smp_metrics.api.numbers import show
from smp_metrics.api.reconciliations import Mismatch, Read, exact, reconciliation, sums

PARTS, NEW = "ward_changes", "new_ward_residents"
BOROUGH, CENSUS_YEAR = "Maidstone", 2021
# Slivers that two wards share are left out of the parts, and people do not live evenly over a small area.
LEFT_OUT_SINCE, LEFT_OUT_BEFORE = Fraction(1, 100), Fraction(2, 100)
# The census office blurs the counts of small areas, so sums of them differ by a few.
BLURRED = 5


@reconciliation
def parts_make_the_new_ward(read: Read) -> Iterator[Mismatch]:
    """The parts of a ward since May 2024 have nearly all of its residents."""
    parts = sums(read(PARTS), "residents", ["ward_since"])
    for row in read(NEW).rows:
        ward, people = str(row["ward"]), exact(row["residents_by_land"])
        found = parts.get((ward,), Fraction())
        if abs(found - people) > people * LEFT_OUT_SINCE:
            yield _of_ward("parts-make-the-new-ward", NEW, row.line, ward, people, found)


@reconciliation
def parts_make_the_old_ward(read: Read) -> Iterator[Mismatch]:
    """The parts of a ward before May 2024 have nearly all of its residents."""
    parts = sums(read(PARTS), "residents", ["ward_before"])
    for row in read("ward_residents").rows:
        ward, people = str(row["ward"]), exact(row["residents"])
        found = parts.get((ward,), Fraction())
        if abs(found - people) > people * LEFT_OUT_BEFORE:
            yield _of_ward("parts-make-the-old-ward", "ward_residents", row.line, ward, people, found)


@reconciliation
def new_wards_make_the_borough(read: Read) -> Iterator[Mismatch]:
    """Each count of the residents of wards since May 2024 adds up to the borough's."""
    of_borough = (BOROUGH, CENSUS_YEAR)
    row = next(row for row in read("district_residents").rows if (row["district"], row["year"]) == of_borough)
    people = exact(row["residents"])
    for column in ("residents", "residents_by_land", "residents_by_street"):
        found = sum((exact(each[column]) for each in read(NEW).rows), Fraction())
        if abs(found - people) > BLURRED:
            sentence = f"the new wards' {column} do not add up to the borough's residents"
            place, path = (("district", BOROUGH),), "data/district_residents.csv"
            name = "new-wards-make-the-borough"
            yield Mismatch(path, row.line, name, place, show(people), show(found), sentence)


def _of_ward(name: str, extract: str, line: int, ward: str, people: Fraction, found: Fraction) -> Mismatch:
    sentence = "the parts of the ward do not have nearly all of its residents"
    return Mismatch(f"data/{extract}.csv", line, name, (("ward", ward),), show(people), show(found), sentence)
