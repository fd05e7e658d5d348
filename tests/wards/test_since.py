"""The wards since May 2024 have pages, and lead to the wards before; these lead back."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from smp_metrics.claims.text.document import Document
from smp_metrics.extracts import Extracts
from smp_metrics.facts import Facts, slug
from smp_metrics.site.extensions.ward_links import ward_pages
from smp_metrics.site.proof.judging import judge_part
from smp_metrics.wards import template_of, ward_documents
from smp_metrics.wards.kind import WARDS
from smp_metrics.wards.monthly import kinds_told
from smp_metrics.wards.parts import OF_TWO_TIMES, check_parts, ward_part
from smp_metrics.wards.since import became, folder_of, later, later_names, lookup_of, made_of, place_since
from smp_metrics.wards.sources import ward_names
from tests.facts.small import Small

ROOT = Path(__file__).resolve().parents[2]
EXTRACTS = Extracts(ROOT)
FACTS = Facts(EXTRACTS)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Document]:
    """Give the pages of wards by path, written anew from the templates."""
    root = tmp_path_factory.mktemp("anew")
    shutil.copytree(ROOT / WARDS.folder, root / WARDS.folder, ignore=lambda *_: ["since-2024", "kinds"])
    return {page.path: page for page in ward_documents(root, FACTS)}


def rows(html: str) -> list[list[str]]:
    """Read the cells of a part's table."""
    return [[cell.text() for cell in row.css("th, td")] for row in LexborHTMLParser(html).css("tbody tr")]


def links(html: str) -> list[str]:
    """List where a part leads."""
    return [str(link.attributes["href"]) for link in LexborHTMLParser(html).css("a")]


def test_each_ward_of_either_time_has_a_page_of_its_own(pages: dict[str, Document]) -> None:
    """Some names stand twice, and the two of a name differ."""
    before = {f"docs/wards/{slug(name)}.md" for name in ward_names(EXTRACTS)}
    since = {f"docs/wards/since-2024/{slug(name)}.md" for name in later_names(EXTRACTS)}

    kinds = {f"docs/wards/kinds/{slug(name)}.md" for name in kinds_told(EXTRACTS)}

    assert (len(before), len(since), len(kinds)) == (26, 22, 13)
    assert pages.keys() == before | since | kinds | {"docs/wards/index.md"}
    assert "# Burglary in Maidstone" in pages["docs/wards/kinds/burglary.md"].text
    assert "[11,913]" in pages["docs/wards/high-street.md"].text
    assert "[9,997]" in pages["docs/wards/since-2024/high-street.md"].text
    assert "[6,696]" in pages["docs/wards/since-2024/staplehurst.md"].text


def test_what_is_wrong_with_a_page_is_told_of_its_template() -> None:
    """Each kind of page has one."""
    told = [
        template_of(f"docs/wards/{name}.md", WARDS)
        for name in ("since-2024/high-street", "kinds/drugs", "high-street", "index")
    ]
    assert told == [f"docs/wards/{name}.md" for name in ("_since", "_kind", "_ward", "_index")]


def test_an_old_ward_leads_to_what_it_became_the_most_people_first() -> None:
    """High Street went to three wards, one of them of its name."""
    part = became(EXTRACTS, "high-street")
    assert [row[:2] for row in rows(part)] == [
        ["High Street", "79%"], ["Tovil", "10%"], ["Grove Green and Vinters Park", "10%"],
    ]  # fmt: skip
    assert links(part)[0] == "smp-root/wards/since-2024/high-street/"
    assert "What High Street became: wards since the boundary changes of May 2024" in part


def test_a_new_ward_leads_to_what_it_was_made_of() -> None:
    """The new High Street was nearly all in the old one."""
    part = made_of(EXTRACTS, "high-street")
    assert rows(part) == [["High Street", "96%", "9,070"], ["East", "4%", "500"]]
    assert links(part) == ["smp-root/wards/high-street/", "smp-root/wards/east/"]


def test_every_ward_leads_on_and_back() -> None:
    """What an old ward became was made of it."""
    for name in ward_names(EXTRACTS):
        for link in links(became(EXTRACTS, slug(name))):
            assert f"smp-root/wards/{slug(name)}/" in links(made_of(EXTRACTS, link.rstrip("/").rpartition("/")[2]))


def test_a_map_of_new_wards_leads_to_their_pages() -> None:
    """No hexagon of it leads to a ward before."""
    text = place_since(EXTRACTS, "shepway")
    assert text.count('href="smp-root/wards/since-2024/') == text.count('href="smp-root/wards/') == 22
    assert 'aria-label="Shepway" aria-current="page"' in text


def test_a_table_of_new_wards_links_to_their_pages() -> None:
    """A name leads to the ward of the table's own borders."""
    old, new = (ward_pages(EXTRACTS, [name])["High Street"] for name in ("ward_residents", "new_ward_residents"))
    assert (old, new) == ("smp-root/wards/high-street/", "smp-root/wards/since-2024/high-street/")
    assert ward_pages(EXTRACTS) == ward_pages(EXTRACTS, ["ward_residents"])


@pytest.mark.parametrize("part", OF_TWO_TIMES)
def test_parts_hold_only_what_a_page_may_hold(part: str) -> None:
    """What is computed is judged as what is written is."""
    assert list(judge_part(ward_part(f"{part} high-street 0", ROOT, FACTS))) == []


@pytest.mark.parametrize(
    ("asked", "wrong"), [("became heath 0", 0), ("made tovil 0", 0), ("became tovil 0", 1), ("made heath 0", 1)]
)
def test_a_block_asks_for_a_ward_of_its_own_time(asked: str, wrong: int) -> None:
    """Heath became others, and Tovil was made of some that were there before."""
    page = Document("docs/wards/_ward.md", f"```wards\n{asked}\n```\n")
    assert len(list(check_parts([page], EXTRACTS))) == wrong


def test_a_project_with_wards_of_one_time_has_no_later_ones() -> None:
    """Without a table that leads on there is nothing to lead to."""
    assert lookup_of(Small()) is None
    assert later_names(Small()) == []
    assert folder_of(later(EXTRACTS).model_copy(update={"since": None})) == "wards-since-2024"
