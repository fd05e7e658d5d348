"""Whether the table of the town centre fits the tables of whole years (paragraph 64)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from smp_metrics.api.data import Row
from smp_metrics.api.numbers import show
from smp_metrics.api.reconciliations import Mismatch, Read, Relation, at, exact, reconciliation, sums, whole

TABLE = "town_centre"
PLACE = ("area", "category", "year")
TOWN = "High Street"
YEARLY = {
    "all crime": ("all_crime_by_ward", "crimes"),
    "asb": ("asb_by_ward", "incidents"),
    "domestic abuse": ("domestic_abuse_by_ward", "crimes"),
}
# A whole percentage as printed may stand for up to half a point less.
HALF_A_POINT = Fraction(1, 2)


@reconciliation
def months_fit_the_year(read: Read) -> Iterator[Relation]:
    """No area has more from June to December than its wards have in the whole year."""
    years = {category: _by_area(read, *source) for category, source in YEARLY.items()}
    for row in read(TABLE).rows:
        limit = years.get(str(row["category"]), {}).get((str(row["area"]), whole(row["year"])))
        if limit is not None:
            sentence = "the months have more than the whole year"
            where = "months-fit-the-year", TABLE, row.line, at(row, PLACE)
            yield Relation(*where, limit, exact(row["count"]), sentence, at_most=True)


def _by_area(read: Read, name: str, column: str) -> dict[tuple[str, int], Fraction]:
    found: dict[tuple[str, int], Fraction] = {}
    for row in read(name).rows:
        place = (TOWN if row["ward"] == TOWN else "Rest of borough", whole(row["year"]))
        found[place] = found.get(place, Fraction()) + exact(row[column])
    return found


@reconciliation
def months_fit_the_clusters_year(read: Read) -> Iterator[Relation]:
    """Both areas together have no more from June to December than the clusters' total of the whole year."""
    both = sums(read(TABLE), "count", ["category", "year"])
    for row in read("cluster_totals").rows:
        found = both.get((str(row["measure"]), str(row["year"])), Fraction())
        where = "months-fit-the-clusters-year", "cluster_totals", row.line, at(row, ["measure", "year"])
        sentence = "the months have more than the clusters in the whole year"
        yield Relation(*where, exact(row["total"]), found, sentence, at_most=True)


@reconciliation
def shoplifting_fits_its_share(read: Read) -> Iterator[Mismatch]:
    """Outside High Street the months have no more shoplifting than High Street's stated share leaves for the year."""
    stated = {str(row["figure"]): exact(row["value"]) for row in read("stated_figures").rows}
    for row in read(TABLE).rows:
        count, share = (stated.get(f"high-street-shoplifting{part}-{row['year']}") for part in ("", "-share"))
        if count is None or share is None or not _is_shoplifting_elsewhere(row):
            continue
        limit = int(count * 100 / (share - HALF_A_POINT) - count)
        if whole(row["count"]) > limit:
            sentence = "the months have more shoplifting than High Street's share of the year leaves"
            where = f"data/{TABLE}.csv", row.line, "shoplifting-fits-its-share", at(row, PLACE)
            yield Mismatch(*where, show(limit), show(whole(row["count"])), sentence)


def _is_shoplifting_elsewhere(row: Row) -> bool:
    return row["category"] == "shoplifting" and row["area"] != TOWN
