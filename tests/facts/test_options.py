"""An option that a measure would not read, or could misread, leads to no fact."""

from __future__ import annotations

from pathlib import Path

import pytest

from smp_metrics.extracts import Extracts
from smp_metrics.facts import MEASURES, FactError, Facts
from smp_metrics.facts.measuring.options import COMPARABLE, OPTIONS

ROOT = Path(__file__).resolve().parents[2]
CRIMES = "fact:all_crime_by_ward.crimes"


@pytest.fixture(scope="module")
def facts() -> Facts:
    """Give the facts of the project."""
    return Facts(Extracts(ROOT))


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("change?from=2023&to=2022", "from=2023 is not before to=2022"),
        ("ratio?ward=heath&from=2022&to=2022", "from=2022 is not before to=2022"),
        ("total?year=2023&from=2022", "total does not read from="),
        ("share?ward=heath&year=2023&by=rate", "share does not read by="),
        ("rank?ward=heath&from=2022&to=2023", "only with by=change"),
        ("rank?ward=heath&year=2023&order=up", "order=up is not known; it may be highest or lowest"),
        ("highest?year=2023&nth=two", "nth=two is not known"),
        ("highest?year=2023&nth=0", "nth=0 is not known"),
        ("highest?year=2023&by=size", "by=size is not known; it may be value"),
        ("count_of_falls?from=2022&to=2023&at_least=many", "at_least=many is not known"),
        ("share?ward=heath&year=2023&within=parish", "has no column parish"),
        ("ratio?ward=heath&than=loose&from=2022&to=2023", "compares with than= and with from=; keep one of them"),
    ],
)
def test_an_option_out_of_place_is_refused_with_what_would_do(facts: Facts, address: str, said: str) -> None:
    with pytest.raises(FactError, match=said):
        facts[f"{CRIMES}.{address}"]


def test_only_measures_and_options_that_exist_are_listed() -> None:
    assert set(COMPARABLE) <= set(MEASURES)
    assert {name for measure in MEASURES.values() for name in measure.options} | {"group"} == set(OPTIONS)
