"""Whether the places of the districts on serious violence can all be right (paragraphs 31 and 32)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from smp_metrics.api.data import Row
from smp_metrics.api.reconciliations import Mismatch, Place, Read, place_of, reconciliation, whole

RANKS = "serious_violence_ranks"
# Each crime is in one of these groups of age, so the two add up to all ages; under 18 lies within the first.
PARTS = ("under 25", "25 and over")
WHOLE = "all"
# What adds up; a rate does not, for the districts differ in how many of their people are young.
ADDITIVE = ("count", "harm")
COLUMN = ("scope", "measure", "age")


@reconciliation
def ages_make_the_place(read: Read) -> Iterator[Mismatch]:
    """A district level with another or ahead of it in both groups of age is not behind it when they are put together.

    By count and by harm, of which all ages have what the groups have together.
    """
    columns: dict[Place, dict[str, Row]] = {}
    for row in read(RANKS).rows:
        columns.setdefault(place_of(row, COLUMN), {})[str(row["district"])] = row
    for (scope, measure, age), together in columns.items():
        if age != WHOLE or measure not in ADDITIVE:
            continue
        parts = [columns[scope, measure, part] for part in PARTS]
        for one, other in permutations(together, 2):
            if _ahead(together, other, one) and not any(_ahead(part, other, one) for part in parts):
                yield _impossible(together[one], together[other])


def _ahead(column: dict[str, Row], one: str, other: str) -> bool:
    return whole(column[one]["rank"]) < whole(column[other]["rank"])


def _impossible(row: Row, other: Row) -> Mismatch:
    one, against = str(row["district"]), str(other["district"])
    at = (("district", one), ("against", against), *((name, str(row[name])) for name in ("scope", "measure")))
    sentence = f"{one} is not behind {against} in either group of age, but for all ages it is"
    expected, found = f"{other['rank']} or before", str(row["rank"])
    return Mismatch(f"data/{RANKS}.csv", row.line, "ages-make-the-place", at, expected, found, sentence)
