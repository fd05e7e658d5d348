"""Pages put together to be printed."""

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from smp_metrics.catalogue.release import Release
from smp_metrics.site.printed.prints import Print
from smp_metrics.site.printed.sheets import Sheets

PAGE = """<!doctype html><html lang="en"><head><link rel="stylesheet" href="{way}assets/a.css">{canonical}</head><body>
<header>Menu</header><article class="md-content__inner"><h1 id="{name}">{name}<a class="headerlink" href="#">#</a></h1>
<h2 id="p1"><a class="smp-paragraph__number" href="#p1"><span class="smp-unseen">Paragraph </span>1</a>Crime fell</h2>
<p><a href="#p1">here</a> <a href="../town/#p1">town</a> <a href="../town/">whole</a> <a href="../../data/">data</a>
<a href="tel:101">101</a> <a href="https://example.org/a">out</a> <a href="../../">home</a></p>
<figure><svg id="clip"><g id="inner"></g></svg><button>Explore</button><details>Data</details></figure>
<p id="term">To <button class="smp-term__name">deal</button><span class="smp-term__means">Sell drugs</span> here</p>
<p class="smp-paper">PDF</p></article><script>1</script></body></html>"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name in ("town", "abuse"):
        put(tmp_path, name, "")
    return tmp_path


def put(site: Path, name: str, canonical: str) -> None:
    page = site / "plan" / name / "index.html"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(PAGE.format(name=name, way="../../", canonical=canonical))


def made(site: Path, *names: str, release: Release | None = None) -> LexborHTMLParser:
    wanted = Print("plan", "The plan" if len(names) > 1 else "", tuple(f"plan/{name}.md" for name in names))
    return LexborHTMLParser(Sheets(site, wanted, release).html)


def links(tree: LexborHTMLParser, part: str) -> dict[str, str | None]:
    return {node.text(): node.attributes["href"] for node in tree.css(f"#{part} p > a")}


def test_links_lead_within_the_document_or_out_of_the_site_and_else_nowhere(site: Path) -> None:
    tree = made(site, "town", "abuse")
    assert links(tree, "plan-abuse") == {
        "here": "#plan-abuse--p1",
        "town": "#plan-town--p1",
        "whole": "#plan-town",
        "101": "tel:101",
        "out": "https://example.org/a",
    }
    assert "data" in tree.css("#plan-abuse p")[0].text()


def test_links_lead_to_the_site_where_that_knows_its_address(site: Path) -> None:
    put(site, "town", '<link rel="canonical" href="https://example.org/safer/plan/town/">')
    found = links(made(site, "town"), "plan-town")
    assert found["data"] == "https://example.org/safer/data/"
    assert found["home"] == "https://example.org/safer/"


def test_every_anchor_that_is_led_to_is_there_once(site: Path) -> None:
    tree = made(site, "town", "abuse")
    ids = [node.attributes["id"] for node in tree.css("[id]") if node.tag not in ("svg", "g")]
    goals = [str(node.attributes["href"])[1:] for node in tree.css("a[href^='#']")]
    assert goals
    assert set(goals) <= set(ids)
    assert len(ids) == len(set(ids))


def test_a_picture_keeps_the_names_of_its_parts(site: Path) -> None:
    assert [node.attributes["id"] for node in made(site, "town").css("svg, g")] == ["clip", "inner"]


def test_what_does_nothing_on_paper_is_left_out(site: Path) -> None:
    tree = made(site, "town")
    assert not tree.css("script, button, details, .headerlink, .smp-paper, header")
    assert tree.css("h1")[0].text() == "town"
    assert tree.css("#plan-town--term")[0].text() == "To deal here"
    assert tree.css("h2")[0].text() == "1 Crime fell"
    assert tree.css("link")[0].attributes["href"] == "https://print.invalid/assets/a.css"


def test_several_pages_have_a_cover_with_their_titles(site: Path) -> None:
    release = Release("1.2.0", "2026-11-20")
    tree = made(site, "town", "abuse", release=release)
    assert [node.text() for node in tree.css("h1")] == ["The plan", "town", "abuse"]
    assert "version 1.2.0 of 20 November 2026" in tree.css(".smp-part")[0].text()
    assert len(made(site, "town").css("h1")) == 1
    assert (
        Sheets(site, Print("town", "", ("plan/town.md",)), release).footer == "town. version 1.2.0 of 20 November 2026"
    )
    assert Sheets(site, Print("town", "", ("plan/town.md",)), None).footer == "town"
