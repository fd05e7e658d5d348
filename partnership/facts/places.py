"""Named facts over more than one table of places."""

from __future__ import annotations

from fractions import Fraction

from smp_metrics.api.data import Extracts
from smp_metrics.api.facts import Fact, FactError, Selection, make, named, select
from smp_metrics.api.numbers import show

TOP = 5


@named
def all_crime_by_cluster_tables(extracts: Extracts, *, year: str, **filters: str) -> Fact:
    """Add victim-based crime and crimes against society by cluster (cluster= for one of them)."""
    parts = [
        select(extracts, name, "crimes").where(year=year, **filters) for name in ("vbc_by_cluster", "cas_by_cluster")
    ]
    crimes = parts[0].total() + parts[1].total()
    formula = f"{show(parts[0].total())} + {show(parts[1].total())} = {show(crimes)}"
    return make("all_crime_by_cluster_tables", {"year": year, **filters}, crimes, "count", formula, parts)


@named
def victim_based_share(extracts: Extracts, *, year: str) -> Fact:
    """Give victim-based crime as a percentage of all crime in the cluster tables."""
    parts = [select(extracts, name, "crimes").where(year=year) for name in ("vbc_by_cluster", "cas_by_cluster")]
    percent = parts[0].total() / (parts[0].total() + parts[1].total()) * 100
    formula = f"{show(parts[0].total())} ÷ ({show(parts[0].total())} + {show(parts[1].total())}) = {show(percent, 2)}%"
    return make("victim_based_share", {"year": year}, percent, "percent", formula, parts)


@named
def least_victim_based_share(extracts: Extracts, *, ward: str, year: str) -> Fact:
    """Give the least share of its cluster's victim-based crime that a ward can have, as a percentage.

    It has all of its crimes but those against society, and of these no more than its whole cluster.
    """
    crimes = select(extracts, "all_crime_by_ward", "crimes").where(ward=ward, year=year)
    member = select(extracts, "ward_clusters", "cluster").where(ward=ward)
    cluster = member.text(member.rows[0], "cluster")
    society, victims = (
        select(extracts, name, "crimes").where(cluster=cluster, year=year)
        for name in ("cas_by_cluster", "vbc_by_cluster")
    )
    percent = max(crimes.total() - society.total(), Fraction(0)) / victims.total() * 100
    formula = f"({show(crimes.total())} − {show(society.total())}) ÷ {show(victims.total())} = {show(percent, 2)}%"
    parameters = {"ward": ward, "year": year}
    return make("least_victim_based_share", parameters, percent, "percent", formula, (crimes, society, victims))


@named
def wards_new_in_top_five(extracts: Extracts, *, before: str, after: str) -> Fact:
    """Count the wards among the five highest rates of one year that were not among those of the other."""
    rates = select(extracts, "crime_rate_by_ward", "crimes_per_1000")
    earlier, later = (rates.where(year=year) for year in (before, after))
    new = [name for name in _top(later) if name not in _top(earlier)]
    formula = f"{len(new)}: {', '.join(new) or 'none'}"
    parameters = {"before": before, "after": after}
    return make(
        "wards_new_in_top_five", parameters, Fraction(len(new)), "count", formula, (earlier, later), unit="wards"
    )


def _top(rates: Selection) -> list[str]:
    rows = sorted(rates.rows, key=rates.number, reverse=True)
    return [str(row["ward"]) for row in rows[:TOP]]


@named
def most_wards_in_a_cluster(extracts: Extracts) -> Fact:
    """Count the wards of the cluster that has the most."""
    wards = select(extracts, "ward_clusters", "ward", group="cluster")
    sizes = {name: len(group.rows) for name, group in wards.by_entity().items()}
    largest = max(sizes.values())
    names = ", ".join(sorted(name for name, size in sizes.items() if size == largest))
    return make(
        "most_wards_in_a_cluster",
        {},
        Fraction(largest),
        "count",
        f"{largest}, in cluster {names}",
        (wards,),
        unit="wards",
    )


@named
def change_beyond_kent(extracts: Extracts, *, ward: str) -> Fact:
    """Take Kent's stated percentage change in crime from a ward's, in percentage points (2022 to 2023)."""
    crimes = select(extracts, "all_crime_by_ward", "crimes").where(ward=ward)
    before, after = crimes.where(year="2022"), crimes.where(year="2023")
    kent = select(extracts, "stated_figures", "value").where(figure="kent-crime-percent-change-2023")
    percent = (after.total() - before.total()) / before.total() * 100
    gap = percent - kent.total()
    formula = f"{show(percent, 1)} − ({show(kent.total(), 1)}) = {show(gap, 1)} points"
    return make("change_beyond_kent", {"ward": ward}, gap, "points", formula, (before, after, kent))


@named
def growth_beyond_county(extracts: Extracts, *, district: str, before: str, after: str) -> Fact:
    """Take the percentage change in the residents of all districts from that of one, in percentage points."""
    everyone = select(extracts, "district_residents", "residents")
    groups = [everyone.where(year=year, **whose) for whose in ({"district": district}, {}) for year in (before, after)]
    was, now, all_before, all_after = (group.total() for group in groups)
    own, every = (now - was) / was * 100, (all_after - all_before) / all_before * 100
    formula = f"{show(own, 1)} − {show(every, 1)} = {show(own - every, 1)} points"
    parameters = {"district": district, "before": before, "after": after}
    return make("growth_beyond_county", parameters, own - every, "points", formula, groups)


@named
def average_growth(extracts: Extracts, *, before: str, after: str, together: str) -> Fact:
    """Average the percentage changes in residents of all districts; those in ``together``, by commas, count as one.

    Two districts may share one community safety partnership.
    """
    everyone = select(extracts, "district_residents", "residents")
    joined = together.split(",")
    known = set(everyone.by_entity())
    unknown = [name for name in joined if name not in known]
    if unknown:
        raise FactError(f"no district is called {unknown[0]}; there are {', '.join(sorted(known))}")
    groups = [[name] for name in sorted(known - set(joined))] + [joined]
    changes = [_growth(everyone, group, before, after) for group in groups]
    mean = sum(changes, Fraction(0)) / len(changes)
    formula = f"mean of {len(changes)} changes = {show(mean, 2)}%"
    parameters = {"before": before, "after": after, "together": together}
    used = [everyone.where(year=year) for year in (before, after)]
    return make("average_growth", parameters, mean, "percent_change", formula, used)


def _growth(everyone: Selection, districts: list[str], before: str, after: str) -> Fraction:
    was, now = (
        sum((everyone.where(year=year, district=name).total() for name in districts), Fraction(0))
        for year in (before, after)
    )
    return (now - was) / was * 100
