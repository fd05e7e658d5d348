"""A page that somebody in danger may read can be left at once, and its title gives nothing away."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from smp_metrics.extracts.written.whom import Discreet
from smp_metrics.site.proof.discreet import EXIT, giveaways, is_chart_of_harm, quiet_titles, tells_of_harm

WAY_OUT = f'<aside class="smp-exit"><a href="{EXIT}">Exit this page</a></aside>'
DECLARED = Discreet(
    names=("abuse", "children", "get help", "missing", "slavery", "violence"), parts=("domestic abuse", "stalking")
)
MESSAGE = "a page that tells of harm, and no other, has one way out, which leads where nobody asks"


def told(
    heading: str, beside: str = WAY_OUT, title: str = "Plan, number 2", below: str = "", declared: Discreet = DECLARED
) -> list[str]:
    html = f"<head><title>{title}</title></head><body>{beside}<article><h1>{heading}</h1>{below}</article>"
    return [message for message, _ in giveaways(LexborHTMLParser(html), declared)]


def test_a_page_of_harm_is_called_by_its_folder_and_its_number_there() -> None:
    pages = [("plan/crime.md", "Crime"), ("plan/abuse.md", "Domestic abuse"), ("help.md", "Get help"), ("a.md", "A")]

    assert quiet_titles(pages, Discreet()) == {}
    assert quiet_titles(pages, DECLARED) == {"plan/abuse.md": "Plan, number 1", "help.md": "Page, number 2"}


def test_no_two_pages_have_one_quiet_title() -> None:
    titles = quiet_titles(
        [(f"{folder}/{name}.md", "Missing children") for folder in ("data", "facts") for name in "abc"], DECLARED
    )

    assert len(set(titles.values())) == 6


@pytest.mark.parametrize(
    "heading",
    ["Domestic abuse", "Serious violence and organised crime", "CHILDREN and young people", "Get <em>help</em>",
     "Missing children: facts", "Modern-day slavery"],
)  # fmt: skip
def test_a_page_of_harm_has_a_way_out(heading: str) -> None:
    (message,) = told(heading, beside="")

    assert message == MESSAGE
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


@pytest.mark.parametrize(
    ("below", "tells"),
    [
        ("<h2>Domestic <em>abuse</em></h2>", True),
        ("<h3>STALKING#</h3>", True),
        ('<table><tr><th scope="col">Domestic abuse crimes</th></tr></table>', True),
        ("<table><caption>Domestic abuse by ward</caption></table>", True),
        ('<table><tr><th scope="row">Domestic abuse</th></tr></table>', True),
        ("<h4>Stalking</h4><p>Domestic abuse</p>", False),
        ("<h2>Abuse of trust</h2><h2>Deerstalking</h2>", False),
    ],
)
def test_a_page_with_such_a_part_or_column_has_a_way_out_and_keeps_its_title(
    below: str,
    tells: bool,  # noqa: FBT001
) -> None:
    assert tells_of_harm(below, DECLARED) == tells
    assert told("High Street", WAY_OUT if tells else "", "High Street", below) == []
    assert told("High Street", "" if tells else WAY_OUT, "High Street", below) == [MESSAGE]


def test_where_nothing_is_declared_no_page_has_a_way_out() -> None:
    below = "<h2>Domestic abuse</h2>"

    assert not tells_of_harm(below, Discreet())
    assert told("Domestic abuse", "", "Domestic abuse", below, Discreet()) == []


@pytest.mark.parametrize(
    ("figure", "tells"),
    [
        ("<figure><figcaption>Missing people</figcaption></figure>", True),
        ('<figure><figcaption>Crime</figcaption><table><tr><th scope="row">Stalking</th></tr></table></figure>', True),
        ("<figure><figcaption>Crime</figcaption><p>Missing people</p></figure>", False),
    ],
)
def test_the_page_of_a_chart_of_harm_has_a_way_out_too(figure: str, *, tells: bool) -> None:
    page = LexborHTMLParser(f'<body class="smp-embed">{WAY_OUT}<article><h1>A chart</h1>{figure}</article>')

    assert is_chart_of_harm(figure, DECLARED) is tells
    assert (list(giveaways(page, DECLARED)) == []) is tells
