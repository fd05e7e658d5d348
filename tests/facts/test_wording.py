"""Every fact can be put into words: what it is about, then how it is worked out."""

from __future__ import annotations

from pathlib import Path

import pytest

from smp_metrics.extracts import Extracts
from smp_metrics.facts import NAMED, parse_address
from smp_metrics.facts.wording import in_words

ROOT = Path(__file__).resolve().parents[2]
CRIME = "all_crime_by_ward.crimes"
EXPECTED = [
    (f"{CRIME}?ward=high-street&year=2023", "High Street, 2023: crimes"),
    (f"{CRIME}.total?setting=urban&year=2023", "Urban wards, 2023: crimes, added up"),
    (f"{CRIME}.total?year=2023", "Every ward, 2023: crimes, added up"),
    (f"{CRIME}.change?from=2022&to=2023", "Every ward: crimes in 2023, less those in 2022"),
    (f"{CRIME}.percent_change?cluster=5&from=2022&to=2023",
     "Cluster 5: change in crimes from 2022 to 2023, as a percentage of 2022"),
    (f"{CRIME}.share?ward=heath&year=2023", "Heath, 2023: crimes as a percentage of the whole"),
    (f"{CRIME}.share?ward=heath&year=2023&within=cluster", "Heath, 2023: crimes as a percentage of the whole cluster"),
    (f"{CRIME}.rate?ward=heath&year=2023", "Heath, 2023: crimes for every 1,000 residents (Census 2021)"),
    (f"{CRIME}.rank?ward=heath&year=2023&by=rate&order=lowest",
     "Heath, 2023: place by rate of crimes, counted from the lowest"),
    (f"{CRIME}.highest?year=2023&nth=2", "Every ward, 2023: name of the second highest by crimes"),
    (f"{CRIME}.lowest?by=percent_change&from=2022&to=2023&nth=7",
     "Every ward: name of the 7th lowest by percentage change of crimes from 2022 to 2023"),
    (f"{CRIME}.difference?group=cluster&cluster=6&than=7&year=2023",
     "Cluster 6, 2023: crimes, less the same for cluster 7"),
    (f"{CRIME}.ratio?ward=heath&from=2022&to=2023", "Heath: crimes, divided by the same in 2022"),
    (f"{CRIME}.count_of_falls?from=2022&to=2023&by=percent_change&at_least=5",
     "Every ward: how many had a fall in crimes from 2022 to 2023 by 5% or more"),
    ("domestic_abuse_totals.crimes.percent_change?from=2022&to=2023",
     "Change in domestic abuse crimes from 2022 to 2023, as a percentage of 2022"),
    ("cluster_totals.total?measure=asb&year=2023", "ASB, 2023: crimes or incidents"),
    ("stated_figures.value?figure=safer-streets-4", None),
    ("victim_based_share?year=2023", "2023: victim-based crime as a percentage of all crime in the cluster tables"),
    ("notices_per_warnings_change?before=2022&after=2023",
     "2022 to 2023: the change in protection notices as a percentage of protection warnings, in points"),
]  # fmt: skip


@pytest.fixture(scope="module")
def extracts() -> Extracts:
    return Extracts(ROOT)


@pytest.mark.parametrize(("address", "expected"), EXPECTED)
def test_a_fact_reads_as_a_sentence(address: str, expected: str | None, extracts: Extracts) -> None:
    stated = next(row["says"] for row in extracts["stated_figures"].rows if row["figure"] == "safer-streets-4")

    assert in_words(parse_address(f"fact:{address}"), extracts) == (expected or stated)


def test_every_named_fact_has_words(extracts: Extracts) -> None:
    assert [name for name in NAMED if len(in_words(parse_address(f"fact:{name}"), extracts)) < 20] == []
