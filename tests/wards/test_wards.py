"""The ward pages say of each ward what its facts say, and the map leads to each."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from smp_metrics.claims.checking import check_document
from smp_metrics.claims.text.document import Document
from smp_metrics.errors import ProblemsFound
from smp_metrics.extracts import Extracts
from smp_metrics.extracts.memo import Memo
from smp_metrics.facts import Facts
from smp_metrics.wards import template_of, ward_documents
from smp_metrics.wards.hexmap import Ways, ward_map
from smp_metrics.wards.kind import WARDS

ROOT = Path(__file__).resolve().parents[2]
CLAIMS = """\
# {ward}

{ward} had [9](fact:all_crime_by_ward.crimes?ward={slug}&year=2023) crimes in 2023.

[9](fact:nothing.here?ward={slug})
"""


@pytest.fixture(scope="module")
def facts() -> Facts:
    """Give the facts of the project."""
    return Facts(Extracts(ROOT))


@pytest.fixture(scope="module")
def pages(facts: Facts) -> dict[str, Document]:
    """Give the ward pages by name."""
    return {page.path[len("docs/wards/") : -len(".md")]: page for page in ward_documents(ROOT, facts)}


def test_what_pictures_of_wards_show_is_worked_out_before_they_are_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else a check would pass, and the build would fail."""
    extracts = Extracts(ROOT)
    profile = extracts.partnership.profile
    assert profile
    told = profile.model_copy(update={"residents": "ward_changes.residents"})
    extracts.__dict__["_partnership"] = extracts.partnership.model_copy(update={"profile": told})
    monkeypatch.setattr(Memo, "get", lambda *_: None)

    with pytest.raises(ProblemsFound) as raised:
        ward_documents(ROOT, Facts(extracts))
    (problem,) = raised.value.problems
    assert problem.path == "data/partnership.yml"
    assert problem.found.startswith("ward_changes has no column ward; it has")


def test_every_ward_has_a_page_and_they_have_an_index(pages: dict[str, Document]) -> None:
    assert len([name for name in pages if "/" not in name]) == 27
    assert pages["index"].text.startswith("# Your area {#your-ward}\n")


def test_every_claim_of_every_ward_page_holds_and_no_number_is_unbound(
    pages: dict[str, Document], facts: Facts
) -> None:
    assert [problem for page in pages.values() for problem in check_document(page, facts)] == []


def test_a_page_says_of_its_ward_what_the_template_says_of_another(pages: dict[str, Document]) -> None:
    words = re.sub(r"\]\([^)]*\)", "]", pages["fant"].text)

    assert "Fant had [802] recorded crimes in 2023,\n[267 fewer] than in 2022." in words
    assert "cluster 7, one of the urban clusters, with [South]" in words


def test_the_page_of_a_ward_has_the_lines_of_its_template(pages: dict[str, Document]) -> None:
    template = (ROOT / template_of("docs/wards/fant.md", WARDS)).read_text(encoding="utf-8")

    assert pages["fant"].text.count("\n") == template.count("\n")


def test_a_claim_of_the_template_is_filled_in_and_one_that_leads_nowhere_left_for_the_check(
    facts: Facts, tmp_path: Path
) -> None:
    folder = tmp_path / "docs/wards"
    folder.mkdir(parents=True)
    (folder / "_ward.md").write_text(CLAIMS, encoding="utf-8")
    (folder / "_index.md").write_text("# Wards\n", encoding="utf-8")
    (folder / "_notes.yml").write_text("", encoding="utf-8")
    shutil.copy(ROOT / folder.relative_to(tmp_path) / "_where.yml", folder)

    page = ward_documents(tmp_path, facts)[0]

    assert "Allington had [271](fact:all_crime" in page.text
    (problem,) = check_document(page, facts)
    assert problem.message.startswith("the address leads to no fact: no ")


def test_the_map_leads_to_every_ward_and_marks_the_one_here(facts: Facts) -> None:
    drawn = ward_map(facts.extracts["ward_hexes"], "Heath")

    assert drawn.count('href="smp-root/wards/') == 26
    assert re.findall(r'aria-label="(\w+)" aria-current="page"', drawn) == ["Heath"]


def test_a_map_may_tell_which_way_crime_went_by_a_sign_and_in_words(facts: Facts) -> None:
    drawn = ward_map(facts.extracts["ward_hexes"], ways=Ways({"Heath": "rose", "Fant": "fell"}, "From 2022 to 2023"))

    assert 'aria-label="Heath: crime rose"><polygon class="smp-wards__rose"' in drawn
    assert drawn.count(">+</text>") == drawn.count(">−</text>") == 1
    assert 'aria-label="East"><polygon transform' in drawn
    key = LexborHTMLParser(drawn).css("p")[0]
    assert key.text() == "From 2022 to 2023:+ crime rose in Heath;− crime fell in Fant;elsewhere it could be chance."
    assert [link.attributes["href"] for link in key.css("a")] == ["smp-root/wards/heath/", "smp-root/wards/fant/"]
    still = ward_map(facts.extracts["ward_hexes"], ways=Ways({}, "From 2022 to 2023"))
    assert LexborHTMLParser(still).css("p")[0].text() == "From 2022 to 2023:everywhere it could be chance."
