"""Whether warnings and notices add up to their printed totals (paragraphs 89 and 90)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from smp_metrics.api.reconciliations import Read, Relation, at, exact, place_of, reconciliation, sums

POWERS = {"cpw": ("protection_warnings", "warnings"), "cpn": ("protection_notices", "notices")}


@reconciliation
def kinds_make_the_total(read: Read) -> Iterator[Relation]:
    """The kinds of warnings, and of notices, add up to the printed total of each year."""
    found = {power: sums(read(name), column, ["year"]) for power, (name, column) in POWERS.items()}
    for row in read("protection_totals").rows:
        total = found[str(row["power"])].get(place_of(row, ["year"]), Fraction())
        place, expected = at(row, ["power", "year"]), exact(row["total"])
        sentence = "the kinds do not add up to the printed total"
        where = "kinds-make-the-total", "protection_totals", row.line, place
        yield Relation(*where, expected, total, sentence, worked_out="expected")
