"""Whether needle finds by month and by place agree with their totals (paragraphs 104 and 105)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from smp_metrics.api.reconciliations import Read, Relation, at, exact, place_of, reconciliation, sums

TOTALS = "needle_totals"
YEAR = ["year"]


@reconciliation
def months_make_the_needles(read: Read) -> Iterator[Relation]:
    """The months add up to the printed total of needle finds; a blank month adds nothing."""
    found = sums(read("needle_finds"), "count", YEAR, known=True)
    for row in read(TOTALS).rows:
        total = found.get(place_of(row, YEAR), Fraction())
        sentence = "the months do not add up to the printed total of needle finds"
        where = "months-make-the-needles", TOTALS, row.line, at(row, YEAR)
        yield Relation(*where, exact(row["total"]), total, sentence, worked_out="expected")


@reconciliation
def places_fit_the_needles(read: Read) -> Iterator[Relation]:
    """The five places with the most needles have no more than the year's total."""
    found = sums(read("needle_locations"), "needles", YEAR)
    for row in read(TOTALS).rows:
        total = found.get(place_of(row, YEAR), Fraction())
        sentence = "five places have more needles than the whole borough"
        where = "places-fit-the-needles", TOTALS, row.line, at(row, YEAR)
        yield Relation(*where, exact(row["total"]), total, sentence, at_most=True)
