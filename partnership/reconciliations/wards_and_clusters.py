"""Whether wards, clusters and the borough agree with each other (section 5 of the plan)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from partnership.reconciliations.rates import RESIDENTS_PRECISION, rate_mismatches
from smp_metrics.api.data import Extract, Row
from smp_metrics.api.numbers import show
from smp_metrics.api.reconciliations import Mismatch, Read, Relation, exact, reconciliation, whole

TABLES = {
    "vbc": ("vbc_by_cluster", "crimes"),
    "cas": ("cas_by_cluster", "crimes"),
    "asb": ("asb_by_cluster", "incidents"),
}

BOROUGH = "Maidstone"
CENSUS_YEAR = 2021


@reconciliation
def rows_make_the_total(read: Read) -> Iterator[Relation]:
    """The clusters of tables three, four and five add up to each table's total row."""
    for row in read("cluster_totals").rows:
        name, column = TABLES[str(row["measure"])]
        total = sum((exact(each[column]) for each in read(name).rows if each["year"] == row["year"]), Fraction())
        at = (("measure", str(row["measure"])), ("year", whole(row["year"])))
        sentence = f"the rows of {name} for {row['year']} do not add up to the printed total"
        where = "rows-make-the-total", "cluster_totals", row.line, at
        yield Relation(*where, exact(row["total"]), total, sentence, worked_out="expected")


@reconciliation
def clusters_make_the_wards_crime(read: Read) -> Iterator[Relation]:
    """Victim-based crime and crimes against society of a cluster are all crime of its wards."""
    wards = _by_cluster(read, "all_crime_by_ward", "crimes")
    lines = _lines(read("vbc_by_cluster"))
    parts = [_by_cluster(read, name, "crimes") for name in ("vbc_by_cluster", "cas_by_cluster")]
    for place, expected in wards.items():
        found = sum((part.get(place, Fraction()) for part in parts), Fraction())
        sentence = "victim-based crime and crimes against society are not all crime of the cluster's wards"
        at = (("cluster", place[0]), ("year", place[1]))
        where = "clusters-make-the-wards-crime", "vbc_by_cluster", lines.get(place, 0), at
        yield Relation(*where, expected, found, sentence)


@reconciliation
def clusters_make_the_wards_asb(read: Read) -> Iterator[Relation]:
    """Anti-social behaviour of a cluster is that of its wards."""
    wards = _by_cluster(read, "asb_by_ward", "incidents")
    clusters = _by_cluster(read, "asb_by_cluster", "incidents")
    lines = _lines(read("asb_by_cluster"))
    for place, expected in wards.items():
        sentence = "the cluster's incidents are not those of its wards"
        at = (("cluster", place[0]), ("year", place[1]))
        where = "clusters-make-the-wards-asb", "asb_by_cluster", lines.get(place, 0), at
        yield Relation(*where, expected, clusters.get(place, Fraction()), sentence, worked_out="found")


@reconciliation
def rate_is_count_over_residents(read: Read) -> Iterator[Mismatch]:
    """A printed rate is the ward's crimes per 1,000 residents, as far as the residents are known."""
    yield from rate_mismatches(read, "rate-is-count-over-residents", "crime_rate_by_ward")


@reconciliation
def wards_make_the_borough(read: Read) -> Iterator[Mismatch]:
    """Ward residents add up to the borough's, as far as they are known."""
    rows = read("ward_residents").rows
    total = sum(whole(row["residents"]) for row in rows)
    row = _borough(read)
    if abs(total - whole(row["residents"])) > RESIDENTS_PRECISION * len(rows):
        sentence = "the wards' residents do not add up to the borough's"
        at = (("district", BOROUGH),)
        expected, path = show(whole(row["residents"])), "data/district_residents.csv"
        yield Mismatch(path, row.line, "wards-make-the-borough", at, expected, show(total), sentence)


@reconciliation
def wards_have_one_code(read: Read) -> Iterator[Mismatch]:
    """A ward has the same official code in every extract that gives it."""
    codes = {row["ward"]: str(row["gss_code"]) for row in read("ward_residents").rows}
    for name in ("ward_clusters", "ward_hexes"):
        for row in read(name).rows:
            if codes.get(row["ward"]) != row["gss_code"]:
                at = (("ward", str(row["ward"])),)
                expected, found = str(codes.get(row["ward"])), str(row["gss_code"])
                sentence = "the ward has another code than in ward_residents"
                yield Mismatch(f"data/{name}.csv", row.line, "wards-have-one-code", at, expected, found, sentence)


@reconciliation
def wards_make_the_stated_rate(read: Read) -> Iterator[Mismatch]:
    """The borough's stated rate per 1,000 residents is the wards' crimes over its residents."""
    people = whole(_borough(read)["residents"])
    wards = read("all_crime_by_ward").rows
    for row in read("stated_figures").rows:
        year = str(row["figure"]).removeprefix("crime-rate-")
        if not year.isdecimal():
            continue
        crimes = sum(whole(ward["crimes"]) for ward in wards if ward["year"] == int(year))
        expected = show(Fraction(crimes * 1000, people), 1)
        if expected != show(exact(row["value"]), 1):
            at = (("year", int(year)),)
            sentence = f"the wards' {show(crimes)} crimes do not give the borough's stated rate"
            path = "data/stated_figures.csv"
            yield Mismatch(path, row.line, "wards-make-the-stated-rate", at, expected, str(row["value"]), sentence)


def _borough(read: Read) -> Row:
    rows = read("district_residents").rows
    return next(row for row in rows if (row["district"], row["year"]) == (BOROUGH, CENSUS_YEAR))


def _by_cluster(read: Read, name: str, column: str) -> dict[tuple[int, int], Fraction]:
    clusters = {row["ward"]: whole(row["cluster"]) for row in read("ward_clusters").rows}
    sums: dict[tuple[int, int], Fraction] = {}
    for row in read(name).rows:
        cluster = clusters[row["ward"]] if "ward" in row.values else whole(row["cluster"])
        place = (cluster, whole(row["year"]))
        sums[place] = sums.get(place, Fraction()) + exact(row[column])
    return sums


def _lines(extract: Extract) -> dict[tuple[int, int], int]:
    return {(whole(row["cluster"]), whole(row["year"])): row.line for row in extract.rows}
