"""A check of everything goes on past what is broken, and tells it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from smp_metrics.extracts import Extracts
from smp_metrics.reconciliations import RECONCILIATIONS, Read
from smp_metrics.reconciliations.relation import Mismatch
from smp_metrics.site.checking import check, find_blocks
from smp_metrics.site.written.required import DECLARED, REQUIRED
from smp_metrics.site.written.sources import documents

ROOT = Path(__file__).resolve().parents[2]
UNBOUND = ("docs/index.md", "a number stands in the text without a fact")


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """Give a folder of one page with a number that stands on nothing."""
    (tmp_path / "docs/wards").mkdir(parents=True)
    (tmp_path / "docs/index.md").write_text("# A page\n\nThere are 17 of them.\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").touch()
    (tmp_path / "schemas").mkdir()
    (tmp_path / REQUIRED).write_text("".join(f"{path}: 0\n" for path in DECLARED), encoding="utf-8")
    return tmp_path


def _problems(pages: Path) -> list[tuple[str, str]]:
    return [(problem.path, problem.message) for problem in check(pages, None, Extracts(ROOT)).problems]


@pytest.mark.parametrize(
    ("kind", "name", "message"),
    [
        ("chart", "crime_by_wart", "no chart is called crime_by_wart"),
        ("table", "asb_by_wart", "no table is called asb_by_wart"),
    ],
)
def test_a_block_of_nothing_is_told_with_what_is_near(pages: Path, kind: str, name: str, message: str) -> None:
    _add(pages, _block(kind, name))

    (problem,) = find_blocks(documents(pages), Extracts(ROOT), ("crime_by_ward",))[1]
    assert (problem.line, problem.message) == (4, message)
    assert name.replace("wart", "ward") in problem.expected


def test_what_stands_twice_is_told_with_where_it_stood_first(pages: Path) -> None:
    _add(pages, _block("table", "asb_by_ward"), _block("table", "asb_by_ward"))

    (problem,) = find_blocks(documents(pages), Extracts(ROOT), None)[1]
    assert problem.message == "the table asb_by_ward stands twice on the site"
    assert (problem.line, problem.found) == (9, "docs/index.md:4 shows it too")


def _block(kind: str, name: str) -> str:
    words = "title: A title" if kind == "table" else "title: A title\nsubtitle: Below it\nalt: In words"
    return f"```{kind}\nid: {name}\n{words}\n```\n"


def _add(pages: Path, *blocks: str) -> None:
    with (pages / "docs/index.md").open("a", encoding="utf-8") as page:
        page.write("\n".join(blocks))


def test_ward_pages_that_lack_a_file_do_not_hide_what_else_is_wrong(pages: Path) -> None:
    (pages / "docs/wards/_ward.md").write_text("# {ward}\n", encoding="utf-8")

    missing = "a file of the ward pages is missing"
    assert _problems(pages) == [
        UNBOUND,
        ("docs/wards/_index.md", missing),
        ("docs/wards/_notes.yml", missing),
        ("docs/wards/_where.yml", missing),
    ]


def test_a_reconciliation_of_an_extract_that_is_gone_is_told(pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def weather_is_fair(read: Read) -> Iterator[Mismatch]:
        yield from (Mismatch("", row.line, "", (), "", "", "") for row in read("weather").rows)

    monkeypatch.setitem(RECONCILIATIONS, "weather-is-fair", weather_is_fair)

    assert _problems(pages) == [
        ("data", "a reconciliation can't be made: no extract is called weather"),
        UNBOUND,
    ]
