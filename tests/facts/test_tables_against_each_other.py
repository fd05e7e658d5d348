"""Named facts that set two places of the plan against each other give what a calculator gives."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from smp_metrics.extracts import Extracts
from smp_metrics.facts import FactError, Facts

ROOT = Path(__file__).resolve().parents[2]
DOGS = "dangerous-dog-reports-2023,dog-attack-reports-2023"


@pytest.fixture(scope="module")
def facts() -> Facts:
    """Give the facts of the project."""
    return Facts(Extracts(ROOT))


EXPECTED = [
    ("domestic_abuse_share_of_crime?year=2023", "percent", Fraction(2706, 14774) * 100),
    (
        "offence_change_beyond_rest?offence=stalking-and-harassment&before=2022&after=2023",
        "points",
        (Fraction(569, 655) - Fraction(2119 - 569 - 188, 2462 - 655 - 304)) * 100,
    ),
    ("town_centre_all_crime?area=high-street&year=2023", "count", Fraction(1615 + 323)),
    (
        "town_centre_beyond_rest?category=shoplifting&before=2021&after=2023",
        "points",
        (Fraction(272, 202) - Fraction(954, 352)) * 100,
    ),
    ("town_centre_steeper_falls?before=2021&after=2023", "percent", Fraction(80)),
    ("notices_per_warnings?year=2023", "percent", Fraction(5, 59) * 100),
    ("notices_per_warnings_change?before=2022&after=2023", "points", (Fraction(5, 59) - Fraction(37, 108)) * 100),
    ("asb_requests_beyond_police?before=2022&after=2023", "points", (Fraction(300, 299) - Fraction(2372, 2425)) * 100),
    (
        f"stated_share_of_requests?figures={DOGS}&kind=dangerous-and-nuisance-dogs&year=2023",
        "percent",
        Fraction(22 + 48, 99) * 100,
    ),
    ("plan_statements", "count", Fraction(1099)),
    ("unreported_by_survey", "count", 1241 * Fraction(27, 100) * Fraction(31, 100)),
    ("implied_percent_change?after=drug-offences-2023&change=drug-offences-change-2023", "percent_change",
     Fraction(26, 435) * 100),
    ("implied_violence_share", "percent", Fraction(18, 38) * 91),
]  # fmt: skip


@pytest.mark.parametrize(("address", "kind", "value"), EXPECTED)
def test_a_fact_over_two_places_is_worked_out_from_both(facts: Facts, address: str, kind: str, value: Fraction) -> None:
    fact = facts[f"fact:{address}"]

    assert (fact.kind, fact.value) == (kind, value)
    assert len(fact.sources) >= 2


def test_steeper_falls_leave_out_what_rose(facts: Facts) -> None:
    fact = facts["fact:town_centre_steeper_falls?before=2021&after=2023"]

    assert fact.formula == "4 of 5: all-crime, vbc, cas, asb"


def test_a_category_that_is_not_in_the_table_is_refused(facts: Facts) -> None:
    with pytest.raises(FactError, match="no row of town_centre has category=burglary"):
        facts["fact:town_centre_beyond_rest?category=burglary&before=2021&after=2023"]


def test_a_ward_has_at_least_the_crimes_that_its_clusters_crimes_against_society_leave(facts: Facts) -> None:
    fact = facts["fact:least_victim_based_share?ward=high-street&year=2023"]

    assert fact.value == Fraction(3272 - 943, 4497) * 100


def test_a_ward_with_fewer_crimes_than_its_clusters_against_society_is_known_for_nothing(facts: Facts) -> None:
    assert facts["fact:least_victim_based_share?ward=bridge&year=2023"].value == 0
