"""What is disputed is marked wherever it is shown: in tables, below charts, in panels and on the pages of the data."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from smp_metrics.catalogue.entry import gather
from smp_metrics.catalogue.page import dictionary_page
from smp_metrics.charts.drawing import Drawing
from smp_metrics.extracts import Extracts
from smp_metrics.facts import Facts
from smp_metrics.facts.disputes import disputes_of
from smp_metrics.site.extensions.drawn_disputes import drawn_disputes
from smp_metrics.site.extensions.figures import chart_figure, table_figure
from smp_metrics.site.extensions.inline import claim_html
from smp_metrics.site.pages.origins import origin_of, panel_file
from smp_metrics.tables import wide

ROOT = Path(__file__).resolve().parents[2]
COUNT, RATES = "domestic-abuse-in-north", "domestic-abuse-rates-of-north-and-north-downs"
NORTH = "fact:domestic_abuse_by_ward.crimes?ward=north&year=2023"
FANT = "fact:domestic_abuse_by_ward.crimes?ward=fant&year=2023"
BOROUGH = "fact:domestic_abuse_by_ward.crimes.total?year=2023"


@pytest.fixture(scope="module")
def facts() -> Facts:
    return Facts(Extracts(ROOT))


@pytest.mark.parametrize(("address", "issues"), [(NORTH, [COUNT, RATES]), (BOROUGH, [COUNT, RATES]), (FANT, [])])
def test_the_panel_of_a_number_names_the_issues_of_the_cells_that_it_stands_on(
    facts: Facts, address: str, issues: list[str]
) -> None:
    origin = origin_of(facts[address], facts.extracts)
    assert list(disputes_of(facts[address], facts.extracts)) == list(origin.disputes) == issues
    (panel,) = json.loads(panel_file({address: origin}, facts.extracts)).values()
    assert [issue for issue, _ in panel.get("disputed", [])] == issues
    assert ("disputed, see the corrections page" in claim_html("x", address, facts)) == bool(issues)


def drawing(csv: str, *sources: str) -> Drawing:
    rows = tuple(tuple(line.split(",")) for line in csv.splitlines())
    return Drawing("sample", "<svg><title /><desc /></svg>", csv, rows[0], (False,) * len(rows[0]), rows[1:], sources)


def test_a_chart_marks_a_disputed_number_beside_what_it_is_about(facts: Facts) -> None:
    drawn = drawing("ward,year,crimes\nNorth,2023,169\nFant,2023,180\nNorth,2022,204\n", "domestic_abuse_by_ward")
    assert drawn_disputes(drawn, facts.extracts) == {(0, 2): (COUNT, RATES), (2, 2): (RATES,)}


@pytest.mark.parametrize(
    ("csv", "source", "places"),
    [
        ("ward,crimes_2022,crimes_2023\nNorth,204,169\nFant,269,180\n", "domestic_abuse_by_ward", [(0, 1), (0, 2)]),
        ("category,area,count_2023\nShoplifting,Elsewhere,954\n", "town_centre", [(0, 2)]),
        ("cluster,measure,recorded,share\n7,Crimes against society,206,9\n7,ASB,243,10\n", "cas_by_cluster", [(0, 2)]),
        ("ward,year,crimes\nNorth,2022,169\nFant,2023,169\nNorth,2023,not stated\n", "domestic_abuse_by_ward", []),
        ("ward,count\nNorth,169\n", "needle_finds", []),
    ],
)
def test_only_the_number_of_the_cell_is_marked(
    facts: Facts, csv: str, source: str, places: list[tuple[int, int]]
) -> None:
    assert sorted(drawn_disputes(drawing(csv, source), facts.extracts)) == places


def test_a_chart_and_its_data_say_what_is_disputed(facts: Facts) -> None:
    block = {"id": "sample", "title": "Crimes", "alt": "Bars", "caveat": "Much is not reported."}
    drawn = drawing("ward,year,crimes\nNorth,2023,169\nFant,2023,180\n", "domestic_abuse_by_ward")
    shown = chart_figure(block, drawn, {}, facts)
    assert f'169 <span class="smp-corrected"><a href="smp-root/corrections/#{COUNT}">disputed</a></span>' in shown
    assert "180 <span" not in shown
    assert f'Disputed, and shown as printed: <a href="smp-root/corrections/#{COUNT}">' in shown
    assert "Disputed" not in chart_figure(block, replace(drawn, sources=("needle_finds",)), {}, facts)


def test_a_table_says_what_is_disputed(facts: Facts) -> None:
    name = "domestic_abuse_rate_by_ward"
    shown = table_figure(
        {"id": name, "title": "Rates"}, wide(facts.extracts[name], facts.extracts.disputed(name)), facts
    )
    assert shown.count(">disputed</a>") == 4
    assert "Disputed, and shown as printed" in shown
    assert "60.1 <span class" in shown


def test_the_page_of_an_extract_lists_its_disputed_cells(facts: Facts) -> None:
    pages = {entry.name: dictionary_page(entry, {}, "") for entry in gather(facts.extracts)}
    page = pages["domestic_abuse_by_ward"]
    assert "## Disputed" in page
    assert page.count("(disputed)") == 4
    assert f"../corrections.md#{COUNT}); [" in page
    assert "isputed" not in pages["needle_finds"]
