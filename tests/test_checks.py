"""What the literate checks share shows what it is given, and checks nothing in silence."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from smp_metrics.charts.pictures.bars import diverging_bars
from smp_metrics.charts.pictures.plot import Label
from smp_metrics.checks import project, show, show_picture
from smp_metrics.extracts import Extracts
from smp_metrics.reconciliations import RECONCILIATIONS
from smp_metrics.reconciliations.relation import Mismatch
from smp_metrics.shown_rules import family, show_mismatches, show_promises, show_rules

ROOT = Path(__file__).parents[1]


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    pages: list[str] = []
    monkeypatch.setattr("smp_metrics.checks.display", lambda result: pages.append(result.data))
    return pages


def test_the_project_is_found_from_a_folder_inside_it() -> None:
    assert project(ROOT / "docs" / "checks").root == ROOT


def test_a_table_shows_named_rows_as_a_column_and_leaves_out_bare_numbers(shown: list[str]) -> None:
    frame = pd.DataFrame({"Count": [7]})
    show(frame)
    show(frame.rename_axis("Year"))
    assert ['<th scope="col">Year</th>' in page for page in shown] == [False, True]


def test_numbers_stand_to_the_right_with_commas_and_years_that_name_rows_do_not(shown: list[str]) -> None:
    frame = pd.DataFrame({"Count": [12345], "Rate": [-86.6], "Ward": ["Heath"]}, index=pd.Index([2023], name="Year"))
    show(frame)

    titles = (("", "Year"), (' align="right"', "Count"), (' align="right"', "Rate"), ("", "Ward"))
    heads = "".join(f'<th scope="col"{side}>{title}</th>' for side, title in titles)
    heads = f"<tr>{heads}</tr>"
    cells = '<tr><td>2023</td><td align="right">12,345</td><td align="right">−86.6</td><td>Heath</td></tr>'
    assert [line for line in shown[0].splitlines() if "<tr>" in line] == [f"<thead>{heads}</thead>", cells]


def test_a_cell_is_text_whatever_it_holds(shown: list[str]) -> None:
    show(pd.DataFrame({"<b>": ["<script>go()</script>"]}))

    assert "<td>&lt;script&gt;go()&lt;/script&gt;</td>" in shown[0]
    assert '<th scope="col">&lt;b&gt;</th>' in shown[0]
    assert 'aria-label="Table: &lt;b&gt;"' in shown[0]


def test_rules_are_shown_with_the_titles_of_their_columns(shown: list[str]) -> None:
    show_rules(Extracts(ROOT)["town_centre"])
    assert "<td>Area</td>" in shown[0]
    assert "<td>The whole table</td><td>Victim-based crimes and crimes against society make" in shown[0]


def test_a_family_has_the_reconciliations_of_its_module_only() -> None:
    assert family("asb_powers") == ["kinds-make-the-total"]


def test_a_module_without_reconciliations_is_an_error() -> None:
    with pytest.raises(LookupError, match="called weather"):
        family("weather")


def test_each_reconciliation_is_shown_with_its_sentence(shown: list[str]) -> None:
    show_promises(RECONCILIATIONS)
    assert shown[0].count("\n<tr>") == len(RECONCILIATIONS)
    assert "add up to the printed total of each year." in shown[0]


def test_a_mismatch_is_shown_with_what_should_stand_there(shown: list[str]) -> None:
    mismatch = Mismatch("data/x.csv", 2, "rows-make-the-total", (("year", 2023),), "59", "58", "they do not add up")
    show_mismatches([mismatch])
    for cell in ("year 2023", "59", "58", "they do not add up"):
        assert f"<td>{cell}</td>" in shown[0]


def test_a_picture_says_what_it_shows(shown: list[str]) -> None:
    frame = pd.DataFrame({"place": ["Here", "There"], "gap": [1, -1]})
    labels = {"place": Label("Place"), "gap": Label("Gap", signed=True)}
    show_picture(frame, labels, diverging_bars(frame, labels, "place", "gap"), "The size of the gap", "One each way")
    assert '<title id="chart-the-size-of-the-gap-title">The size of the gap</title>' in shown[0]
    assert ">One each way</desc>" in shown[0]
