"""What a fact is about: its places, years and words."""

from __future__ import annotations

from pathlib import Path

import pytest

from smp_metrics.extracts import Extracts
from smp_metrics.facts import Facts
from smp_metrics.facts.stems import stem

REAL = Facts(Extracts(Path(__file__).parents[2]))


@pytest.mark.parametrize(
    ("address", "places", "whole"),
    [
        ("all_crime_by_ward.crimes?ward=loose&year=2023", {"loose", "cluster 3"}, False),
        ("all_crime_by_ward.crimes.total?year=2023", {"maidstone", "borough", "all wards"}, True),
        ("all_crime_by_ward.crimes.total?cluster=5&year=2023", {"cluster 5"}, False),
        ("all_crime_by_ward.crimes.total?setting=rural&year=2023", {"rural", "rural wards"}, False),
        ("asb_by_cluster.incidents?cluster=7&year=2023", {"cluster 7"}, False),
        ("district_residents.residents?district=maidstone&year=2021", {"maidstone", "borough"}, False),
        ("district_residents.residents.total?year=2021", {"kent", "kent and medway", "county"}, True),
        ("town_centre.count?area=high-street&category=vbc&year=2023", {"high street", "town centre"}, False),
        ("all_crime_by_ward.crimes.difference?ward=heath&than=fant&year=2023", {"heath", "fant"}, False),
        ("all_crime_by_ward.crimes.highest?year=2023", {"high street"}, True),
        ("needle_totals.total?year=2023", {"maidstone", "borough"}, False),
        ("police_downloads.records?month=2025-01", {"kent", "kent and medway", "county"}, False),
    ],
)
def test_a_fact_knows_its_places(address: str, places: set[str], *, whole: bool) -> None:
    about = REAL.about(REAL[f"fact:{address}"])

    assert places <= about.places
    assert about.whole == whole


def test_a_ward_is_not_about_the_borough_nor_the_borough_about_a_ward() -> None:
    ward = REAL.about(REAL["fact:all_crime_by_ward.crimes?ward=loose&year=2023"])
    whole = REAL.about(REAL["fact:all_crime_by_ward.crimes.total?year=2023"])

    assert not {"maidstone", "high street"} & ward.places
    assert "loose" not in whole.places


@pytest.mark.parametrize(
    ("address", "years"),
    [
        ("all_crime_by_ward.crimes?ward=loose&year=2023", ("2023",)),
        ("all_crime_by_ward.crimes.change?from=2022&to=2023", ("2022", "2023")),
        ("stated_figures.value?figure=crime-change-2023", ("2022", "2023")),
        ("stated_change?before=crime-rate-2022&after=crime-rate-2023", ("2022", "2023")),
        ("crime_types.crime_type.count", ("2023",)),
    ],
)
def test_a_fact_knows_its_years(address: str, years: tuple[str, ...]) -> None:
    assert REAL.about(REAL[f"fact:{address}"]).years == years


def test_a_fact_knows_the_words_of_what_it_counts() -> None:
    abuse = REAL.about(REAL["fact:domestic_abuse_by_ward.crimes?ward=loose&year=2023"])
    crime = REAL.about(REAL["fact:all_crime_by_ward.crimes?ward=loose&year=2023"])
    named = REAL.about(REAL["fact:notices_per_warnings?year=2023"])

    assert {"domestic", "abuse", "crime"} <= abuse.words
    assert not {"domestic", "violent", "knife"} & crime.words
    assert {"protection", "notice", "warning"} <= named.words


def test_what_a_fact_is_about_is_worked_out_once() -> None:
    fact = REAL["fact:all_crime_by_ward.crimes.total?year=2023"]

    assert REAL.about(fact) is REAL.about(fact)


@pytest.mark.parametrize(
    ("word", "known"),
    [("Wards'", "ward"), ("ward's", "ward"), ("enquiries", "enquiry"), ("abuse", "abuse"), ("class", "class")],
)
def test_a_word_is_known_in_each_of_its_forms(word: str, known: str) -> None:
    assert stem(word) == known
