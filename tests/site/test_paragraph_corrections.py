"""Every paragraph leads to what is wrong in it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from markdown import Markdown

from smp_metrics.charts import Late, Renderer
from smp_metrics.site.checking import Report
from smp_metrics.site.workshop import Workshop, open_workshop
from smp_metrics.site.written.places import check_places, paragraph_pages

ROOT = Path(__file__).resolve().parents[2]
NOTE = '<p class="smp-paragraph__corrections">'


@pytest.fixture(autouse=True)
def at_work(report: Report, tmp_path: Path) -> None:
    open_workshop(Workshop(ROOT, report, {}, Late(tmp_path, Renderer())))


def render(source: str) -> str:
    extensions = [
        "attr_list",
        "toc",
        "md_in_html",
        "smp_metrics.site.extensions.paragraphs",
        "smp_metrics.site.extensions.paragraph_corrections",
    ]
    return Markdown(extensions=extensions).convert(source)


def test_every_entry_is_led_to_from_its_paragraph(report: Report) -> None:
    pages = {document.path: render(document.text) for document in report.documents if document.path.endswith(".md")}
    places = paragraph_pages(report.documents)

    for entry in report.extracts.declarations:
        path, _, anchor = places[entry.place].partition("#")
        after = pages[f"docs/{path}"].partition(f'id="{anchor}"')[2]
        section = re.split(r"<h[123]\b", after)[0]
        assert f'#{entry.id}"' in section, entry.id


def test_an_entry_about_a_paragraph_that_is_on_no_page_is_a_problem(report: Report) -> None:
    pages = [replace(each, text=each.text.replace("{#p67}", "{#sixty-seven}")) for each in report.documents]

    assert check_places(report.extracts, report.documents) == []
    (problem,) = check_places(report.extracts, pages)
    assert problem.message == "four-ps: the paragraph stands on no page"
    assert (problem.path, problem.found) == ("data/corrections.yml", "paragraph 67")
    assert problem.line > 0


def test_a_paragraph_ends_with_the_entries_that_its_words_do_not_lead_to() -> None:
    html = render("### One {#p17}\n\nWords.\n\n#### More\n\nWords.\n\n### Two {#p15a}\n\nWords.")

    note, _, rest = html.partition(NOTE)[2].partition("</p>")
    assert '<a href="smp-root/corrections/#eighth-safest">From which end' in note
    assert note.endswith("</a>.")
    assert html.index("More") < html.index(NOTE) < html.index("Two")
    assert NOTE not in rest


def test_a_paragraph_that_leads_to_its_entry_is_left_as_it_is() -> None:
    ids = ["eighth-safest"]
    words = "\n".join(f"See [it](../corrections.md#{name})." for name in ids)

    assert NOTE not in render(f"### One {{#p17}}\n\n{words}")


def test_a_paragraph_without_entries_and_a_heading_that_is_none_are_left_as_they_are() -> None:
    assert NOTE not in render("### One {#p112}\n\nWords.\n\n### Two {#two}\n\nWords.\n\n### Three {#p93a}")
