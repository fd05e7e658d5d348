"""What is generated is written when it is news, and goes when nothing makes it any longer."""

from __future__ import annotations

from pathlib import Path

import pytest

from smp_metrics.site.preparing import write_files
from smp_metrics.site.workshop import workshop

FOLDERS = ("data", "facts", "wards/")


def test_a_page_that_is_no_longer_made_goes_and_a_template_stays(tmp_path: Path) -> None:
    write_files(
        tmp_path, {"wards/fant.md": "# Fant\n", "wards/heath.md": "# Heath\n", "corrections.md": "# All\n"}, FOLDERS
    )
    (tmp_path / "wards/_ward.md").write_text("# {ward}\n", encoding="utf-8")
    (tmp_path / "index.md").write_text("# Home\n", encoding="utf-8")

    write_files(tmp_path, {"wards/fant.md": "# Fant\n", "data/fant.csv": b"a\n"}, FOLDERS)

    files = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file())
    assert files == ["corrections.md", "data/fant.csv", "index.md", "wards/_ward.md", "wards/fant.md"]


def test_a_file_that_says_the_same_is_not_written_again(tmp_path: Path) -> None:
    page = tmp_path / "corrections.md"
    write_files(tmp_path, {page.name: "# All\n"}, FOLDERS)
    before = page.stat().st_mtime_ns

    write_files(tmp_path, {page.name: "# All\n"}, FOLDERS)

    assert page.stat().st_mtime_ns == before


def test_pages_cannot_be_rendered_before_anything_is_prepared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("smp_metrics.site.workshop._at_hand", [])

    with pytest.raises(RuntimeError, match="smp build"):
        workshop()
