"""What is printed: the PDFs, by a reader that has nothing to do with their writer, and any page on any screen."""

import re
import shutil
from collections.abc import Iterator
from contextlib import nullcontext
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, expect
from pypdf import PdfReader
from selectolax.lexbor import LexborHTMLParser

from smp_metrics.catalogue.release import latest_release
from smp_metrics.errors import ProblemsFound, UsageError
from smp_metrics.site.printed import pdf
from smp_metrics.site.printed.paper import judge_paper
from smp_metrics.site.printed.pdf import print_site
from smp_metrics.site.printed.press import printed
from smp_metrics.site.printed.prints import Print
from smp_metrics.site.printed.sheets import Sheets

ROOT = Path(__file__).parents[2]
TOWN = "plan/town-centre/"
FOLDED = (
    ".smp-term__means, .smp-paper, .smp-printed, figure > details, .smp-figure__downloads, .smp-figure__tools, "
    ".smp-figure__views"
)
MKDOCS = """\
site_name: Small
nav:
  - Topics: [In short: plan/index.md, {Priorities: [Town: plan/town.md]}]
extra:
  pdf:
    whole: {section: Topics, file: plan, title: The plan}
    each: [Priorities]
"""
PAGE = """<!doctype html><html lang="en"><head><link rel="stylesheet" href="STYLE"></head><body><article>
<h1>TITLE</h1><p class="smp-paper"></p>
<h2 id="p1">A message</h2><p>Crime <data class="smp-claim" value="1">fell by 5%</data>.</p>
<table><thead><tr><th>Ward</th></tr></thead><tbody><tr><td>North</td></tr></tbody></table></article></body></html>"""


@pytest.fixture
def small(tmp_path: Path, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> Path:
    # One process drives one browser.
    monkeypatch.setattr(pdf, "opened", lambda _: nullcontext(browser))
    for folder in ("docs", "site/assets", "site/plan/town"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text(MKDOCS)
    (tmp_path / "site/assets/a.css").write_text("@page { size: a4 } /* font-display: optional */")
    (tmp_path / "site/index.html").write_text("Home")
    for page, title in (("plan", "In short"), ("plan/town", "Town")):
        style = "../" * (page.count("/") + 1) + "assets/a.css"
        html = PAGE.replace("TITLE", title).replace("STYLE", style)
        (tmp_path / "site" / page / "index.html").write_text(html)
    return tmp_path


def titles(outline: Any) -> Iterator[str]:
    for entry in outline:
        yield from titles(entry) if isinstance(entry, list) else [str(entry.title)]


def close(text: str) -> str:
    return re.sub(r"\s", "", text)


def kinds(node: Any) -> Iterator[str]:
    """List the tags of a PDF's structure."""
    node = getattr(node, "get_object", lambda: node)()
    if isinstance(node, list):
        for each in node:
            yield from kinds(each)
    elif isinstance(node, dict):
        yield str(node.get("/S", ""))
        yield from kinds(node.get("/K", []))


def test_the_pdfs_are_printed_once_dated_by_the_release_and_linked(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (small / "CHANGELOG.md").write_text("# Changelog\n\n## 1.2.0 - 2026-11-20\n")
    assert print_site(small) == 2
    first = {file.name: file.read_bytes() for file in (small / "site/pdf").iterdir()}
    assert {name: len(PdfReader(small / "site/pdf" / name).pages) for name in first} == {"plan.pdf": 1, "town.pdf": 1}
    assert b"D:20261120000000" in first["plan.pdf"]
    town = LexborHTMLParser((small / "site/plan/town/index.html").read_text())
    links = [(link.attributes["href"], link.text()) for link in town.css(".smp-paper a")]
    whole = ("../../pdf/plan.pdf", "The plan as a PDF (1 page)")
    assert links == [("../../pdf/town.pdf", "This page as a PDF (1 page)"), whole]

    with monkeypatch.context() as patch:
        patch.setattr(pdf, "opened", lambda _: pytest.fail("it was printed again"))
        assert print_site(small) == 2
    assert (small / "site/plan/index.html").read_text().count("pdf/plan.pdf") == 1

    shutil.rmtree(small / "build/pdf")
    print_site(small)
    assert {file.name: file.read_bytes() for file in (small / "site/pdf").iterdir()} == first


def test_a_pdf_that_lacks_what_its_page_has_is_not_published(small: Path) -> None:
    (small / "site/assets/a.css").write_text("data, h2 { display: none }")
    with pytest.raises(ProblemsFound) as found:
        print_site(small)
    told = [(problem.path, problem.message) for problem in found.value.problems]
    assert sorted(told) == [
        (f"site/pdf/{name}.pdf", message)
        for name in ("plan", "town")
        for message in ("the PDF does not show every claim", "the outline is not that of the headings")
    ]
    assert not (small / "site/pdf").exists()


def test_a_pdf_without_tags_is_told(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content("<h1>Town</h1>")
    content = page.pdf(tagged=False, outline=False)
    page.close()
    assert [problem.message for problem in judge_paper("town", content, "<p>")] == ["the PDF has no tags"]


def test_without_a_site_or_a_browser_nothing_is_printed(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SMP_CHROMIUM", str(small / "none"))
    with pytest.raises(UsageError, match="there is no Chromium"):
        print_site(small)
    shutil.rmtree(small / "site")
    with pytest.raises(UsageError, match="there is no built site"):
        print_site(small)


def test_the_town_centre_takes_four_pages_that_say_what_the_page_says(browser: Browser) -> None:
    wanted = Print("town-centre", "", ("plan/town-centre.md",))
    sheets = Sheets(ROOT / "site", wanted, latest_release(ROOT))
    content = printed(browser, ROOT / "site", sheets.html, sheets.footer, "2026-11-20")
    reader, tree = PdfReader(BytesIO(content)), LexborHTMLParser(sheets.html)

    assert len(reader.pages) == 4
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "en"
    assert {"/Document", "/H1", "/H2", "/H3", "/P", "/L", "/LI", "/Table", "/TH", "/TD", "/Link", "/Figure"} <= set(
        kinds(root["/StructTreeRoot"])
    )
    headings = [close(node.text()) for node in tree.css("h1, h2, h3")]
    assert [close(title) for title in titles(reader.outline)] == headings
    text = close("".join(page.extract_text() for page in reader.pages))
    # The page itself says what has to be there, but for what a touch or a click brings.
    page = LexborHTMLParser((ROOT / "site" / TOWN / "index.html").read_bytes().decode())
    for folded in page.css(FOLDED):
        folded.decompose()
    paragraphs = [close(node.text()) for node in page.css("article :is(p, li, td, th)")]
    assert len(paragraphs) > 80
    assert [paragraph for paragraph in paragraphs if paragraph not in text] == []
    drawn = [close(node.text()) for node in tree.css("figure svg text")]
    assert len(drawn) > 20
    assert [words for words in drawn if words not in text] == []


def test_a_page_without_a_pdf_says_that_it_can_be_saved_as_one(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}wards/kinds/burglary/")
    button = page.locator(".smp-print")
    expect(button).to_have_accessible_name("Print this page, or save it as a PDF")
    page.locator(".smp-paper").evaluate("each => each.append(Object.assign(document.createElement('a'), {href: '#'}))")
    expect(button).to_have_accessible_name("Print this page")
    page.close()


def test_paper_is_light_on_any_screen_and_says_where_it_is_from(browser: Browser, address: str) -> None:
    seen = {}
    schemes: tuple[Literal["light"], Literal["dark"]] = ("light", "dark")
    for scheme in schemes:
        context = browser.new_context(color_scheme=scheme)
        page = context.new_page()
        page.goto(f"{address}{TOWN}")
        page.evaluate("window.print = () => { document.title = 'Printed' }")
        page.get_by_role("button", name="Print this page").click()
        assert page.title() == "Printed"
        page.emulate_media(media="print", color_scheme=scheme)
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        said = page.locator(".smp-printed").inner_text()
        assert re.fullmatch(rf"Safer Maidstone, {re.escape(address)}{TOWN}\. Printed on \d+ \w+ \d{{4}}\.", said)
        for part in (
            ".md-header",
            ".smp-paper",
            ".md-sidebar--primary",
            ".smp-figure details",
            ".smp-figure__downloads",
        ):
            assert page.locator(part).first.is_hidden()
        seen[scheme] = page.evaluate(
            """() => [...document.querySelectorAll("body, article *")].map((node) => {
              if (!node.checkVisibility()) return "";
              const { color, backgroundColor, fill, stroke, borderTopColor } = getComputedStyle(node);
              return [node.tagName, color, backgroundColor, fill, stroke, borderTopColor].join(" ");
            })"""
        )
        context.close()
    assert len(seen["light"]) > 500
    assert seen["dark"] == seen["light"]
