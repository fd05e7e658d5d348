"""Two editions on one site: each has its own pages, and says what is true of the other."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from selectolax.lexbor import LexborHTMLParser

from smp_metrics.claims.plan.ledger import Outcome, tally
from smp_metrics.cli import main
from smp_metrics.diff import compare
from smp_metrics.diff.editions import Printed, are_editions, two_editions
from smp_metrics.errors import ProblemsFound, UsageError
from smp_metrics.extracts import Extracts
from smp_metrics.facts import FactError
from smp_metrics.site import build
from smp_metrics.site.by_edition import published, same_topic, superseded
from smp_metrics.site.checking import Report, check
from smp_metrics.site.finishing.search import search_index
from smp_metrics.site.finishing.search_words import Words
from smp_metrics.site.keeping import Shelf
from smp_metrics.site.of_edition import check_editions
from smp_metrics.site.pages.corrections_page import corrections_page
from smp_metrics.site.pages.facts_pages import facts_pages
from smp_metrics.site.pages.figures_page import figures_pages
from tests.conftest import not_counting
from tests.editions.made_up import write_data, write_pages
from tests.sharing import made_once
from tests.site.conftest import copy_project

# As where the site is published.
ADDRESS = "https://safer-maidstone.example/site/"
OLD, NEW = "docs/plan/substance-misuse.md", "docs/plan/2025-26/substance-misuse.md"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Give the real project with the made-up edition, as an analyst would add it; built with an address."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", ADDRESS)
        yield made_once(tmp_path_factory, "both-editions", _build)


def _build(folder: Path) -> None:
    copy_project(folder)
    write_data(folder)
    write_pages(folder)
    # The one build of every kind of page whose lines are counted; it looks every page over.
    build.build_site(folder)


@pytest.fixture(scope="module")
def report(project: Path) -> Report:
    return check(project)


@pytest.fixture
def shelves(monkeypatch: pytest.MonkeyPatch) -> list[Shelf]:
    made: list[Shelf] = []

    class Noted(Shelf):
        def save(self) -> None:
            made.append(self)
            super().save()

    monkeypatch.setattr(build, "Shelf", Noted)
    return made


def _html(project: Path, page: str) -> LexborHTMLParser:
    return LexborHTMLParser((project / "site" / page / "index.html").read_text(encoding="utf-8"))


def _notes(project: Path, page: str) -> list[tuple[str, list[str | None]]]:
    """Give what the edition has a page say, with where it leads."""
    notes = _html(project, page).css("article .smp-edition")
    return [(note.text(), [link.attributes.get("href") for link in note.css("a")]) for note in notes]


@pytest.mark.long
def test_both_editions_are_published_and_the_older_says_so(project: Path) -> None:
    (banner, revised) = _notes(project, "plan/substance-misuse")
    assert banner[0].startswith("An older plan. This page tells of: The 2024/25 plan.")
    assert banner[1] == ["../2025-26/substance-misuse/"]
    assert revised == (
        "Revised between plans: The made-up edition counts again.", ["../../corrections/#needles-counted-again"],
    )  # fmt: skip
    # Where the newer plan has no page on the topic, its first one.
    assert _notes(project, "plan/crime")[0][1] == ["../2025-26/"]
    (new,) = _notes(project, "plan/2025-26/substance-misuse")
    assert new[1] == ["../../../corrections/#needles-counted-again"]
    assert _notes(project, "plan/2025-26") == []
    description = _html(project, "plan/crime").css_first("meta[name=description]")
    assert description
    assert "older plan" not in str(description.attributes["content"])


def test_every_page_says_its_own_address(project: Path) -> None:
    pages = [file.parent.relative_to(project / "site").as_posix() for file in project.glob("site/*/**/index.html")]
    # The pages of charts alone are made beside the theme.
    said = {
        page: [url.attributes["content"] for url in _html(project, page).css("meta[property='og:url']")]
        for page in pages
        if not page.startswith("charts/")
    }

    assert len(said) > 150
    assert {page: url for page, url in said.items() if url != [f"{ADDRESS}{page}/"]} == {}


def test_every_paragraph_of_both_leads_where_it_led(project: Path) -> None:
    numbers = {
        page: [int(str(each.attributes["href"])[2:]) for each in _html(project, page).css(".smp-paragraph__number")]
        for page in ("plan/serious-violence", "plan/2025-26", "plan/2025-26/anti-social-behaviour",
                     "plan/2025-26/domestic-abuse", "plan/2025-26/substance-misuse")
    }  # fmt: skip
    assert 28 in numbers.pop("plan/serious-violence")
    assert sorted(number for found in numbers.values() for number in found) == list(range(1, 61))
    # An entry on paragraph 27 of the older plan stands below that of its own plan alone.
    assert not _html(project, "plan/2025-26/domestic-abuse").css("#p27 ~ .smp-paragraph__corrections a[href*=vbc]")


def test_a_claim_leads_to_the_fact_of_its_own_edition(project: Path) -> None:
    links = {
        page: [str(each.attributes["href"]) for each in _html(project, page).css("data.smp-claim a")]
        for page in ("plan/anti-social-behaviour", "plan/2025-26/anti-social-behaviour")
    }
    assert any("facts/service_requests/#" in link for link in links["plan/anti-social-behaviour"])
    own, named = [link for link in links["plan/2025-26/anti-social-behaviour"] if "service_requests" in link]
    assert ("facts/service_requests_2025_26/#" in own, "facts/service_requests/#" in named) == (True, True)
    panel = json.loads((project / "site/facts/needle_totals_2025_26.json").read_text(encoding="utf-8"))
    (told,) = [fact for fact in panel.values() if fact["value"].startswith("725")]
    assert told["revised"] == [["needles-counted-again", "The made-up edition counts again"]]
    assert told["extracts"][0][2] == "The made-up 2025/26 plan, paragraph 30"
    assert "made-up anti-social behaviour by ward" in _html(project, "data/asb_by_ward_2025_26").body.text().lower()  # type: ignore[union-attr]


def test_the_revisions_are_listed_with_what_why_and_effect(project: Path, report: Report) -> None:
    page = _html(project, "corrections")
    entry = next(each for each in page.css(".smp-entry") if each.css_first("#noise-counted-again"))
    words = " ".join(entry.text().split())
    for said in ("548", "539", "The plan before prints", "Why it was revised: Records that came late",
                 "What it changes: nothing", "paragraph 14 of the made-up 2025/26 plan"):  # fmt: skip
        assert said in words, said
    told, first = corrections_page(report), sum(1 for each in report.figures if each.edition == "2024-25")
    assert "[Go to paragraph 27 of the 2024/25 plan](plan/" in told
    assert "Of 1 figure or statement of the made-up 2025/26 plan that can be checked, 1 agrees." in told
    assert "We looked at 2 figures and statements of the made-up 2025/26 plan." in told
    assert len(report.figures) == first + 2
    assert (
        f"statements of the 2024/25 plan that can be checked, {tally(report.figures)[Outcome.AGREES] - 1} agree."
        in told
    )
    assert (
        "(facts/plan-figures.md) or [Every figure of the made-up 2025/26 plan](facts/plan-figures-2025-26.md)" in told
    )
    ledgers = figures_pages(report)
    assert list(ledgers) == ["facts/plan-figures.md", "facts/plan-figures-2025-26.md"]
    assert "# Every figure of the made-up 2025/26 plan" in ledgers["facts/plan-figures-2025-26.md"]
    assert "| 640 |" in ledgers["facts/plan-figures-2025-26.md"]
    assert "[The same of another plan](plan-figures-2025-26.md)" in str(facts_pages(report)["facts/index.md"])


def test_the_older_plan_is_out_of_the_search_unless_it_is_asked_for(project: Path, report: Report) -> None:
    index = json.loads((project / "site/search/search_index.json").read_text(encoding="utf-8"))
    editions = {page["at"]: page.get("edition") for page in index["docs"]}
    assert editions["plan/crime/"] == "2024-25"
    assert editions["plan/2025-26/substance-misuse/"] is None
    entries = [{"location": "plan/crime/", "title": "Crime", "text": "Words"}]
    (found,) = json.loads(search_index(entries, Words(), superseded(report.documents, report.extracts)))["docs"]
    assert found["edition"] == "2024-25"
    assert {at for at, edition in editions.items() if edition} == {
        at for at in editions if at.startswith("plan/") and not at.startswith("plan/2025-26/")
    }


def test_the_older_plan_costs_nothing_when_the_newer_one_changes(project: Path, shelves: list[Shelf]) -> None:
    page = project / NEW
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("A paragraph that the tests", "One paragraph that the tests", 1), encoding="utf-8")
    with not_counting():
        build.build_site(project)
    page.write_text(text, encoding="utf-8")

    made = {
        file.parent.relative_to(project / "site").as_posix() for file in (project / "site/plan").rglob("index.html")
    }
    kept = {file.removesuffix("/index.html") for file in shelves[-1].kept_files()}
    assert made - kept == {"plan/2025-26/substance-misuse"}


def test_pages_of_no_plan_are_told_what_a_newer_one_prints_too(report: Report) -> None:
    assert report.problems == []
    told = [(each.path, each.message) for each in report.stale]
    assert (
        "docs/index.md", "the page speaks of needle_totals as 2024-25 prints it, and 2025-26 prints it too",
    ) in told  # fmt: skip
    # The wards of the newer plan are others, and a page of a plan is never behind another plan.
    assert not any("asb_by_ward " in message or path == OLD for path, message in told)


def test_a_page_is_written_as_its_edition_means_it(report: Report) -> None:
    pages = {page.path: page for page in report.documents}
    asb = published(pages["docs/plan/2025-26/anti-social-behaviour.md"], report, {})
    assert ("id: service_requests_2025_26" in asb, "fact:service_requests.requests?" in asb) == (True, True)
    for text in ("---\ntitle: x\n---\nNo heading.", "No heading."):
        bare = published(replace(pages[OLD], text=text), report, {})
        assert "\n**An older plan.**" in bare
        assert bare.endswith("No heading.")
    alone = replace(report, documents=[page for page in report.documents if "2025-26" not in page.path])
    assert same_topic(pages[OLD], alone) == ""
    assert "See the newer plan" not in published(pages[OLD], alone, {})
    blocks = "```table\ntitle: No id\n```\n"
    assert published(replace(pages[NEW], text=blocks), report, {}) == blocks


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("[1](fact:missing_children.value?year=2023)", "the edition 2025-26 prints no missing_children"),
        ("```table\nid: town_centre\ntitle: A table\n```", "the edition 2025-26 prints no town_centre"),
        ("## One {#p61}", "the plan has no paragraph of this number"),
        ("## One {#p12}", "the paragraph stands on two pages"),
        ("EDITION 2024-25", "the page is of another edition"),
        ("EDITION 2026-27", "no edition has this id"),
        ("[1](fact:missing_children_2024_25.value?year=2023) [2](fact:named) [3](fact:nothing.x)", ""),
    ],
)
def test_a_page_cites_and_numbers_what_is_in_its_plan(report: Report, words: str, message: str) -> None:
    from smp_metrics.site.checking import find_blocks  # noqa: PLC0415

    text = f"# A page\n\n{words}\n" if "EDITION" not in words else f"---\n{words.lower().replace(' ', ': ')}\n---\n"
    pages = [replace(page, text=text) if page.path == NEW else page for page in report.documents]
    blocks, _ = find_blocks(pages, report.extracts, None)
    told = [each.message.partition(";")[0] for each in check_editions(pages, blocks, report.extracts)]

    assert told == ([message] if message else [])


def test_a_chart_reads_what_the_edition_prints(report: Report) -> None:
    from smp_metrics.charts import plot_of  # noqa: PLC0415

    _, read = plot_of("domestic_abuse_total_2025_26", report.extracts)
    assert read == ("domestic_abuse_totals_2025_26",)
    with pytest.raises(ProblemsFound, match="domestic_abuse_by_ward_2025_26 can't be drawn: the edition"):
        plot_of("domestic_abuse_by_ward_2025_26", report.extracts)


def test_a_named_fact_speaks_of_the_edition_that_it_names(report: Report) -> None:
    address = "fact:asb_requests_beyond_police?before=2023&after=2024"
    fact = report.facts[f"{address}&edition=2025-26"]
    assert set(fact.extracts) == {"service_requests_2025_26", "asb_by_ward_2025_26"}
    with pytest.raises(FactError, match="2025-26 prints no domestic_abuse_subsets"):
        _ = report.facts["fact:offence_change_beyond_rest?offence=rape&before=2022&after=2023&edition=2025-26"]
    with pytest.raises(FactError, match="no edition has the id 1999-00"):
        _ = report.facts[f"{address}&edition=1999-00"]


def test_two_editions_are_told_apart_number_by_number(project: Path) -> None:
    moved = {
        move.address: (move.then, move.now) for move in compare(*two_editions(project, "2024-25", "2025-26")).moved
    }
    assert sorted(moved.values()) == [
        ("2,706 crimes", "2,719 crimes"), ("539 requests", "548 requests"), ("713 needles", "725 needles"),
    ]  # fmt: skip
    told = CliRunner().invoke(main, ["diff", "2025-26", "2024-25", "--root", str(project)])
    assert told.exit_code == 0
    assert "From The made-up 2025/26 plan to The 2024/25 plan" in told.output
    assert "table asb_by_ward (Wards since the boundary changes of May 2024) has gone" in told.output
    assert "declaration" not in told.output.partition("\n\n")[0]
    assert (are_editions(project, "2024-25"), are_editions(project, "2024-25", "main")) == (True, False)
    with pytest.raises(UsageError, match="2024-25 is one edition"):
        two_editions(project, "2024-25", "2024-25")


def test_an_edition_alone_has_the_names_that_all_have(project: Path) -> None:
    later = Printed(Extracts(project), "2025-26")

    assert later["needle_totals"].name == later.printed("needle_totals").name == "needle_totals"
    assert ("needle_totals" in later, "needle_totals_2025_26" in later, "town_centre" in later) == (True, False, False)
    assert "police_by_month" in later
