"""The same project gives the same catalogue, and nothing is worked out twice."""

import subprocess
import sys
from pathlib import Path

import pytest

from smp_metrics import catalogue
from smp_metrics.catalogue import pages
from smp_metrics.catalogue.release import Release, latest_release
from smp_metrics.extracts import Extracts
from tests.catalogue.support import PARAGRAPHS, Files, metadata, page

ROOT = Path(__file__).parents[2]
WARM = """
import sys
import tests
from pathlib import Path
from smp_metrics.catalogue import pages
from smp_metrics.extracts import Extracts
assert pages(Extracts(Path(sys.argv[1])), {("2024-25", number): f"plan/crime.md#p{number}" for number in (14, 15, 16)})
print([name for name in ("pandas", "pandera") if name in sys.modules])
"""


def test_the_same_project_elsewhere_gives_the_same_bytes(
    project: Path, files: Files, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "copy"
    (project / "build").rename(elsewhere.parent / "build-of-the-first")
    project.rename(elsewhere)
    assert pages(Extracts(elsewhere), PARAGRAPHS) == files


def test_what_is_remembered_is_what_was_written(project: Path, files: Files) -> None:
    again = pages(Extracts(project), PARAGRAPHS)
    assert again == files
    assert {path: type(content) for path, content in again.items()} == {p: type(c) for p, c in files.items()}


def test_a_second_time_nothing_is_written_anew(project: Path, files: Files, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "_write", lambda *_: pytest.fail("the catalogue was written again"))
    assert pages(Extracts(project), PARAGRAPHS) == files


def test_a_warm_build_loads_no_contracts(project: Path, files: Files) -> None:
    assert files
    run = subprocess.run(
        [sys.executable, "-c", WARM, str(project)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"


def test_a_changed_cell_is_seen(project: Path, files: Files) -> None:
    assert "565,877" in page(files, "data/stated_figures.md")
    path = project / "data/stated_figures.csv"
    path.write_text(path.read_text().replace("565877", "565878"))
    assert "565,878" in page(pages(Extracts(project), PARAGRAPHS), "data/stated_figures.md")


def test_a_dropped_extract_is_gone(project: Path, files: Files) -> None:
    assert "data/stated_figures.md" in files
    (project / "data/stated_figures.csv").unlink()
    assert "data/stated_figures.md" not in pages(Extracts(project), PARAGRAPHS)


def test_a_new_release_is_seen(project: Path, files: Files) -> None:
    assert files
    (project / "CHANGELOG.md").write_text("# Changelog\n\n## [2.0.0] - 2026-12-01\n")
    assert metadata(pages(Extracts(project), PARAGRAPHS), "data/datapackage.json")["version"] == "2.0.0"


def test_a_paragraph_that_moves_is_seen(project: Path, files: Files) -> None:
    assert files
    moved = {**PARAGRAPHS, ("2024-25", 14): "plan/disorder.md#p14"}
    assert "../plan/disorder.md#p14" in page(pages(Extracts(project), moved), "data/cluster_totals.md")


@pytest.mark.parametrize(
    ("text", "release"),
    [
        ("## 1.2.0 - 2026-11-20\n\n## 1.1.0 - 2026-10-01\n", Release("1.2.0", "2026-11-20")),
        ("## [1.2.0], 2026-11-20\n", Release("1.2.0", "2026-11-20")),
        ("## v1.2.0 (2026-11-20)\n", Release("1.2.0", "2026-11-20")),
        ("## Not released yet\n", None),
        ("## 1.2.0\n\n## 1.1.0 - 2026-10-01\n", Release("1.1.0", "2026-10-01")),
    ],
)
def test_the_latest_release_is_the_first_with_a_day(tmp_path: Path, text: str, release: Release | None) -> None:
    (tmp_path / "CHANGELOG.md").write_text(f"# Changelog\n\n{text}")
    assert latest_release(tmp_path) == release


def test_a_project_without_a_changelog_has_no_release(tmp_path: Path) -> None:
    assert latest_release(tmp_path) is None
