"""A build is whole or it is not at all."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from smp_metrics.errors import Problem, ProblemsFound
from smp_metrics.site import build
from smp_metrics.site.build import build_site
from tests.site.small import shrink, write_small

Break = Callable[[Path], None]


def _bytes_of(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def _edit(name: str, before: str, after: str) -> Break:
    def change(project: Path) -> None:
        path = project / name
        text = path.read_text(encoding="utf-8")
        assert before in text, f"{name} no longer says {before}"
        path.write_text(text.replace(before, after, 1), encoding="utf-8")

    return change


# Of the small project, which is built in a part of a second, and of the real one.
BREAKS = {
    "a contract": (_edit("data/youth_offences.csv", "2017,132", "2017,-13"), "data/youth_offences.csv:2"),
    "a claim": (_edit("docs/index.md", "[202](fact:", "[203](fact:"), "docs/index.md"),
    "a number without a fact": (_edit("docs/plain.md", "# ", "# 17 wards, "), "docs/plain.md:1"),
    "a chart that is unknown": (_edit("docs/index.md", "id: youth_offences\n", "id: youth_offends\n"), "docs/index.md"),
    "a chart without words": (_edit("docs/index.md", "\nalt: ", "\nlat: "), "docs/index.md"),
    "a link": (_edit("docs/plain.md", "](ages.md)", "](nowhere.md)"), "docs/plain.md"),
    "a setting": (_edit("mkdocs.yml", "name: null", "name: marble"), "mkdocs.yml"),
}
REAL_BREAKS = {
    "data/asb_by_ward.csv:2": _edit("data/asb_by_ward.csv", "Allington,2021,65", "Allington,2021,-65"),
    "docs/plan/crime.md": _edit("docs/plan/crime.md", "[14,774](fact:", "[14,775](fact:"),
    "docs/index.md:1": _edit("docs/index.md", "# ", "# 17 wards, "),
    "docs/plan/town-centre.md": _edit("docs/plan/town-centre.md", "\nalt: ", "\nlat: "),
    "docs/checks/wards_and_clusters.py": _edit(
        "docs/checks/wards_and_clusters.py", "# %%\n", "# %%\nassert 1 == 2, 'two is not one'\n"
    ),
    "data/corrections.yml": _edit("data/corrections.yml", "expect: 1172", "expect: 1173"),
}


@pytest.mark.parametrize("name", BREAKS)
def test_what_is_broken_stops_the_build_and_leaves_the_last_good_site(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shrink(monkeypatch)
    project = write_small(tmp_path)
    build_site(project)
    before = _bytes_of(project / "site")
    change, place = BREAKS[name]
    change(project)

    with pytest.raises(ProblemsFound) as caught:
        build_site(project)

    assert any(str(problem).startswith(place) for problem in caught.value.problems)
    assert _bytes_of(project / "site") == before


def test_a_site_that_is_not_proved_is_not_published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    problem = Problem("docs/index.md", 0, 0, "the page was not built")
    closed: list[bool] = []
    report = SimpleNamespace(documents=[])
    work = SimpleNamespace(root=tmp_path, report=report, late=SimpleNamespace(close=lambda: closed.append(True)))
    monkeypatch.setattr(build, "prepare", lambda _root: work)
    monkeypatch.setattr(build, "render", lambda _work, staging, _shelf: staging.mkdir(parents=True))
    monkeypatch.setattr(build, "prove", lambda *_: [problem])

    with pytest.raises(ProblemsFound) as caught:
        build_site(tmp_path)

    assert caught.value.problems == [problem]
    assert closed == [True]
    assert not (tmp_path / "site").exists()


def test_every_problem_is_told_at_once_and_leaves_the_last_good_site(built: Path) -> None:
    before = _bytes_of(built / "site")
    for change in REAL_BREAKS.values():
        change(built)

    with pytest.raises(ProblemsFound) as caught:
        build_site(built)

    told = [str(problem) for problem in caught.value.problems]
    assert [place for place in REAL_BREAKS if not any(line.startswith(place) for line in told)] == []
    assert _bytes_of(built / "site") == before


def test_every_chart_can_be_downloaded_in_three_forms_and_has_a_page(built: Path) -> None:
    files = {path.name for path in (built / "site/assets/charts").iterdir() if path.stat().st_size}
    pages = "".join(page.read_text(encoding="utf-8") for page in (built / "site").rglob("*.html"))
    charts = set(re.findall(r'data-chart="(\w+)"', pages))
    assert len(charts) > 5
    assert files == {f"{name}.{kind}" for name in charts for kind in ("svg", "png", "csv")}
    assert {path.parent.name for path in (built / "site/charts").glob("*/index.html")} == charts


def test_a_warm_build_loads_nothing_that_draws(built: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from smp_metrics.site.build import build_site; "
        f"build_site(Path({str(built)!r})); "
        "print([name for name in ('pandas', 'pandera', 'altair', 'vl_convert') if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert run.stdout.splitlines()[-1] == "[]"
