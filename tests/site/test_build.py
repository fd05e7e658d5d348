"""A build is whole or it is not at all."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from smp_metrics.errors import Problem, ProblemsFound
from smp_metrics.site import build
from smp_metrics.site.build import build_site

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


BREAKS = {
    "a contract": (_edit("data/asb_by_ward.csv", "Allington,2021,65", "Allington,2021,-65"), "data/asb_by_ward.csv:2"),
    "a claim": (_edit("docs/plan/crime.md", "[14,774](fact:", "[14,775](fact:"), "docs/plan/crime.md"),
    "a number without a fact": (_edit("docs/index.md", "# ", "# 17 wards, "), "docs/index.md:1"),
    "a chart that is unknown": (
        _edit("docs/plan/crime.md", "id: crime_by_ward\n", "id: crime_by_wart\n"),
        "docs/plan/crime.md",
    ),
    "a chart without words": (_edit("docs/plan/crime.md", "\nalt: ", "\nlat: "), "docs/plan/crime.md"),
    "a literate check": (
        _edit("docs/checks/wards_and_clusters.py", "# %%\n", "# %%\nassert 1 == 2, 'two is not one'\n"),
        "docs/checks/wards_and_clusters.py",
    ),
    "a link": (_edit("docs/index.md", "](plan/index.md)", "](plan/nowhere.md)"), "docs/index.md"),
    "a setting": (_edit("mkdocs.yml", "name: material", "name: marble"), "mkdocs.yml"),
    "a correction": (_edit("data/corrections.yml", "expect: 1172", "expect: 1173"), "data/corrections.yml"),
}


@pytest.mark.parametrize("name", BREAKS)
def test_what_is_broken_stops_the_build_and_leaves_the_last_good_site(built: Path, name: str) -> None:
    before = _bytes_of(built / "site")
    change, place = BREAKS[name]
    change(built)

    with pytest.raises(ProblemsFound) as caught:
        build_site(built)

    assert any(str(problem).startswith(place) for problem in caught.value.problems)
    assert _bytes_of(built / "site") == before


def test_a_site_that_is_not_proved_is_not_published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    problem = Problem("docs/index.md", 0, 0, "the page was not built")
    closed: list[bool] = []
    report = SimpleNamespace(documents=[])
    work = SimpleNamespace(root=tmp_path, report=report, late=SimpleNamespace(close=lambda: closed.append(True)))
    monkeypatch.setattr(build, "prepare", lambda _root: work)
    monkeypatch.setattr(build, "_run_mkdocs", lambda _work, staging, _shelf: staging.mkdir(parents=True))
    monkeypatch.setattr(build, "prove", lambda *_: [problem])

    with pytest.raises(ProblemsFound) as caught:
        build_site(tmp_path)

    assert caught.value.problems == [problem]
    assert closed == [True]
    assert not (tmp_path / "site").exists()


def test_every_problem_is_told_at_once(project: Path) -> None:
    for name in ("a claim", "a number without a fact", "a chart without words", "a literate check", "a correction"):
        BREAKS[name][0](project)

    with pytest.raises(ProblemsFound) as caught:
        build_site(project)

    paths = {problem.path for problem in caught.value.problems}
    assert paths >= {"docs/plan/crime.md", "docs/index.md", "docs/checks/wards_and_clusters.py", "data/corrections.yml"}


def test_the_same_project_builds_the_same_bytes(built: Path) -> None:
    first = _bytes_of(built / "site")
    shutil.rmtree(built / "build")

    build_site(built)

    assert _bytes_of(built / "site") == first


def test_a_page_and_a_cell_that_change_reach_the_site(built: Path) -> None:
    drawn = built / "site/assets/charts/crime_and_resident_shares.csv"
    before = drawn.read_bytes()
    _edit("docs/index.md", "# Is Maidstone getting safer", "# Is Maidstone getting safer for all")(built)
    _edit("data/ward_residents.csv", "7898", "7899")(built)

    build_site(built)

    assert "getting safer for all" in (built / "site/index.html").read_text(encoding="utf-8")
    assert "7899" in (built / "site/data/ward_residents.csv").read_text(encoding="utf-8")
    assert drawn.read_bytes() != before


def test_every_chart_can_be_downloaded_in_four_forms(built: Path) -> None:
    files = {path.name for path in (built / "site/assets/charts").iterdir() if path.stat().st_size}
    pages = "".join(page.read_text(encoding="utf-8") for page in (built / "site").rglob("*.html"))
    charts = set(re.findall(r'data-chart="(\w+)"', pages))
    assert len(charts) > 5
    assert files == {f"{name}.{kind}" for name in charts for kind in ("svg", "png", "csv", "json")}
    assert (built / "site/assets/smp/vega.js").stat().st_size > 100_000


def test_a_warm_build_loads_nothing_that_draws(built: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from smp_metrics.site.build import build_site; "
        f"build_site(Path({str(built)!r})); "
        "print([name for name in ('pandas', 'pandera', 'altair', 'vl_convert') if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert run.stdout.splitlines()[-1] == "[]"
