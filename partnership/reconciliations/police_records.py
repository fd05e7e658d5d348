"""Whether the counts of the police's open records agree with each other: wards, kinds, districts and months."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from smp_metrics.api.reconciliations import Place, Read, Relation, exact, place_of, reconciliation, sums

MONTHS, DOWNLOADS, DISTRICTS, KINDS = "police_by_month", "police_downloads", "police_by_district", "police_by_kind"
NEW_WARDS, WARD_KINDS = "police_by_new_ward", "police_by_new_ward_and_kind"
BOROUGH = "Maidstone"
MONTH, BOTH = ["month"], ("crimes", "incidents")
Sums = dict[Place, Fraction]


@reconciliation
def old_wards_make_the_police_month(read: Read) -> Iterator[Relation]:
    """The wards before May 2024, and what lies in none, make the borough's month."""
    yield from _wards_make_the_month(read, "old-wards-make-the-police-month", "police_by_old_ward", "outside_old_wards")


@reconciliation
def new_wards_make_the_police_month(read: Read) -> Iterator[Relation]:
    """The wards since May 2024, and what lies in none, make the borough's month."""
    yield from _wards_make_the_month(read, "new-wards-make-the-police-month", NEW_WARDS, "outside_new_wards")


@reconciliation
def kinds_make_the_police_month(read: Read) -> Iterator[Relation]:
    """The kinds of crime make the borough's crimes of the month."""
    asked, sentence = "kinds-make-the-police-month", "the kinds do not add up to the borough's crimes"
    expected, found = sums(read(MONTHS), "crimes", MONTH), sums(read(KINDS), "crimes", MONTH)
    yield from _each(read, asked, MONTHS, expected, found, sentence)


@reconciliation
def the_district_is_the_police_month(read: Read) -> Iterator[Relation]:
    """The borough has the same crimes and incidents among the districts as in its own table."""
    asked, sentence = "the-district-is-the-police-month", "the table of districts has another number for the borough"
    for column in BOTH:
        found = {place_of(row, MONTH): exact(row[column]) for row in read(DISTRICTS).rows if row["district"] == BOROUGH}
        expected = sums(read(MONTHS), column, MONTH)
        yield from _each(read, asked, MONTHS, expected, found, f"{sentence}'s {column}")


@reconciliation
def districts_make_the_police_records(read: Read) -> Iterator[Relation]:
    """The districts, the records without a place and those elsewhere make all records of the month's file."""
    asked, sentence = "districts-make-the-police-records", "the districts and what lies in none are not all records"
    parts = [sums(read(DISTRICTS), column, MONTH) for column in BOTH]
    parts += [sums(read(DOWNLOADS), column, MONTH) for column in ("without_place", "elsewhere")]
    yield from _each(read, asked, DOWNLOADS, sums(read(DOWNLOADS), "records", MONTH), _added(*parts), sentence)


@reconciliation
def kinds_make_the_new_wards_year(read: Read) -> Iterator[Relation]:
    """The kinds of crime in a ward since May 2024 make the ward's crimes of the year's months."""
    asked, sentence = "kinds-make-the-new-wards-year", "the ward's kinds do not add up to its months"
    found = sums(read(WARD_KINDS), "crimes", ["ward", "year"])
    expected = _of_years(read, NEW_WARDS, "ward")
    yield from _each(read, asked, WARD_KINDS, expected, found, sentence, ["ward", "year"])


@reconciliation
def new_wards_fit_the_kinds_year(read: Read) -> Iterator[Relation]:
    """The wards since May 2024 have no more crimes of a kind than the borough, and all but those that lie in none."""
    asked, by = "new-wards-fit-the-kinds-year", ["kind", "year"]
    wards, borough = sums(read(WARD_KINDS), "crimes", by), _of_years(read, KINDS, "kind")
    sentence = "the wards have more crimes of the kind than the borough"
    yield from _each(read, asked, WARD_KINDS, borough, wards, sentence, by, at_most=True)
    outside = _of_years(read, MONTHS, None, "outside_new_wards")
    room = {place: count + outside[place[-1],] for place, count in wards.items()}
    sentence = "the wards have fewer crimes of the kind than the borough, by more than lie in no ward"
    yield from _each(read, asked, WARD_KINDS, room, borough, sentence, by, at_most=True)


def _wards_make_the_month(read: Read, asked: str, wards: str, outside: str) -> Iterator[Relation]:
    """Ask that wards and what lies in none make the month; which of it are crimes is not told, so each may be less."""
    counted = {column: sums(read(wards), column, MONTH) for column in BOTH}
    whole = {column: sums(read(MONTHS), column, MONTH) for column in BOTH}
    found = _added(*counted.values(), sums(read(MONTHS), outside, MONTH))
    sentence = "the wards, and what lies in none, do not add up to the borough"
    yield from _each(read, asked, MONTHS, _added(*whole.values()), found, sentence)
    for column in BOTH:
        sentence = f"the wards have more {column} than the borough"
        yield from _each(read, asked, MONTHS, whole[column], counted[column], sentence, at_most=True)


def _each(  # noqa: PLR0913, PLR0917 - a relation is made of as many
    read: Read, asked: str, name: str, expected: Sums, found: Sums, sentence: str, by: list[str] = MONTH,
    *, at_most: bool = False,
) -> Iterator[Relation]:  # fmt: skip
    """Ask for each place on either side that both sides agree; what has no row counts nothing."""
    extract = read(name)
    lines = {place_of(row, by): row.line for row in reversed(extract.rows)}
    for place in sorted({*expected, *found}):
        line = lines.get(place, extract.rows[0].line)
        sides = expected.get(place, Fraction()), found.get(place, Fraction())
        yield Relation(
            asked, name, line, tuple(zip(by, place, strict=True)), *sides, f"{sentence} in {place[-1]}", at_most
        )


def _added(*parts: Sums) -> Sums:
    return {place: sum((each.get(place, Fraction()) for each in parts), Fraction()) for place in set().union(*parts)}


def _of_years(read: Read, name: str, thing: str | None, column: str = "crimes") -> Sums:
    """Add up the months of each year that the kinds of the wards are about."""
    years = {str(row["year"]) for row in read(WARD_KINDS).rows}
    found: Sums = {}
    for row in read(name).rows:
        year = str(row["month"])[:4]
        place = (str(row[thing]), year) if thing else (year,)
        if year in years:
            found[place] = found.get(place, Fraction()) + exact(row[column])
    return found
