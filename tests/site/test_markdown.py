"""A claim in Markdown becomes an element that holds its value and leads to its fact."""

from __future__ import annotations

from pathlib import Path

import pytest
from markdown import Markdown

from smp_metrics.charts import Late, Renderer
from smp_metrics.site.checking import Report
from smp_metrics.site.workshop import Workshop, open_workshop

ADDRESS = "fact:all_crime_by_ward.crimes?ward=high-street&year=2023"


@pytest.fixture(autouse=True)
def at_work(report: Report, tmp_path: Path) -> None:
    open_workshop(Workshop(tmp_path, report, {}, Late(tmp_path, Renderer())))


def _render(source: str) -> str:
    return Markdown(extensions=["smp_metrics.site.extensions.markdown"]).convert(source)


def test_a_claim_carries_its_value_and_leads_to_its_fact() -> None:
    html = _render(f"There were [3,272]({ADDRESS}) crimes.")

    assert '<data class="smp-claim" value="3272"><a href="smp-root/facts/all_crime_by_ward/#' in html
    assert ">3,272</a></data> crimes." in html


def test_what_stands_out_in_a_claim_still_does() -> None:
    assert ">some <strong>3,272</strong> in all</a></data>" in _render(f"[some **3,272** in all]({ADDRESS})")


def test_a_link_to_a_page_stays_a_link() -> None:
    assert _render("[Home](index.md)") == '<p><a href="index.md">Home</a></p>'


def test_a_table_gets_a_frame_to_scroll_in_and_what_follows_it_stays() -> None:
    source = "| Crimes |\n| ---: |\n| few |\n\nWords"
    html = Markdown(extensions=["tables", "smp_metrics.site.extensions.markdown"]).convert(source)

    assert html.startswith(
        '<div aria-label="Table" class="smp-scroll" role="group" tabindex="0"><table aria-label="Tabl'
    )
    assert html.endswith("</table></div>\n<p>Words</p>")


def test_a_table_is_named_by_its_heading_and_its_heads_say_what_they_head() -> None:
    source = (
        "## Who {#who}\n\n| Ward | Crimes |\n| --- | ---: |\n| Fant | few |\n\n| | Crimes |\n|---|---|\n| Fant | few |"
    )
    html = Markdown(extensions=["tables", "attr_list", "toc", "smp_metrics.site.extensions.markdown"]).convert(source)
    first, second = html.split('<div aria-labelledby="who" class="smp-scroll" role="group" tabindex="0">')[1:]

    assert first.startswith('<table aria-labelledby="who" class="smp-table">')
    assert '<th scope="col">Ward</th>' in first
    assert '<th scope="row">Fant</th>' in first
    assert "<td>Fant</td>" in second
