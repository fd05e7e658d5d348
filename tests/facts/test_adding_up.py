"""What must not be added up is refused, with what to do instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from smp_metrics.extracts import Extracts
from smp_metrics.facts import FactError, Facts

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def facts() -> Facts:
    """Give the facts of the project."""
    return Facts(Extracts(ROOT))


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("fact:all_crime_by_ward.crimes.total?ward=heath", "rows of all_crime_by_ward with year 2022, 2023"),
        ("fact:all_crime_by_ward.crimes.share?ward=heath", "give year="),
        ("fact:all_crime_by_ward.crimes.rank?ward=heath", "give year="),
        ("fact:crime_rate_by_ward.crimes_per_1000.total?year=2023", "per 1,000 residents, which can't be added up"),
        ("fact:stated_figures.value.total?paragraph=20", "with figure .* can't be added up; give figure="),
        ("fact:town_centre.count.share?area=high-street&year=2023", "give category="),
        ("fact:cluster_totals.total.total?year=2023", "give measure="),
    ],
)
def test_rates_periods_and_units_are_not_added_up(facts: Facts, address: str, said: str) -> None:
    with pytest.raises(FactError, match=said):
        facts[address]


def test_a_comparison_keeps_every_other_filter(facts: Facts) -> None:
    fact = facts["fact:town_centre.count.difference?area=high-street&category=all-crime&year=2023&than=rest-of-borough"]

    assert {source.label for source in fact.sources} == {
        "High Street, all crime, 2023",
        "Rest of borough, all crime, 2023",
    }


def test_a_mean_may_span_periods(facts: Facts) -> None:
    assert facts["fact:all_crime_by_ward.crimes.mean?ward=heath"].value == (933 + 847) / 2
