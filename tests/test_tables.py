"""Tables show every figure of an extract, and none in the place of another."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from smp_metrics.extracts import Extracts
from smp_metrics.tables import Table, wide
from tests.facts.small import Small

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def extracts() -> Extracts:
    """Give the extracts of the project."""
    return Extracts(ROOT)


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def test_a_thing_has_a_row_and_a_period_a_column(extracts: Extracts) -> None:
    table = wide(extracts["vbc_by_cluster"])

    assert table.columns == ("Cluster", "2021", "2022", "2023")
    assert texts(table)[0] == ["1", "1,008", "995", "1,126"]
    assert (table.heads, table.numeric) == (1, (False, True, True, True))


@pytest.mark.parametrize("name", ["survey_findings", "town_centre", "missing_children", "needle_finds"])
def test_an_extract_with_gaps_or_more_to_tell_stays_as_it_is(extracts: Extracts, name: str) -> None:
    table = wide(extracts[name])

    assert table.columns == tuple(column.title for column in extracts[name].columns)
    assert len(table.rows) == len(extracts[name].rows)


def test_a_period_of_which_one_thing_says_nothing_makes_no_column() -> None:
    table = wide(Small()["crimes_by_district"])

    assert table.columns == ("District", "Year", "Crimes")
    assert texts(table)[0] == ["Kentwood", "2022", "99"]


def test_only_measures_are_set_as_numbers(extracts: Extracts) -> None:
    assert wide(extracts["priority_statuses"]).numeric == (False, False, False)


@pytest.mark.parametrize("name", Extracts(ROOT).names)
def test_every_measure_of_every_extract_is_shown(extracts: Extracts, name: str) -> None:
    extract = extracts[name]
    measures = [column.name for column in extract.columns if column.role == "measure"]
    shown = [text for row in texts(wide(extract)) for text in row]

    assert len(shown) >= len(extract.rows) * len(measures)


def test_a_corrected_cell_shows_what_was_printed_with_its_decimals(extracts: Extracts) -> None:
    mended = extracts.corrections[0].cells[0]
    cell = mended.model_copy(
        update={"at": {"ward": "North", "year": 2023}, "column": "crimes_per_1000", "expect": 60.1}
    )
    correction = extracts.corrections[0].model_copy(update={"cells": (cell,)})
    extract = replace(extracts["domestic_abuse_rate_by_ward"], corrections=(correction,))
    cells = [cell for row in wide(extract).rows for cell in row if cell.correction]

    assert [(cell.text, cell.printed) for cell in cells] == [("3.8", "60.1")]
    cells = [cell for row in wide(extracts["vbc_by_cluster"]).rows for cell in row if cell.correction]
    assert [(cell.text, cell.printed) for cell in cells] == [
        ("1,348", "1,389"),
        ("1,296", "1,172"),
        ("1,389", "1,348"),
        ("1,172", "1,296"),
    ]
