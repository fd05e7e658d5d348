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
        (
            "fact:crime_rate_by_ward.crimes_per_1000.total?year=2023",
            "holds rates, and total of those means nothing; ask for value, change",
        ),
        (
            "fact:stated_figures.value.total?paragraph=20",
            "and total of those means nothing; ask for value",
        ),
        ("fact:town_centre.count.share?area=high-street&year=2023", "give category="),
        ("fact:cluster_totals.total.total?year=2023", "give measure="),
        ("fact:missing_children_by_area.reports.total", "give area="),
        ("fact:stated_figures.value.mean", "of those means nothing; ask for value"),
        (
            "fact:stated_sum?figures=crime-rate-2022,crime-rate-2023",
            "is one of rates; give one of counts or sums of money",
        ),
        ("fact:stated_sum?figures=burglary-change-2023,burglary-change-2023", "names one figure twice"),
        ("fact:stated_sum?figures=hate-crimes-2023,crime-change-2023", "are counts, changes, which can't be compared"),
        (
            "fact:stated_sum?figures=hate-crimes-2023,high-street-shoplifting-2023",
            "2023 and year ending November 2023, whi",
        ),
        ("fact:stated_share?part=marac-repeat-share&whole=marac-cases-2023", "%, cases, which can't be compared"),
        (
            "fact:implied_percent_change?after=marac-cases-2023&change=drug-offences-change-2023",
            "give two figures in one",
        ),
        ("fact:implied_crimes?rate=marac-cases-2023", "is one of counts; give one of rates"),
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
