"""Beside the pages stand files of a few kinds, by names that every address can hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from smp_metrics.site.written.published import check_published

ROOT = Path(__file__).resolve().parents[2]
FINE = (
    "docs/index.md",
    "docs/plan/photo.jpg",
    "docs/plan/map_2.png",
    "docs/assets/smp/smp.css",
    "docs/assets/smp/smp.js",
    "docs/assets/smp/fonts/a-1f.woff2",
    "docs/assets/smp/favicon.svg",
    "docs/checks/wards.py",
    "docs/checks/wards.ipynb",
    "docs/wards/_notes.yml",
    "docs/data/a.csv-metadata.json",
    "docs/data/a.xlsx",
    "docs/facts/a.json",
    "docs/corrections/questions.csv",
    "docs/.hidden/a.html",
    "data/a.csv",
    "data/a.yml",
)
WRONG = (
    "docs/a.html",
    "docs/a.htm",
    "docs/a.HTML",
    "docs/a.xhtml",
    "docs/a.svg",
    "docs/a.xml",
    "docs/a.js",
    "docs/a.mjs",
    "docs/a.css",
    "docs/a.json",
    "docs/a.pdf",
    "docs/a.xlsx",
    "docs/a.PNG",
    "docs/a.png.html",
    "docs/a",
    "docs/plan/a.py",
    "docs/plan/a.ipynb",
    "docs/wards/_notes2.yml",
    "docs/assets/smp/a.html",
    "docs/assets/javascripts/a.js",
    "docs/data/a.html",
    "docs/CNAME",
)
NAMES = ('docs/"><script>.md', "docs/a b.md", "docs/ä.md", "docs/a\nb.md", "docs/-a.md", "docs/a&b/c.md", 'data/"a.csv')


def told(root: Path, path: str) -> list[tuple[str, str]]:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text("", encoding="utf-8")
    return [(problem.path, problem.message) for problem in check_published(root)]


@pytest.mark.parametrize("path", FINE)
def test_what_is_on_the_list_may_be_published(tmp_path: Path, path: str) -> None:
    assert told(tmp_path, path) == []


@pytest.mark.parametrize("path", WRONG)
def test_any_other_kind_is_refused_by_name(tmp_path: Path, path: str) -> None:
    assert told(tmp_path, path) == [(path, "no file of this kind may be published")]


@pytest.mark.parametrize("path", NAMES)
def test_a_name_that_an_address_can_not_hold_is_refused(tmp_path: Path, path: str) -> None:
    assert told(tmp_path, path) == [(path, "the name holds signs that an address can't")]


def test_the_project_publishes_nothing_else() -> None:
    assert check_published(ROOT) == []


SILENT_SHEET = """/* content: "5" */
@font-face { font-family: "Arial 2"; src: url("fonts/a-2.woff2") format("woff2"), local("Arial 2") }
[data-a="x 2"] a[fill="#12436D"] { justify-content: center; --md-text-font: "Arial 2"; background: url("a.svg") }
a::before { content: " \u25b2"; font-family: "Arial 2" }
@page { @bottom-right { content: counter(page) "/" counter(pages) } }
"""


@pytest.mark.parametrize(
    "rule",
    [
        *(f"content: {value}" for value in ('"99"', "'crimes'", '"\\39 9"', "counter(a)", "attr(data-a)", "var(--a)")),
        "CONTENT: '99'",
        'content: counter(page) " 99"',
        'list-style-type: "99 "',
        'quotes: "99" ""',
        "c\\6fntent: ''",
        "--a: '99'",
        "background: url(data:image/svg+xml,x)",
        "list-style: symbols(a)",
    ],
)
def test_a_style_sheet_writes_nothing_into_a_page(tmp_path: Path, rule: str) -> None:
    sheet = tmp_path / "docs/assets/smp/a.css"
    sheet.parent.mkdir(parents=True)
    sheet.write_text(SILENT_SHEET, encoding="utf-8")
    assert check_published(tmp_path) == []
    sheet.write_text(f"a {{ color: red }}\na::after {{ {rule} }}\n", encoding="utf-8")

    assert [(each.path, each.line) for each in check_published(tmp_path)] == [("docs/assets/smp/a.css", 2)]
