"""The name of a ward leads to its page, where the word "ward" or the head of a column says that it is one."""

from __future__ import annotations

from pathlib import Path

import pytest
from markdown import Markdown

from smp_metrics.charts import Late, Renderer
from smp_metrics.extracts import Extracts
from smp_metrics.facts import Facts
from smp_metrics.site.checking import Report
from smp_metrics.site.extensions.figures import table_figure
from smp_metrics.site.extensions.ward_links import ward_pages
from smp_metrics.site.workshop import Workshop, open_workshop
from smp_metrics.tables import Cell, Table

ROOT = Path(__file__).resolve().parents[2]
HEATH = '<a href="smp-root/wards/heath/">Heath</a>'
NORTH = '<a href="smp-root/wards/shepway-north/">Shepway North</a>'


def render(source: str, root: Path, extracts: Extracts) -> str:
    report = Report(extracts, Facts(extracts), [], [], [], [])
    open_workshop(Workshop(root, report, {}, Late(root, Renderer())))
    return Markdown(
        extensions=["smp_metrics.site.extensions.ward_links", "smp_metrics.site.extensions.markdown"]
    ).convert(source)


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("In Heath ward, and **Shepway North** ward.", f"In {HEATH} ward, and <strong>Shepway North</strong> ward."),
        ("In Shepway North ward and Heath ward too.", f"In {NORTH} ward and {HEATH} ward too."),
        ("See *it*: Heath ward", f"See <em>it</em>: {HEATH} ward"),
        ("**Heath ward:** no", f"<strong>{HEATH} ward:</strong> no"),
        ("Heath is wide, and wards are many.", "Heath is wide, and wards are many."),
        ("Heathland wards", "Heathland wards"),
        ("[Heath ward](x.md) `Heath ward`", '<a href="x.md">Heath ward</a> <code>Heath ward</code>'),
    ],
)
def test_a_name_before_ward_is_a_link(source: str, html: str, tmp_path: Path) -> None:
    assert render(source, tmp_path, Extracts(ROOT)) == f"<p>{html}</p>"


def test_a_heading_stays_whole(tmp_path: Path) -> None:
    assert render("## Heath ward", tmp_path, Extracts(ROOT)) == "<h2>Heath ward</h2>"


def test_a_project_without_wards_links_none(tmp_path: Path) -> None:
    class Without(Extracts):
        names = ()

    assert ward_pages(Without(ROOT)) == {}
    assert render("Heath ward", tmp_path, Without(ROOT)) == "<p>Heath ward</p>"


def test_in_a_table_only_the_column_of_wards_leads_to_them() -> None:
    row = (Cell("Heath"), Cell("North"), Cell("9", "8", "heath"))
    table = Table(("Ward", "Side", "Crimes"), (row,), 1, (False, False, True))

    html = table_figure({"id": "all_crime_by_ward", "title": "A table"}, table, Facts(Extracts(ROOT)))

    assert f'<th scope="row">{HEATH}</th><td>North</td>' in html
    assert '9 <span class="smp-corrected"><a href="smp-root/corrections/#heath">printed 8</a></span>' in html
