"""A page that somebody in danger may read can be left at once, and its title gives nothing away."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from smp_metrics.site.proof.discreet import EXIT, giveaways, quiet_titles

WAY_OUT = f'<aside class="smp-exit"><a href="{EXIT}">Exit this page</a></aside>'


def told(heading: str, beside: str = WAY_OUT, title: str = "Plan, number 2") -> list[str]:
    html = f"<head><title>{title}</title></head><body>{beside}<article><h1>{heading}</h1></article>"
    return [message for message, _ in giveaways(LexborHTMLParser(html))]


def test_a_page_of_harm_is_called_by_its_folder_and_its_number_there() -> None:
    pages = [("plan/crime.md", "Crime"), ("plan/abuse.md", "Domestic abuse"), ("help.md", "Get help"), ("a.md", "A")]

    assert quiet_titles(pages) == {"plan/abuse.md": "Plan, number 1", "help.md": "Page, number 2"}


def test_no_two_pages_have_one_quiet_title() -> None:
    titles = quiet_titles(
        [(f"{folder}/{name}.md", "Missing children") for folder in ("data", "facts") for name in "abc"]
    )

    assert len(set(titles.values())) == 6


@pytest.mark.parametrize(
    "heading",
    ["Domestic abuse", "Serious violence and organised crime", "CHILDREN and young people", "Get <em>help</em>",
     "Facts from: Missing children", "Modern-day slavery"],
)  # fmt: skip
def test_a_page_of_harm_has_a_way_out(heading: str) -> None:
    (message,) = told(heading, beside="")

    assert message == "a page of harm, and no other, has one way out, which leads where nobody asks"
    assert told(heading) == []


@pytest.mark.parametrize("heading", ["Crime in Maidstone", "Help to improve this site", "High Street", "Childcare"])
def test_another_page_has_none(heading: str) -> None:
    assert told(heading, beside="", title=heading) == []
    assert len(told(heading, title=heading)) == 1


@pytest.mark.parametrize("beside", [WAY_OUT.replace("weather", "news"), WAY_OUT * 2, WAY_OUT.replace("https", "http")])
def test_the_way_out_leads_to_the_one_place(beside: str) -> None:
    assert len(told("Domestic abuse", beside)) == 1


def test_the_title_of_a_page_of_harm_tells_nothing() -> None:
    assert told("Domestic abuse", title="Domestic abuse - Safer Maidstone") == [
        "the title of a page of harm tells what it is about"
    ]
