"""A chart or a table and its words are of one source: nobody reads the plan's number on the police's picture."""

from __future__ import annotations

from pathlib import Path

import pytest

from smp_metrics.charts import Drawing
from smp_metrics.extracts import Extracts
from smp_metrics.facts import Facts
from smp_metrics.site.captions import check_captions
from smp_metrics.site.checking import Block

FACTS = Facts(Extracts(Path(__file__).resolve().parents[2]))
PLAN = "[14,774](fact:all_crime_by_ward.crimes.total?year=2023)"
POLICE = "[13,618](fact:police_by_month.crimes.total?month=2025)"
PEOPLE = "[175,781](fact:district_residents.residents?district=maidstone&year=2021)"


def _told(kind: str, shown: str, title: str) -> list[str]:
    drawing = Drawing("drawn", "", "", (), (), (), (shown,))
    block = Block("docs/a.md", 7, kind, {"id": "drawn" if kind == "chart" else shown, "title": title})
    return [problem.message for problem in check_captions([block], {"drawn": drawing}, FACTS)]


@pytest.mark.parametrize("kind", ["chart", "table"])
@pytest.mark.parametrize(
    ("shown", "title", "wrong"),
    [
        ("police_by_month", f"Crimes: {POLICE}", False),
        ("police_by_month", f"Crimes: {PLAN}", True),
        ("all_crime_by_ward", f"Crimes: {PLAN}, in a borough of {PEOPLE}", False),
        ("all_crime_by_ward", f"Crimes: {POLICE}", True),
    ],
)
def test_words_of_another_source_than_what_is_shown_are_refused(
    kind: str, shown: str, title: str, *, wrong: bool
) -> None:
    told = _told(kind, shown, title)

    assert ["are two sources that count otherwise" in each for each in told] == [True] * wrong
