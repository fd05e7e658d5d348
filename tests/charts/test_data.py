"""The pictures show what the extracts hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from smp_metrics.charts import Drawing
from smp_metrics.extracts import Extracts


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("crime_by_ward", ("High Street", "2023", "3,272"), ("Loose", "2023", "80")),
        ("crime_rate_by_ward", ("High Street", "2023", "275"), ("Bearsted", "2023", "26")),
        ("crime_change_by_ward", ("Heath", "847", "933", "+86"), ("Fant", "1,069", "802", "\u2212267")),
        (
            "district_growth",
            ("Dartford", "97,365", "116,748", "19.9%"),
            ("Tunbridge Wells", "115,049", "115,318", "0.2%"),
        ),
        ("asb_by_ward", ("High Street", "2023", "496"), ("Detling and Thurnham", "2023", "15")),
    ],
)
def test_rows_go_from_the_most_to_the_least(
    name: str, first: tuple[str, ...], last: tuple[str, ...], drawings: dict[str, Drawing]
) -> None:
    rows = drawings[name].rows

    assert (rows[0], rows[-1]) == (first, last)


def test_maidstone_stands_beside_all_districts_together(drawings: dict[str, Drawing]) -> None:
    growth = {row[0]: row[3] for row in drawings["district_growth"].rows}

    assert (growth["Maidstone"], growth["Kent and Medway"]) == ("13.3%", "7.4%")


def test_the_three_totals_are_those_that_the_plan_prints_or_implies(drawings: dict[str, Drawing]) -> None:
    drawing = drawings["borough_crime_totals_compared"]

    assert [row[-1] for row in drawing.rows] == ["15,223", "14,774", "14,757"]
    assert drawing.sources == ("all_crime_by_ward", "cluster_totals", "district_residents", "stated_figures")


@pytest.mark.parametrize("name", ["vbc_by_cluster", "cas_by_cluster", "asb_by_cluster"])
def test_clusters_are_drawn_as_corrected(name: str, drawings: dict[str, Drawing], drawn_root: Path) -> None:
    extract = Extracts(drawn_root)[name]
    counts = sorted(f"{row[extract.columns[-1].name]:,}" for row in extract.rows)

    assert sorted(row[-1] for row in drawings[name].rows) == counts
    assert drawings[name].sources == (name, "ward_clusters")


def test_shares_of_the_borough_add_up(drawings: dict[str, Drawing]) -> None:
    for column in (3, 4):
        shares = [float(row[column].rstrip("%")) for row in drawings["crime_and_resident_shares"].rows]
        assert sum(shares) == pytest.approx(100, abs=1)


def test_every_year_of_every_ward_is_in_the_shaded_table(drawings: dict[str, Drawing]) -> None:
    assert len(drawings["asb_by_ward_years"].rows) == 26 * 3
