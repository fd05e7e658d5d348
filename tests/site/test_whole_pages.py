"""Whole pages: each number or statement seen that no fact bears is refused, and fair pages are published."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from markdown import Markdown
from mkdocs.config import load_config
from mkdocs.utils.meta import get_data

from smp_metrics.charts import Late, Renderer
from smp_metrics.claims.text.document import Document
from smp_metrics.claims.unbound_words.unbound import unbound
from smp_metrics.site.checking import Report
from smp_metrics.site.proof.judging import judge_part
from smp_metrics.site.proof.seen import numbers_without_a_source
from smp_metrics.site.workshop import Workshop, open_workshop
from smp_metrics.site.written.authored import _judged, strange_paragraphs
from smp_metrics.site.written.words import problems_in

ROOT = Path(__file__).resolve().parents[2]
PAGES = yaml.safe_load(Path(__file__).with_name("whole_pages.yml").read_text(encoding="utf-8"))
READERS = yaml.safe_load(Path(__file__).with_name("readers_pages.yml").read_text(encoding="utf-8"))
# Pages of readers that come out the other way, each with its reason.
EXCEPTIONS = {
    "b 056 questions and answers": '"Mostly not" says what most are, which data could settle elsewhere',
}
# Drawn by the site's own code, from words that are checked where they stand.
BLOCK = re.compile(r"^```(?:chart|table)$.*?^```$", re.MULTILINE | re.DOTALL)
# What is seen in the built page only, since Markdown and not the source puts it together.
SEEN_ONLY = {"tag in a word"}


@pytest.fixture(scope="module")
def markdown(report: Report, tmp_path_factory: pytest.TempPathFactory) -> Markdown:
    open_workshop(Workshop(ROOT, report, {}, Late(tmp_path_factory.mktemp("late"), Renderer())))
    config = load_config(str(ROOT / "mkdocs.yml"))
    return Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs or {})


def _page(text: str) -> Document:
    return Document("docs/a/page.md", text if text.startswith("---\n") else f"# A page\n\n{text}\n")


def _checked_lines(document: Document, report: Report) -> list[int]:
    found = problems_in(document, report.facts, unbound(document, report.facts.places))
    plan = [each for each in report.documents if each.path.startswith("docs/plan/")]
    return [problem.line for problem in [*found, *_judged(document), *strange_paragraphs([*plan, document])]]


def _seen(document: Document, markdown: Markdown) -> list[str]:
    html = markdown.reset().convert(BLOCK.sub("", get_data(document.text)[0]))
    strangers = [each.message for each in judge_part(html)]
    return [*strangers, *numbers_without_a_source(f"<article>{html}</article>", document)]


@pytest.mark.parametrize("name", PAGES["refused"])
def test_a_page_that_shows_what_no_fact_bears_is_refused_with_its_line(
    name: str, report: Report, markdown: Markdown
) -> None:
    document = _page(PAGES["refused"][name])
    lines = _checked_lines(document, report)

    assert all(lines)
    assert lines or (name in SEEN_ONLY and _seen(document, markdown))


@pytest.mark.parametrize("name", PAGES["published"])
def test_a_fair_page_is_published(name: str, report: Report, markdown: Markdown) -> None:
    document = _page(PAGES["published"][name])

    assert _checked_lines(document, report) == []
    assert _seen(document, markdown) == []


def test_pages_of_readers_come_out_right_but_for_what_is_explained(report: Report, markdown: Markdown) -> None:
    wrong = {
        name
        for verdict in READERS
        for name, text in READERS[verdict].items()
        for page in [Document("docs/a/page.md", text)]
        if bool(_checked_lines(page, report) or _seen(page, markdown)) is (verdict == "published")
    }

    assert sum(len(pages) for pages in READERS.values()) >= 150
    assert wrong == EXCEPTIONS.keys()


def test_there_are_as_many_fair_pages_as_others() -> None:
    refused, published = len(PAGES["refused"]), len(PAGES["published"])

    assert refused + published >= 150
    assert abs(refused - published) < 10
