"""A page is kept from one build to the next only while it would come out the same."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from smp_metrics.errors import ProblemsFound
from smp_metrics.facts import Facts
from smp_metrics.site.build import build_site
from smp_metrics.site.keeping import Shelf
from tests.facts.small import Small
from tests.site.small import shrink, write_small

# What is edited, what it says, what it says then, and the page and words in which that must show.
EDITS = {
    "a page": ("docs/about/index.md", "\n## ", "\nWardens walk.\n\n## ", "about", "Wardens walk."),
    "a cell": ("data/ward_residents.csv", "7898", "7899", "data/ward_residents", "7,899"),
    "a correction": ("data/corrections.yml", "title: ", "title: So far, ", "corrections", "So far, "),
    "a sidecar": (
        "data/asb_by_cluster.yml",
        'period: "Calendar',
        'period: "Whole calendar',
        "plan/crime",
        "whole calendar",
    ),
}
# The same of the small project: what leaves most pages as they were, and what leaves none.
SMALL_EDITS = {
    "a page": ("docs/about/index.md", "\n## ", "\nWardens walk.\n\n## ", "about", "Wardens walk."),
    "a cell": ("data/youth_offences.csv", "2018,97", "2018,98", "data/youth_offences", ">98<"),
    "a sidecar": (
        "data/youth_offences.yml",
        'source: "',
        'source: "The printed ',
        "data/youth_offences",
        "The printed ",
    ),
}
REMAKES = {
    "a setting": ("mkdocs.yml", "site_name: Safer", "site_name: Saner"),
    "a template": ("theme/main.html", 'lang="en"', 'lang="fr"'),
    "front matter": ("docs/plain.md", "# ", "---\ntitle: Please help\n---\n\n# "),
}


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """List the addresses of the pages that builds make instead of keeping."""
    names: list[str] = []
    note = Shelf.note

    def noting(shelf: Shelf, page: Any) -> None:
        names.append(page.url)
        note(shelf, page)

    monkeypatch.setattr(Shelf, "note", noting)
    return names


def _edit(project: Path, path: str, before: str, after: str) -> None:
    text = (project / path).read_text(encoding="utf-8")
    assert before in text, f"{path} no longer says {before}"
    (project / path).write_text(text.replace(before, after, 1), encoding="utf-8")


def _digests(site: Path) -> dict[str, str]:
    files = (path for path in sorted(site.rglob("*")) if path.is_file())
    return {path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a small project that is built."""
    shrink(monkeypatch)
    project = write_small(tmp_path)
    build_site(project)
    return project


@pytest.mark.parametrize("name", SMALL_EDITS)
def test_an_edit_reaches_the_site_and_makes_no_more_pages_than_it_must(small: Path, made: list[str], name: str) -> None:
    path, before, after, name, words = SMALL_EDITS[name]
    page = small / "site" / name / "index.html"
    assert words not in page.read_text(encoding="utf-8")
    made.clear()
    _edit(small, path, before, after)
    pages = build_site(small)

    assert words in page.read_text(encoding="utf-8")
    assert 0 < len(made) < pages - 1


@pytest.mark.parametrize("name", REMAKES)
def test_an_edit_that_every_page_may_show_makes_them_all(small: Path, made: list[str], name: str) -> None:
    made.clear()
    path, before, after = REMAKES[name]
    _edit(small, path, before, after)

    pages = build_site(small)
    assert len(made) >= pages - 1
    assert re.search('Saner|lang="fr"|Please help', (small / "site/plain/index.html").read_text(encoding="utf-8"))


@pytest.mark.long
def test_edits_reach_the_site_in_few_pages_and_to_the_byte_as_if_nothing_had_been_kept(
    built: Path, made: list[str]
) -> None:
    shares = "assets/charts/crime_and_resident_shares.csv"
    before = _digests(built / "site")
    for path, old, new, *_ in EDITS.values():
        _edit(built, path, old, new)
    pages = build_site(built)
    kept = _digests(built / "site")

    assert 0 < len(made) < pages - 1
    for *_, page, words in EDITS.values():
        assert words in (built / "site" / page / "index.html").read_text(encoding="utf-8")
    assert "7899" in (built / "site/data/ward_residents.csv").read_text(encoding="utf-8")
    assert kept[shares] != before[shares]
    shutil.rmtree(built / "build")
    build_site(built)
    assert _digests(built / "site") == kept


@pytest.mark.parametrize("spoil", [lambda home: home.write_bytes(b"X" * home.stat().st_size), Path.unlink])
def test_a_page_that_is_changed_where_it_is_published_is_made_anew(
    small: Path, made: list[str], spoil: Callable[[Path], object]
) -> None:
    made.clear()
    build_site(small)
    assert made == []
    home = small / "site/index.html"
    before = home.stat()
    spoil(home)
    if home.exists():
        os.utime(home, ns=(before.st_atime_ns, before.st_mtime_ns))

    build_site(small)
    assert made == [""]


def test_a_page_may_print_an_address_of_nothing(tmp_path: Path) -> None:
    nothing = SimpleNamespace(declarations=[], names=[])
    work: Any = SimpleNamespace(root=tmp_path, extracts=nothing, facts=Facts(Small()), drawings={})

    assert list(Shelf(work)._shown("Write `[22%](fact:EXTRACT.COLUMN)`.", "")) == []


def test_a_link_to_an_anchor_that_goes_is_found_on_a_page_that_is_kept(small: Path, made: list[str]) -> None:
    plain, ages = small / "docs/plain.md", small / "docs/ages.md"
    ages.write_text(f"{ages.read_text(encoding='utf-8')}\n## Older {{#older}}\n\nWords.\n", encoding="utf-8")
    plain.write_text(f"{plain.read_text(encoding='utf-8')}\nSee [who is older](ages.md#older).\n", encoding="utf-8")
    build_site(small)
    made.clear()
    _edit(small, "docs/ages.md", "{#older}", "{#oldest}")

    with pytest.raises(ProblemsFound, match=r"docs/plain\.md.*older"):
        build_site(small)
    assert "plain/" not in made
