"""What is published is what was checked, whatever stands on disk by the time MkDocs reads."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from mkdocs.structure.files import get_files

from smp_metrics.errors import ProblemsFound
from smp_metrics.site.build import build_site
from smp_metrics.site.preparing import prepare
from smp_metrics.site.workshop import Workshop
from tests.site.small import shrink, write_small

Edit = Callable[[Path], object]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a small project."""
    shrink(monkeypatch)
    return write_small(tmp_path)


@pytest.fixture
def meanwhile(monkeypatch: pytest.MonkeyPatch) -> Callable[[Edit], None]:
    """Have an edit made between the check and MkDocs."""

    def arrange(edit: Edit) -> None:
        def prepared(root: Path) -> Workshop:
            work = prepare(root)
            edit(root)
            return work

        monkeypatch.setattr("smp_metrics.site.build.prepare", prepared)

    return arrange


def _put(name: str, before: str, after: str) -> Edit:
    def edit(root: Path) -> None:
        text = (root / name).read_text(encoding="utf-8")
        assert before in text
        (root / name).write_text(text.replace(before, after), encoding="utf-8")

    return edit


@pytest.mark.parametrize(
    ("edit", "published"),
    [
        (_put("docs/plain.md", "Words only", "There are 12,345"), "plain/index.html"),
        (_put("docs/data/youth_offences.csv", "2023,202", "2023,999"), "data/youth_offences.csv"),
        (_put("docs/data/youth_offences.md", "offences", "12,345"), "data/youth_offences/index.html"),
        (_put("data/youth_offences.csv", "2023,202", "2023,999"), "data/youth_offences.csv"),
        (lambda root: (root / "docs/plain.md").write_bytes(b"\xff"), "plain/index.html"),
    ],
    ids=["a page", "a download", "a page that was made", "an extract", "a page that is no text"],
)
def test_what_is_edited_after_the_check_is_published_as_it_was_checked(
    project: Path, meanwhile: Callable[[Edit], None], edit: Edit, published: str
) -> None:
    build_site(project)
    before = (project / "site" / published).read_bytes()
    meanwhile(edit)
    for folder in ("build", "site"):
        (project / folder).rename(project / f"{folder}-before")

    build_site(project)

    assert (project / "site" / published).read_bytes() == before


def test_a_page_that_comes_after_the_check_is_not_published(project: Path, meanwhile: Callable[[Edit], None]) -> None:
    meanwhile(lambda root: (root / "docs/late.md").write_text("There are 12,345.\n", encoding="utf-8"))

    with pytest.raises(ProblemsFound, match=r"docs/late\.md: 'late\.md' came while the site was built"):
        build_site(project)
    assert not (project / "site").exists()


def test_a_page_that_goes_after_the_check_is_missed(project: Path, meanwhile: Callable[[Edit], None]) -> None:
    meanwhile(lambda root: (root / "docs/plain.md").unlink())

    with pytest.raises(ProblemsFound, match=r"contains a link 'plain\.md', but the target is not found"):
        build_site(project)


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("mkdocs.yml", "site_name: Safer", "site_name: Saner"),
        ("theme/main.html", 'lang="en"', 'lang="fr"'),
        ("docs/assets/smp/site.css", "black", "white"),
    ],
)
def test_what_mkdocs_reads_itself_may_not_change_while_it_does(
    project: Path, monkeypatch: pytest.MonkeyPatch, name: str, before: str, after: str
) -> None:
    def found(*things: Any) -> Any:
        _put(name, before, after)(project)
        files = get_files(*things)
        _put(name, after, before)(project)
        return files

    monkeypatch.setattr("mkdocs.commands.build.get_files", found)

    with pytest.raises(ProblemsFound, match=f"{name}: the file was changed while the site was built"):
        build_site(project)
