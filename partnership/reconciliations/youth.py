"""Whether the figures about children and young people agree with each other (paragraphs 79 and 81)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from smp_metrics.api.reconciliations import Read, Relation, at, exact, place_of, reconciliation, sums

AREAS = "missing_children_by_area"
OFFENDERS = "youth_offenders_by_age"
BOROUGH = "Maidstone"
LATEST = 2023
# Columns of the table of areas, and the measures of the borough's own table that are the same.
SAME = {"reports": "missing reports", "children": "individuals"}


@reconciliation
def tables_of_missing_children_agree(read: Read) -> Iterator[Relation]:
    """The borough has the same missing children in the table of areas as in its own."""
    own = {row["measure"]: exact(row["value"]) for row in read("missing_children").rows if row["year"] == LATEST}
    borough = next(row for row in read(AREAS).rows if row["area"] == BOROUGH)
    for column, measure in SAME.items():
        where = "tables-of-missing-children-agree", AREAS, borough.line, (("area", BOROUGH), ("measure", measure))
        yield Relation(*where, own[measure], exact(borough[column]), "the borough's own table has another number")


@reconciliation
def ages_make_the_offenders(read: Read) -> Iterator[Relation]:
    """Young offenders of all ages add up to the number that the text states."""
    stated = {str(row["figure"]): row["value"] for row in read("stated_figures").rows}
    lines = {place_of(row, ["year"]): row.line for row in read(OFFENDERS).rows}
    for (year,), total in sums(read(OFFENDERS), "offenders", ["year"]).items():
        expected = stated.get(f"youth-offenders-{year}")
        if expected is not None:
            where = "ages-make-the-offenders", OFFENDERS, lines[year,], (("year", int(year)),)
            sentence = "the ages do not add up to the young offenders that the text states"
            yield Relation(*where, exact(expected), total, sentence)


@reconciliation
def offenders_commit_offences(read: Read) -> Iterator[Relation]:
    """There are no more young offenders than offences by young people."""
    offenders = sums(read(OFFENDERS), "offenders", ["year"])
    for row in read("youth_offences").rows:
        found = offenders.get(place_of(row, ["year"]), Fraction())
        where = "offenders-commit-offences", "youth_offences", row.line, at(row, ["year"])
        sentence = "there are more young offenders than offences"
        yield Relation(*where, exact(row["offences"]), found, sentence, at_most=True)
