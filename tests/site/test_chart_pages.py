"""Every chart has a page of its own, which can stand in a frame, and files that say where they come from."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from smp_metrics.charts import Drawing
from smp_metrics.claims.text.document import Document
from smp_metrics.extracts import Extracts
from smp_metrics.facts import Facts
from smp_metrics.site.checking import Block
from smp_metrics.site.finishing.cards import firsts, give_cards
from smp_metrics.site.finishing.downloads import pictures
from smp_metrics.site.finishing.told import citation, told_of
from smp_metrics.site.pages.chart_pages import chart_pages
from smp_metrics.site.proof.elements import ARTICLE
from smp_metrics.site.proof.judging import judge_part
from smp_metrics.site.publication import Publication, publication_of

ROOT = Path(__file__).resolve().parents[2]
SITE = Publication("A site", "What it is about", "https://a.example/site/", "27 November 2026")
FACT = "fact:all_crime_by_ward.crimes?ward=fant&year=2023"
SVG = '<svg viewBox="0 0 480 200"><title /><desc /><rect fill="#12436D" height="1" data-row="0" /></svg>'

# Other tests reach the same lines of the package.
pytestmark = pytest.mark.usefixtures("uncounted")


def drawing(name: str, view: tuple[str, str] = ("", "")) -> Drawing:
    table = {"csv": "ward,crimes\nFant,5\n", "columns": ("Ward", "Crimes"), "numeric": (False, True)}
    return Drawing(name, SVG, rows=(("Fant", "5"),), sources=("all_crime_by_ward",), view=view, **table)  # type: ignore[arg-type]


def block(name: str, path: str, line: int, title: str) -> Block:
    keys = {"id": name, "title": title, "subtitle": "Wards", "alt": f"Bars of [5]({FACT}) crimes"}
    return Block(path, line, "chart", keys)


@pytest.fixture(scope="module")
def work() -> Any:
    """Give a site with two pages: one of two charts that show the same in two ways, one of harm."""
    extracts = Extracts(ROOT)
    blocks = [
        block("rates", "docs/plan/crime.md", 30, "Crime’s rate & more"),
        block("counts", "docs/plan/crime.md", 10, f"Crime by [5]({FACT})"),
        block("harm", "docs/plan/index.md", 5, "Domestic abuse fell"),
        Block("docs/plan/crime.md", 2, "table", {"id": "a_table"}),
    ]
    documents = [Document("docs/plan/crime.md", "# Crime\n"), Document("docs/plan/index.md", "# Plan\n")]
    drawings = {
        "counts": drawing("counts", ("crime", "Count")),
        "harm": drawing("harm"),
        "rates": drawing("rates", ("crime", "Per 1,000 residents")),
    }
    report = SimpleNamespace(blocks=blocks, documents=documents, extracts=extracts, facts=Facts(extracts))
    return SimpleNamespace(report=report, drawings=drawings, extracts=extracts, facts=report.facts, publication=SITE)


@pytest.fixture(scope="module")
def pages(work: Any) -> dict[str, LexborHTMLParser]:
    """Give the page of each chart."""
    return {page.name: LexborHTMLParser(page.html) for page in chart_pages(work, "font.woff2")}


def test_every_chart_has_a_page_with_its_figure_and_a_way_back(work: Any, pages: dict[str, LexborHTMLParser]) -> None:
    assert [page.file for page in chart_pages(work, "")] == [
        f"charts/{name}/index.html" for name in ("counts", "harm", "rates")
    ]
    for name, address in (("counts", "plan/crime/"), ("harm", "plan/")):
        assert [figure.attributes["data-chart"] for figure in pages[name].css("figure")] == [name]
        assert pages[name].css(".smp-embed__from a")[0].attributes["href"] == f"smp-root/{address}#chart-{name}"


def test_every_link_leaves_the_frame(pages: dict[str, LexborHTMLParser]) -> None:
    assert {link.attributes.get("target") for page in pages.values() for link in page.css("a")} == {"_top"}


def test_a_page_holds_nothing_that_is_on_no_list(pages: dict[str, LexborHTMLParser]) -> None:
    assert "figure" in ARTICLE
    for page in pages.values():
        assert list(judge_part(page.css("article")[0].inner_html or "")) == []


def test_what_to_copy_cites_the_chart_and_embeds_it(pages: dict[str, LexborHTMLParser]) -> None:
    cited, embedded = (each.text() for each in pages["rates"].css(".smp-embed__copy"))

    assert cited == (
        "“Crime’s rate & more” (chart: Wards). A site, 27 November 2026, https://a.example/site/charts/rates/. "
        "Open Government Licence v3.0. "
        "Source: Safer Maidstone Partnership: All crime by ward, calendar years 2022 and 2023."
    )
    assert embedded.startswith('<iframe src="https://a.example/site/charts/rates/" title="Crime’s rate &amp; more"')


def test_a_page_of_harm_gives_nothing_away_in_tab_and_history(pages: dict[str, LexborHTMLParser]) -> None:
    titles = {name: page.css("head > title")[0].text() for name, page in pages.items()}

    assert titles == {
        "counts": "Crime by 5 - A site",
        "harm": "Chart, number 2 - A site",
        "rates": "Crime’s rate & more - A site",
    }
    metas = [{meta.attributes.get("name") for meta in pages[name].css("meta")} for name in ("harm", "rates")]
    assert "referrer" in metas[0]
    assert "description" not in metas[0]
    assert "description" in metas[1]
    assert "referrer" not in metas[1]


def test_charts_of_one_thing_lead_to_each_other_counts_first(pages: dict[str, LexborHTMLParser]) -> None:
    links = pages["rates"].css(".smp-figure__views a")

    assert [(link.text(), link.attributes["href"], link.attributes.get("aria-current")) for link in links] == [
        ("Count", "smp-root/charts/counts/", None),
        ("Per 1,000 residents", "smp-root/charts/rates/", "true"),
    ]
    assert pages["harm"].css(".smp-figure__views") == []


def test_the_first_chart_of_a_page_is_on_its_card_and_a_site_without_an_address_has_none(work: Any) -> None:
    assert firsts(work.report) == {"docs/plan/crime.md": "counts", "docs/plan/index.md": "harm"}
    painted = pictures(work.report, work.drawings, SITE)
    assert sorted(painted) == ["counts", "counts-card", "harm", "harm-card", "rates", "site-card"]
    assert {name for name, (_, scale) in painted.items() if scale == 1} == {"counts-card", "harm-card", "site-card"}
    nowhere = Publication("A site", "", "", "")
    assert sorted(pictures(work.report, work.drawings, nowhere)) == ["counts", "harm", "rates"]


def test_a_page_of_harm_and_one_without_a_chart_show_the_card_of_the_site(work: Any) -> None:
    quiet = {"plan/crime.md": None, "plan/index.md": "Plan, number 2", "help.md": None}
    files = [SimpleNamespace(src_uri=name, page=SimpleNamespace(quiet_title=title)) for name, title in quiet.items()]

    give_cards(files, work.report)

    assert [getattr(file.page, "card", None) for file in files] == ["counts", None, None]
    assert files[0].page.card_words == "Bars of 5 crimes"


def test_a_site_without_day_and_address_still_says_its_name_and_where(work: Any) -> None:
    told = told_of(work.report.blocks[0].keys, work.drawings["rates"], work.extracts, Publication("A site", "", "", ""))

    assert "A site, charts/rates/. Open Government" in citation(told)


def test_a_publication_reads_its_name_and_its_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: A site \nsite_description: Of numbers.\n", encoding="utf-8")
    monkeypatch.setenv("SITE_URL", "https://a.example/site")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795737600")

    assert publication_of(tmp_path) == Publication(
        "A site", "Of numbers.", "https://a.example/site/", "27 November 2026"
    )


def test_a_project_that_no_commit_dates_says_no_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: A site\n", encoding="utf-8")
    monkeypatch.delenv("SITE_URL", raising=False)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))

    assert publication_of(tmp_path) == Publication("A site", "", "", "")
