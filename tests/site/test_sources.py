"""Which files are read as pages, and what a site must have."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.utils import markdown_extensions

from smp_metrics.claims.text.document import Document
from smp_metrics.claims.unbound_words.unbound import unbound
from smp_metrics.site.checking import check
from smp_metrics.site.written.sources import PAGES, documents, sidecars

ROOT = Path(__file__).resolve().parents[2]


def test_every_ending_that_mkdocs_takes_for_a_page_is_read() -> None:
    assert set(PAGES) == set(markdown_extensions)


@pytest.mark.parametrize("name", ["about/a.markdown", "assets/a.md"])
def test_a_page_is_read_wherever_it_stands(tmp_path: Path, name: str) -> None:
    page = tmp_path / "docs" / name
    page.parent.mkdir(parents=True)
    page.write_text("12 wards")

    assert [document.path for document in documents(tmp_path)] == [f"docs/{name}"]


def test_a_folder_or_a_broken_link_is_no_page(tmp_path: Path) -> None:
    (tmp_path / "docs" / "a.md").mkdir(parents=True)
    (tmp_path / "docs" / "b.md").symlink_to(tmp_path / "nowhere")

    assert documents(tmp_path) == []


def test_a_site_without_pages_is_refused(tmp_path: Path) -> None:
    messages = [problem.message for problem in check(tmp_path).problems]

    assert "the site has no page" in messages


def test_a_notebook_without_its_script_is_refused_and_a_page_where_its_own_will_be(tmp_path: Path) -> None:
    (tmp_path / "docs" / "checks").mkdir(parents=True)
    for name in ("index.md", "a.ipynb", "b.ipynb", "b.md", "b.py"):
        (tmp_path / "docs" / "checks" / name).write_text("")

    found = {(problem.path, problem.message) for problem in check(tmp_path).problems if "script" in problem.message}

    assert found == {
        ("docs/checks/a.ipynb", "the notebook has no script"),
        ("docs/checks/b.md", "a script makes a page of the same address"),
    }


def test_the_words_of_a_sidecar_are_checked_like_a_page() -> None:
    (sidecar,) = [each for each in sidecars(ROOT) if each.path == "data/youth_offenders_by_age.yml"]
    spoiled = Document(sidecar.path, sidecar.text.replace("in years", "in two years"))

    assert unbound(sidecar) == []
    assert [problem.found for problem in unbound(spoiled)] == ['"two"']
    assert "[at least 8](fact:" in sidecar.text


def test_every_extract_has_its_sidecar_read() -> None:
    assert {Path(each.path).stem for each in sidecars(ROOT)} == {path.stem for path in (ROOT / "data").glob("*.csv")}


def test_what_data_is_wanted_is_read_once_and_as_a_declaration() -> None:
    assert "data/wanted.yml" not in {each.path for each in sidecars(ROOT)}
