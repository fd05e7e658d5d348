"""What a tool of the build leaves out without a word is found in the built pages."""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from mkdocs.config import load_config

from smp_metrics.claims.text.document import Document
from smp_metrics.extracts.written.plain_text import PLAIN, runs
from smp_metrics.site.preparing import prepare
from smp_metrics.site.proof.policy import Policy, put_in_force
from smp_metrics.site.proof.proving import _missing, prove
from smp_metrics.site.workshop import Workshop

CRIME = "plan/crime/index.html"
SPOILED = {
    "a chart": (' id="chart-crime_by_ward"', "", "docs/plan/crime.md", "the chart crime_by_ward does not stand"),
    "a claim": ('<data class="smp-claim"', "<data", "docs/plan/crime.md", "does not show every claim of its source"),
    "the policy": ("default-src 'none'; ", "", "docs/plan/crime.md", "does not carry the one content policy"),
    "a script from elsewhere": (
        "</head>",
        '<script src="https://elsewhere.example/x.js"></script></head>',
        "docs/plan/crime.md",
        "the src of <script> may not be this",
    ),
    "a number in code": (
        "</article>",
        "<p><code>99,999</code></p></article>",
        "docs/plan/crime.md",
        "shows a number without a fact",
    ),
    "a number in the footer": (
        "</footer>",
        "99,999 crimes</footer>",
        "docs/plan/crime.md",
        "the head, menu, table of contents or footer of the page shows a number",
    ),
    "a style of its own": ("<figure", '<figure style="color: red"', "docs/plan/crime.md", "<figure> may have no style"),
}


@pytest.fixture(scope="module")
def built(built_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Workshop, Path]]:
    """Give a built site, and the work that it was built from."""
    project = shutil.copytree(built_once, tmp_path_factory.mktemp("proving") / "project", symlinks=True)
    config = load_config(str(project / "mkdocs.yml"))
    put_in_force(Policy(config.theme.get_env(), config))
    work = prepare(project)
    with closing(work.late):
        yield work, project / "site"


def all_but(site: Path, *files: str) -> set[str]:
    """Name the pages of a site that need no second look, since nobody has touched them."""
    return {page.relative_to(site).as_posix() for page in site.rglob("*.html")} - {*files}


def test_the_first_claim_that_a_page_lacks_is_named_by_its_line() -> None:
    document = Document("docs/a.md", "# A\n\n[13](fact:a.b) and [14](fact:a.c).\n\n[13](fact:a.b) again.\n")
    shown = "<data class=smp-claim>13</data> <data class=smp-claim>14</data>"

    assert _missing(document, shown) == 5
    assert _missing(document, shown * 2) == 0


def test_a_good_page_is_proved(built: tuple[Workshop, Path]) -> None:
    # Builds of the real project look over every page.
    assert prove(*built, all_but(built[1], CRIME)) == []


@pytest.mark.parametrize("name", SPOILED)
def test_what_is_missing_or_does_not_belong_is_told(name: str, built: tuple[Workshop, Path]) -> None:
    work, site = built
    before, after, path, message = SPOILED[name]
    page = site / CRIME
    html = page.read_text(encoding="utf-8")
    assert before in html
    page.write_text(html.replace(before, after, 1), encoding="utf-8")
    try:
        problems = prove(work, site, all_but(site, CRIME))
    finally:
        page.write_text(html, encoding="utf-8")

    assert {problem.path for problem in problems} == {path}
    assert name != "a claim" or problems[0].line > 0
    assert any(re.search(message, problem.message) for problem in problems)


def test_what_a_page_may_not_hold_is_told_with_the_line_of_its_source(built: tuple[Workshop, Path]) -> None:
    work, site = built
    source = next(each for each in work.report.documents if each.path == "docs/plan/crime.md")
    words = next(line for line in source.text.splitlines()[10:] if " " in line)
    page = site / CRIME
    html = page.read_text(encoding="utf-8")
    page.write_text(html.replace("</article>", f"<img alt='' src='{words}'></article>", 1), encoding="utf-8")
    stray = site / "stray.html"
    stray.write_text("<base>", encoding="utf-8")
    try:
        problems = prove(work, site, all_but(site, CRIME, stray.name))
    finally:
        page.write_text(html, encoding="utf-8")
        stray.unlink()

    told = {(each.path, each.line, each.message) for each in problems}
    line = source.text.splitlines().index(words) + 1
    assert ("docs/plan/crime.md", line, "the src of <img> may not be this") in told
    assert ("site/stray.html", 0, "no page may hold <base> there") in told


def test_a_page_that_was_not_built_is_told(built: tuple[Workshop, Path]) -> None:
    work, site = built
    page = site / CRIME
    aside = page.rename(page.with_name("aside"))
    try:
        problems = prove(work, site, all_but(site, CRIME))
    finally:
        aside.rename(page)

    assert [(problem.path, problem.message) for problem in problems] == [
        ("docs/plan/crime.md", "the page was not built")
    ]


def test_what_an_earlier_build_proved_is_not_read_again(built: tuple[Workshop, Path]) -> None:
    work, site = built
    page = site / CRIME
    html = page.read_text(encoding="utf-8")
    page.write_text("", encoding="utf-8")
    try:
        assert prove(work, site, all_but(site)) == []
    finally:
        page.write_text(html, encoding="utf-8")


def test_no_cell_of_a_download_runs_or_hides_anything(built: tuple[Workshop, Path]) -> None:
    files = sorted(built[1].rglob("*.csv"))
    rows = ((file, row) for file in files for row in csv.reader(file.read_text("utf-8").splitlines()))

    assert len(files) > 100
    assert {file.parent.name for file in files} >= {"charts", "data", "wanted"}
    assert [(file.name, cell) for file, row in rows for cell in row if runs(cell) or not PLAIN.fullmatch(cell)] == []
