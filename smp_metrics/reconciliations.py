"""Reconciliations: checks across rows and extracts that no contract of one table can make."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from smp_metrics.extracts import Extract, Extracts, Row
from smp_metrics.facts.printing import show
from smp_metrics.facts.rounding import half_up

# Ward residents are added up from small areas whose counts the census office blurs.
RESIDENTS_PRECISION = 10
TABLES = {
    "vbc": ("vbc_by_cluster", "crimes"),
    "cas": ("cas_by_cluster", "crimes"),
    "asb": ("asb_by_cluster", "incidents"),
}

BOROUGH = "Maidstone"
CENSUS_YEAR = 2021

Read = Callable[[str], Extract]
At = tuple[tuple[str, int | str], ...]


@dataclass(frozen=True, order=True)
class Mismatch:
    """One place at which a reconciliation fails: what it should give, what it gives, and a sentence for readers.

    ``path`` and ``line`` point at the cell that most likely is wrong.
    """

    path: str
    line: int
    name: str
    at: At
    expected: str
    found: str
    sentence: str

    @property
    def place(self) -> str:
        """Say where it fails: ``cluster 6, year 2023``."""
        return ", ".join(f"{name} {value}" for name, value in self.at)


Reconciliation = Callable[[Read], Iterator[Mismatch]]
RECONCILIATIONS: dict[str, Reconciliation] = {}


def reconciliation(function: Reconciliation) -> Reconciliation:
    """Register a reconciliation under its function's name, with dashes."""
    RECONCILIATIONS[function.__name__.replace("_", "-")] = function
    return function


def run(extracts: Extracts, *, printed: bool = False) -> list[Mismatch]:
    """Run every reconciliation, on the corrected extracts or on what the plan prints; list where any fails."""
    read: Read = extracts.printed if printed else extracts.__getitem__
    return sorted(mismatch for each in RECONCILIATIONS.values() for mismatch in each(read))


@reconciliation
def rows_make_the_total(read: Read) -> Iterator[Mismatch]:
    """The clusters of tables three, four and five add up to each table's total row."""
    for row in read("cluster_totals").rows:
        name, column = TABLES[str(row["measure"])]
        total = sum(_number(each[column]) for each in read(name).rows if each["year"] == row["year"])
        if total != row["total"]:
            at = (("measure", str(row["measure"])), ("year", _whole(row["year"])))
            sentence = f"the rows of {name} for {row['year']} do not add up to the printed total"
            yield _mismatch("rows-make-the-total", "cluster_totals", row.line, at, row["total"], total, sentence)


@reconciliation
def clusters_make_the_wards_crime(read: Read) -> Iterator[Mismatch]:
    """Victim-based crime and crimes against society of a cluster are all crime of its wards."""
    wards = _by_cluster(read, "all_crime_by_ward", "crimes")
    lines = _lines(read("vbc_by_cluster"))
    parts = [_by_cluster(read, name, "crimes") for name in ("vbc_by_cluster", "cas_by_cluster")]
    for place, expected in wards.items():
        found = sum(part.get(place, 0) for part in parts)
        if found != expected:
            sentence = "victim-based crime and crimes against society are not all crime of the cluster's wards"
            at = (("cluster", place[0]), ("year", place[1]))
            line = lines.get(place, 0)
            yield _mismatch("clusters-make-the-wards-crime", "vbc_by_cluster", line, at, expected, found, sentence)


@reconciliation
def clusters_make_the_wards_asb(read: Read) -> Iterator[Mismatch]:
    """Anti-social behaviour of a cluster is that of its wards."""
    wards = _by_cluster(read, "asb_by_ward", "incidents")
    clusters = _by_cluster(read, "asb_by_cluster", "incidents")
    lines = _lines(read("asb_by_cluster"))
    for place, expected in wards.items():
        if clusters.get(place) != expected:
            sentence = "the cluster's incidents are not those of its wards"
            at = (("cluster", place[0]), ("year", place[1]))
            found, line = clusters.get(place, 0), lines.get(place, 0)
            yield _mismatch("clusters-make-the-wards-asb", "asb_by_cluster", line, at, expected, found, sentence)


@reconciliation
def rate_is_count_over_residents(read: Read) -> Iterator[Mismatch]:
    """A printed rate is the ward's crimes per 1,000 residents, as far as the residents are known."""
    residents = {row["ward"]: _whole(row["residents"]) for row in read("ward_residents").rows}
    crimes = {(row["ward"], row["year"]): _whole(row["crimes"]) for row in read("all_crime_by_ward").rows}
    for row in read("crime_rate_by_ward").rows:
        count, people = crimes.get((row["ward"], row["year"])), residents.get(row["ward"])
        if count is None or people is None:
            continue
        low, high = _rates(count, people)
        if not low <= _number(row["crimes_per_1000"]) <= high:
            at = (("ward", str(row["ward"])), ("year", _whole(row["year"])))
            expected = show(low) if low == high else f"{show(low)} to {show(high)}"
            sentence = f"{show(count)} crimes among {show(people)} residents do not give the printed rate"
            path, name = "data/crime_rate_by_ward.csv", "rate-is-count-over-residents"
            yield Mismatch(path, row.line, name, at, expected, str(row["crimes_per_1000"]), sentence)


def _rates(count: int, people: int) -> tuple[Fraction, Fraction]:
    """Give the lowest and the highest rate that the residents' precision allows, rounded as printed."""
    most, least = people + RESIDENTS_PRECISION, people - RESIDENTS_PRECISION
    return half_up(Fraction(count * 1000, most), 0), half_up(Fraction(count * 1000, least), 0)


@reconciliation
def wards_make_the_borough(read: Read) -> Iterator[Mismatch]:
    """Ward residents add up to the borough's, as far as they are known."""
    rows = read("ward_residents").rows
    total = sum(_whole(row["residents"]) for row in rows)
    row = _borough(read)
    if abs(total - _whole(row["residents"])) > RESIDENTS_PRECISION * len(rows):
        sentence = "the wards' residents do not add up to the borough's"
        at = (("district", BOROUGH),)
        yield _mismatch("wards-make-the-borough", "district_residents", row.line, at, row["residents"], total, sentence)


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
    people = _whole(_borough(read)["residents"])
    wards = read("all_crime_by_ward").rows
    for row in read("stated_figures").rows:
        year = str(row["figure"]).removeprefix("crime-rate-")
        if not year.isdecimal():
            continue
        crimes = sum(_whole(ward["crimes"]) for ward in wards if ward["year"] == int(year))
        expected = show(Fraction(crimes * 1000, people), 1)
        if expected != show(Fraction(_number(row["value"])), 1):
            at = (("year", int(year)),)
            sentence = f"the wards' {show(crimes)} crimes do not give the borough's stated rate"
            path = "data/stated_figures.csv"
            yield Mismatch(path, row.line, "wards-make-the-stated-rate", at, expected, str(row["value"]), sentence)


def _borough(read: Read) -> Row:
    rows = read("district_residents").rows
    return next(row for row in rows if (row["district"], row["year"]) == (BOROUGH, CENSUS_YEAR))


def _mismatch(  # noqa: PLR0913, PLR0917 - the fields of a Mismatch, in their order of use
    name: str, extract: str, line: int, at: At, expected: object, found: object, sentence: str
) -> Mismatch:
    shown = [show(_whole(value)) for value in (expected, found)]
    return Mismatch(f"data/{extract}.csv", line, name, at, shown[0], shown[1], sentence)


def _by_cluster(read: Read, name: str, column: str) -> dict[tuple[int, int], int]:
    clusters = {row["ward"]: _whole(row["cluster"]) for row in read("ward_clusters").rows}
    sums: dict[tuple[int, int], int] = {}
    for row in read(name).rows:
        cluster = clusters[row["ward"]] if "ward" in row.values else _whole(row["cluster"])
        place = (cluster, _whole(row["year"]))
        sums[place] = sums.get(place, 0) + _whole(row[column])
    return sums


def _lines(extract: Extract) -> dict[tuple[int, int], int]:
    return {(_whole(row["cluster"]), _whole(row["year"])): row.line for row in extract.rows}


def _number(value: object) -> int | Decimal:
    if not isinstance(value, int | Decimal):
        raise TypeError(f"{value!r} is not a number")
    return value


def _whole(value: object) -> int:
    return int(_number(value))
