"""Whether needle finds by month and by place agree with their totals (paragraphs 104 and 105)."""

from __future__ import annotations

from collections.abc import Iterator

from smp_metrics.reconciliations.registry import (
    Mismatch,
    Read,
    at,
    mismatch,
    place_of,
    reconciliation,
    sums,
    whole,
)

TOTALS = "needle_totals"
YEAR = ["year"]


@reconciliation
def months_make_the_needles(read: Read) -> Iterator[Mismatch]:
    """The months add up to the printed total of needle finds; a blank month adds nothing."""
    found = sums(read("needle_finds"), "count", YEAR)
    for row in read(TOTALS).rows:
        total = found.get(place_of(row, YEAR), 0)
        if total != row["total"]:
            sentence = "the months do not add up to the printed total of needle finds"
            yield mismatch("months-make-the-needles", TOTALS, row.line, at(row, YEAR), row["total"], total, sentence)


@reconciliation
def places_fit_the_needles(read: Read) -> Iterator[Mismatch]:
    """The five places with the most needles have no more than the year's total."""
    found = sums(read("needle_locations"), "needles", YEAR)
    for row in read(TOTALS).rows:
        total = found.get(place_of(row, YEAR), 0)
        if total > whole(row["total"]):
            sentence = "five places have more needles than the whole borough"
            yield mismatch("places-fit-the-needles", TOTALS, row.line, at(row, YEAR), row["total"], total, sentence)
