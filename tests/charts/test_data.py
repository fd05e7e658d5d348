"""The pictures show what the extracts hold."""

from __future__ import annotations

import re
from calendar import month_name
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
        ("domestic_abuse_by_ward", ("High Street", "2023", "419"), ("Barming", "2023", "17")),
        ("domestic_abuse_rate_by_ward", ("North Downs", "2023", "60.1"), ("North", "2023", "3.8")),
        ("domestic_abuse_change_by_ward", ("Headcorn", "76", "101", "+25"), ("Fant", "269", "180", "\u221289")),
        ("map_crime_change", ("South", "532", "593", "+11.5%"), ("Leeds", "145", "81", "\u221244.1%")),
        ("map_domestic_abuse", ("North Downs", "2023", "60.1"), ("North", "2023", "3.8")),
        ("missing_children_by_area", ("East Kent", "Reports", "2,778"), ("Maidstone", "Children", "167")),
        ("survey_concerns", ("Anti-social behaviour", "2021", "653"), ("People with weapons", "2021", "448")),
        ("hate_crime", ("Race", "68%"), ("Transgender identity", "not stated")),
        (
            "police_change_by_kind",
            ("Drugs", "154", "207", "+53"),
            ("Violence and sexual offences", "2,212", "2,040", "\u2212172"),
        ),
        ("police_by_district", ("Medway", "25,082"), ("Sevenoaks", "6,206")),
        ("police_rate_by_district", ("Thanet", "13,895", "140,589", "98.8"), ("Sevenoaks", "6,206", "120,519", "51.5")),
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


def test_a_month_that_was_not_had_is_a_gap_and_never_nought(drawings: dict[str, Drawing]) -> None:
    rows = drawings["police_by_month"].rows
    crimes = {month: count for measure, month, count in rows if measure == "Crimes"}

    assert len(rows) == 2 * 24
    assert [month.split()[0] for month, count in crimes.items() if count == "no figures here"] == list(month_name[5:])
    assert (crimes["April 2024"], crimes["January 2025"], crimes["December 2025"]) == ("1,220", "1,152", "1,123")


def test_every_year_of_every_ward_is_in_the_lines(drawings: dict[str, Drawing]) -> None:
    assert len(drawings["asb_by_ward_years"].rows) == 26 * 3


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("domestic_abuse_total", ("2019", "2,818"), ("2023", "2,706")),
        ("youth_offences", ("2017", "132"), ("2023", "202")),
        ("needle_finds_by_year", ("2019", "1,522"), ("2023", "713")),
        ("needle_finds_by_month", ("January", "2019", "143"), ("December", "2023", "31")),
        ("youth_offenders_by_age", ("Under 12", "2022", "10"), ("17 and over", "2023", "21")),
        ("town_centre_counts", ("All crime", "2021", "2,316"), ("Anti-social behaviour", "2023", "286")),
    ],
)
def test_time_and_age_run_onwards(
    name: str, first: tuple[str, ...], last: tuple[str, ...], drawings: dict[str, Drawing]
) -> None:
    rows = drawings[name].rows

    assert (rows[0], rows[-1]) == (first, last)


def test_domestic_abuse_and_its_rates_are_drawn_as_printed(drawings: dict[str, Drawing]) -> None:
    assert ("North", "2023", "169") in drawings["domestic_abuse_by_ward"].rows
    assert ("North", "204", "169", "\u221235") in drawings["domestic_abuse_change_by_ward"].rows
    for name in ("domestic_abuse_rate_by_ward", "map_domestic_abuse"):
        assert {("North", "2023", "3.8"), ("North Downs", "2023", "60.1")} <= set(drawings[name].rows)


def test_the_town_centre_is_compared_with_the_rest_of_the_borough(drawings: dict[str, Drawing]) -> None:
    changes = {row[:2]: row[-1] for row in drawings["town_centre_change"].rows}

    assert len(changes) == 12
    assert changes["All crime", "High Street"] == "\u221216%"
    assert changes["Shoplifting", "Elsewhere"] == "+171%"


def test_places_in_the_two_rankings_of_violence_are_maidstones(drawings: dict[str, Drawing]) -> None:
    every, gravest = drawings["violence_ranks_all"], drawings["violence_ranks_most"]

    assert every.columns[-1] == "Place of Maidstone among 13 districts (1 = most)"
    assert [row[-1] for row in every.rows] == ["7", "5", "3", "4", "11", "7", "5", "5", "10", "10", "6", "9"]
    assert [row[-1] for row in gravest.rows] == ["9", "8", "8", "7", "11", "8", "8", "7", "13", "12", "9", "9"]


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("needle_finds_by_month", ("April", "2021", "not available")),
        ("needle_locations", ("Brewer Street cemetery", "2021", "not in the top five")),
        ("marac_cases", ("Children", "Previous", "not stated")),
    ],
)
def test_what_the_plan_does_not_print_is_said_and_not_drawn_as_nothing(
    name: str, row: tuple[str, ...], drawings: dict[str, Drawing]
) -> None:
    drawing = drawings[name]

    assert row in drawing.rows
    assert f">{row[-1]}<" in drawing.svg
    assert f"{','.join(row[:-1])},\n" in drawing.csv
    assert ">No number<" not in drawing.svg


def test_a_bar_that_is_cut_short_says_so_and_no_other_does(drawings: dict[str, Drawing]) -> None:
    cut = {name: re.findall(r">([^<]*), cut short<", drawing.svg) for name, drawing in drawings.items()}

    assert {name: texts for name, texts in cut.items() if texts} == {"town_centre_change": ["+171%"]}


def test_a_cluster_is_named_by_its_wards(drawings: dict[str, Drawing]) -> None:
    rows = {row[0]: row[2] for row in drawings["asb_by_cluster"].rows}

    assert rows["5"] == "Bridge; East; High Street; North"
    for name in ("vbc_by_cluster", "cas_by_cluster", "asb_by_cluster"):
        assert ">Bridge, East, High Street, North<" in drawings[name].svg
