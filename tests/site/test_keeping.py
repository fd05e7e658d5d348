"""A page is kept from one build to the next only while it would come out the same."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from smp_metrics.errors import ProblemsFound
from smp_metrics.facts import Facts
from smp_metrics.site.build import build_site
from smp_metrics.site.keeping import Shelf
from tests.facts.small import Small

# What is edited, what it says, what it says then, and the page and words in which that must show.
EDITS = {
    "a setting": ("mkdocs.yml", "site_name: Safer", "site_name: Safest", "about", "Safest Maidstone"),
    "a template": ("smp_metrics/site/theme/partials/copyright.html", ">Corrections<", ">Mended<", "about", ">Mended<"),
    "front matter": (
        "docs/about/contribute.md",
        "# ",
        "---\ntitle: Please help\n---\n\n# ",
        "about/contribute",
        "Please help",
    ),
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
KEEPS_NOTHING = ("a setting", "a template", "front matter")


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


def _edit(project: Path, name: str) -> None:
    path, before, after, *_ = EDITS[name]
    text = (project / path).read_text(encoding="utf-8")
    assert before in text, f"{path} no longer says {before}"
    (project / path).write_text(text.replace(before, after, 1), encoding="utf-8")


def _digests(site: Path) -> dict[str, str]:
    files = (path for path in sorted(site.rglob("*")) if path.is_file())
    return {path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_every_edit_reaches_the_site_as_if_nothing_had_been_kept(project: Path, made: list[str]) -> None:
    pages = build_site(project)

    for name, (_, _, _, page, words) in EDITS.items():
        made.clear()
        _edit(project, name)
        build_site(project)
        assert words in (project / "site" / page / "index.html").read_text(encoding="utf-8"), name
        assert (len(made) >= pages - 1) == (name in KEEPS_NOTHING), f"{name}: {len(made)} of {pages} pages were made"

    home = project / "site/index.html"
    before = home.stat()
    for spoil in (lambda: home.write_bytes(b"X" * before.st_size), home.unlink):
        made.clear()
        spoil()
        if home.exists():
            os.utime(home, ns=(before.st_atime_ns, before.st_mtime_ns))
        build_site(project)
        assert made == [""]

    kept = _digests(project / "site")
    (project / "build/pages/pages.json").unlink()
    build_site(project)
    assert _digests(project / "site") == kept


def test_a_page_may_print_an_address_of_nothing(tmp_path: Path) -> None:
    nothing = SimpleNamespace(declarations=[], names=[])
    work: Any = SimpleNamespace(root=tmp_path, extracts=nothing, facts=Facts(Small()), drawings={})

    assert list(Shelf(work)._shown("Write `[22%](fact:EXTRACT.COLUMN)`.")) == []


def test_a_link_to_an_anchor_that_goes_is_found_on_a_page_that_is_kept(project: Path) -> None:
    other = project / "docs/about/contribute.md"
    other.write_text(
        f"{other.read_text(encoding='utf-8')}\nSee [what to do](../plan/crime.md#p16).\n", encoding="utf-8"
    )
    build_site(project)
    crime = project / "docs/plan/crime.md"
    crime.write_text(crime.read_text(encoding="utf-8").replace("{#p16}", "{#p16b}"), encoding="utf-8")

    with pytest.raises(ProblemsFound, match="p16"):
        build_site(project)
