"""The command ``smp`` as a contributor meets it."""

from __future__ import annotations

import json
import os
import re
import socket
from pathlib import Path
from types import SimpleNamespace

import click
import pytest
from click.testing import CliRunner, Result

from smp_metrics.cli import main
from smp_metrics.errors import Problem, ProblemsFound, UsageError
from tests.site.conftest import copy_project

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a copy of the project that no test here changes for good."""
    return copy_project(tmp_path_factory.mktemp("cli") / "project")


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


def test_a_clean_check_says_what_it_checked(project: Path) -> None:
    result = _run("check", "--root", str(project))

    assert result.exit_code == 0
    assert re.fullmatch(
        r"clean: \d+ extracts, \d+ claims on \d+ pages, \d+ figures of the plan, \d+ charts and tables\n", result.output
    )


@pytest.mark.parametrize(("style", "told"), [("github", ""), ("json", "[]\n")])
def test_a_clean_check_tells_a_machine_that_there_is_nothing(project: Path, style: str, told: str) -> None:
    result = _run("check", "--root", str(project), "--format", style)

    assert (result.exit_code, result.output) == (0, told)


def _with_a_wrong_number(project: Path) -> tuple[Path, str]:
    page = project / "docs/index.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("[14,774](fact:", "[14,775](fact:", 1), encoding="utf-8")
    return page, text


def test_problems_are_told_as_text_annotations_or_json(project: Path) -> None:
    page, text = _with_a_wrong_number(project)
    line = next(
        number for number, words in enumerate(page.read_text(encoding="utf-8").splitlines(), 1) if "14,775" in words
    )
    try:
        told = {style: _run("check", "--root", str(project), "--format", style) for style in ("text", "github", "json")}
    finally:
        page.write_text(text, encoding="utf-8")

    assert {result.exit_code for result in told.values()} == {1}
    assert f"docs/index.md:{line}:" in told["text"].output
    assert "1 problem(s)" in told["text"].output
    assert told["github"].output.startswith(f"::error file=docs/index.md,line={line},col=")
    (problem,) = json.loads(told["json"].output)
    assert (problem["path"], problem["line"], problem["found"]) == ("docs/index.md", line, '"14,775"')


def test_what_a_contributor_typed_ends_no_annotation_and_begins_no_line(monkeypatch: pytest.MonkeyPatch) -> None:
    hostile = "docs/a,line=1::b\r\n::add-mask::100%\u2028.md"
    problem = Problem(hostile, 3, 1, "the page is spoiled\n::error::no", "\u202etxt")
    monkeypatch.setattr("smp_metrics.site.checking.check", lambda *_: SimpleNamespace(problems=[problem], stale=[]))

    annotated, told = (_run("check", "--root", str(ROOT), "--format", style).output for style in ("github", "text"))

    assert annotated.count("\n") == 1
    assert annotated.startswith(
        "::error file=docs/a%2Cline=1%3A%3Ab%0D%0A%3A%3Aadd-mask%3A%3A100%25\u2028.md,line=3,col=1,title"
    )
    assert not [line for line in told.splitlines() if line.lstrip().startswith("::")]
    assert "\u202e" not in told


def test_a_fact_is_explained_to_its_rows(project: Path) -> None:
    result = _run(
        "fact", "all_crime_by_ward.crimes.percent_change?ward=heath&from=2022&to=2023", "--root", str(project)
    )

    assert result.exit_code == 0
    assert "10.1535% (percent change)" in result.output
    assert "(933 − 847) ÷ 847 = 10.15%" in result.output
    assert re.search(r"data/all_crime_by_ward\.csv:\d+  Heath, 2023: 933", result.output)


def test_a_fact_that_is_a_name_is_explained_too(project: Path) -> None:
    result = _run("fact", "all_crime_by_ward.crimes.highest?year=2023", "--root", str(project))

    assert re.search(r"^  value +High Street$", result.output, re.MULTILINE)


def test_a_corrected_fact_names_its_correction(project: Path) -> None:
    result = _run("fact", "fact:vbc_by_cluster.crimes?cluster=6&year=2023", "--root", str(project))

    assert "vbc-clusters-6-and-7-exchanged" in result.output


def test_a_fact_that_should_not_be_relied_on_says_so(project: Path) -> None:
    disputed = _run("fact", "cas_by_cluster.crimes?cluster=7&year=2023", "--root", str(project)).output
    incomplete = _run("fact", "protection_warnings.warnings?kind=noise&year=2023", "--root", str(project)).output

    assert "  disputed    cas-cluster-7-counts: In table four," in disputed
    assert "    note      The count for 2023 lacks some" in incomplete
    assert "  disputed " not in incomplete


@pytest.mark.parametrize(
    ("ref", "said"),
    [
        ("all_crime_by_wart.crimes", "did you mean all_crime_by_ward"),
        ("all_crime_by_ward.crime", "it has ward, year, crimes"),
        ("all_crime_by_ward.crimes.totl", "did you mean total?"),
        ("all_crime_by_ward.crimes?ward=heeth", "there are heath"),
        ("all crimes", "is not the address of a fact"),
    ],
)
def test_a_wrong_address_is_misuse_and_says_what_is_near(project: Path, ref: str, said: str) -> None:
    result = _run("fact", ref, "--root", str(project))

    assert result.exit_code == 2
    assert said in " ".join(result.output.split())


def test_a_fact_of_broken_data_is_not_computed(project: Path) -> None:
    data = project / "data/all_crime_by_ward.csv"
    text = data.read_text(encoding="utf-8")
    data.write_text(text.replace("Bearsted,2023,217\n", "Bearsted,2023,many\n"), encoding="utf-8")
    try:
        result = _run("fact", "all_crime_by_ward.crimes?ward=heath&year=2023", "--root", str(project))
    finally:
        data.write_text(text, encoding="utf-8")

    assert result.exit_code == 1
    assert "data/all_crime_by_ward.csv:7" in result.output
    assert "933" not in result.output


def test_a_build_says_how_many_pages_are_ready(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("smp_metrics.site.build.build_site", lambda _root: 61)

    result = _run("build", "--root", str(project))

    assert (result.exit_code, result.output) == (0, "site/ is ready: 61 pages\n")


def test_a_build_that_fails_says_why_and_that_nothing_was_published(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_root: Path) -> int:
        raise ProblemsFound([Problem("docs/index.md", 3, 1, "the page is spoiled")])

    monkeypatch.setattr("smp_metrics.site.build.build_site", fail)

    result = _run("build", "--root", str(project))

    assert result.exit_code == 1
    assert "docs/index.md:3:1: the page is spoiled" in result.output
    assert result.output.endswith("nothing was published; site/ is as it was\n")


@pytest.mark.parametrize(("count", "said"), [(6, "6 PDFs"), (0, "0 PDFs: extra.pdf of mkdocs.yml names none")])
def test_printing_says_how_many_pdfs_there_are(
    project: Path, count: int, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("smp_metrics.site.printed.pdf.print_site", lambda _root: count)

    result = _run("pdf", "--root", str(project))

    assert (result.exit_code, result.output) == (0, f"site/ has {said}\n")


def test_printing_without_a_browser_is_misuse_that_says_what_to_do(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_root: Path) -> int:
        raise UsageError("there is no Chromium: run make browser")

    monkeypatch.setattr("smp_metrics.site.printed.pdf.print_site", fail)

    result = _run("pdf", "--root", str(project))

    assert result.exit_code == 2
    assert "there is no Chromium: run make browser" in result.output


def test_a_preview_is_of_the_project_and_where_it_is_wanted(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[dict[str, object]] = []
    monkeypatch.setattr("mkdocs.commands.serve.serve", lambda **options: asked.append(options))

    result = _run("serve", "--root", str(project), "--address", "127.0.0.1:9000")

    assert result.exit_code == 0
    assert [(each["config_file"], each["dev_addr"]) for each in asked] == [
        (str(project / "mkdocs.yml"), "127.0.0.1:9000")
    ]


@pytest.mark.parametrize("address", ["somewhere", "127.0.0.1:http", "127.0.0.1:99999", "::1"])
def test_a_preview_at_no_address_is_misuse(project: Path, address: str) -> None:
    result = _run("serve", "--root", str(project), "--address", address)

    assert result.exit_code == 2
    assert "127.0.0.1:8001" in result.output


def test_a_preview_at_a_busy_place_is_misuse_before_anything_is_built(project: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as busy:
        result = _run("serve", "--root", str(project), "--address", f"127.0.0.1:{busy.getsockname()[1]}")

    assert result.exit_code == 2
    assert "in use" in result.output
    assert "smp serve --address 127.0.0.1:8001" in " ".join(result.output.split())


def test_what_is_published_is_for_everyone_to_read(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def publish(root: Path) -> int:
        (root / "published").mkdir()
        (root / "published/index.html").touch()
        return 1

    monkeypatch.setattr("smp_metrics.site.build.build_site", publish)
    before = os.umask(0o077)
    try:
        result = _run("build", "--root", str(project))
    finally:
        os.umask(before)

    assert result.exit_code == 0
    assert (project / "published").stat().st_mode & 0o777 == 0o755
    assert (project / "published/index.html").stat().st_mode & 0o777 == 0o644


def test_fix_rewrites_a_moved_claim_and_shows_the_diff(project: Path) -> None:
    page, text = _with_a_wrong_number(project)
    try:
        looked = _run("fix", "--check", "--root", str(project))
        unchanged = page.read_text(encoding="utf-8")
        fixed = _run("fix", "--root", str(project))
        after = page.read_text(encoding="utf-8")
    finally:
        page.write_text(text, encoding="utf-8")

    assert (looked.exit_code, fixed.exit_code) == (1, 0)
    assert "14,775" in unchanged
    assert after == text
    assert "+" in fixed.output
    assert "[14,774](fact:" in fixed.output


def test_fix_names_a_sentence_that_a_number_cannot_mend(project: Path) -> None:
    page = project / "docs/plan/crime.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("[fell by 714]", "[rose by 714]", 1), encoding="utf-8")
    try:
        result = _run("fix", "--root", str(project))
        after = page.read_text(encoding="utf-8")
    finally:
        page.write_text(text, encoding="utf-8")

    assert result.exit_code == 1
    assert "left as it is" in result.output
    assert "[rose by 714]" in after


def test_a_folder_that_holds_no_project_is_misuse(tmp_path: Path) -> None:
    result = _run("check", "--root", str(tmp_path))

    assert result.exit_code == 2
    assert "holds no mkdocs.yml" in result.output


def test_every_command_is_documented() -> None:
    pages = [ROOT / "README.md", *(ROOT / "docs/about").glob("*.md")]
    words = "".join(page.read_text(encoding="utf-8") for page in pages)

    assert isinstance(main, click.Group)
    assert [name for name in main.commands if f"smp {name}" not in words] == []
    assert all(command.help for command in main.commands.values())
