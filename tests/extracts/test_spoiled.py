"""Spoiled files of data: each is reported where it is, with what was found, what was expected and what to do."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smp_metrics.errors import Problem, ProblemsFound
from smp_metrics.extracts.contracts import columns_of, contract_of
from smp_metrics.extracts.loading import load_extract
from smp_metrics.extracts.reading import as_saved_plainly, fitting_rows, read_table
from tests.extracts.spoiling import CSV, MESSAGES, SIDECAR, SPOILED, cell, check, messages, put, spoil

ROOT = Path(__file__).resolve().parents[2]
TOLD = dict(section.split("\n\n", 1) for section in MESSAGES.read_text(encoding="utf-8").split("### ")[1:])


def test_every_way_of_spoiling_a_file_has_its_message_on_record() -> None:
    assert list(TOLD) == list(SPOILED)


@pytest.mark.parametrize("name", SPOILED)
def test_a_spoiled_file_is_told_as_recorded(bare: Path, name: str) -> None:
    assert messages(bare, name).rstrip("\n") == TOLD[name].rstrip("\n")


@pytest.mark.parametrize("name", TOLD)
def test_a_recorded_message_names_the_file_and_says_what_was_found_and_what_to_do(name: str) -> None:
    path = SPOILED[name][0]
    problems = re.findall(r"^(?!    |\d+ problem)(\S.*)", TOLD[name], re.MULTILINE)

    assert problems
    assert all(problem.startswith(path) for problem in problems)
    assert TOLD[name].count("    to do:    ") == len(problems)
    assert "Traceback" not in TOLD[name]


def test_a_spoiled_file_ends_the_command_with_1(project: Path) -> None:
    spoil(project, CSV, cell("n/a"))

    assert check(project).exit_code == 1


def test_a_file_without_a_line_end_at_its_end_is_whole(project: Path) -> None:
    spoil(project, CSV, bytes.rstrip)

    assert check(project).exit_code == 0


def test_a_file_as_excel_saves_it_is_whole_and_published_as_any_other(bare: Path) -> None:
    plain = (bare / CSV).read_bytes()
    saved = b"\xef\xbb\xbf" + plain.replace(b"\n", b"\r\n")

    assert read_table(CSV, saved) == read_table(CSV, plain)
    assert as_saved_plainly(saved) == plain == as_saved_plainly(plain)


SOURCE = '"Strategic Assessment 2024/25 and Partnership Plan Update, appendix 2, table one"'


def test_all_that_is_spoiled_is_listed_at_once(project: Path) -> None:
    spoil(project, CSV, cell("n/a"))
    spoil(project, CSV, put("Heath,2023,933\n", "Heath,2023,9,33\n"))
    spoil(project, SIDECAR, put("source: ", "sauce: "))
    spoil(project, "data/asb_by_ward.csv", lambda _: None)
    spoil(project, "data/corrections.yml", put("- id: four-ps\n", "- id: four ps\n"))

    told = check(project).output
    assert [line.split(": ")[0] for line in told.splitlines() if line.startswith("data/")] == [
        "data/all_crime_by_ward.csv:7, column crimes",
        "data/all_crime_by_ward.csv:29",
        "data/all_crime_by_ward.yml:1",
        f"data/all_crime_by_ward.yml:{_line(project, SIDECAR, 'sauce: ' + SOURCE)}",
        "data/asb_by_ward.csv",
        f"data/corrections.yml:{_line(project, 'data/corrections.yml', '- id: four ps')}",
    ]
    assert told.endswith("\n6 problem(s)\n")


def _line(project: Path, path: str, text: str) -> int:
    return (project / path).read_text(encoding="utf-8").split("\n").index(text) + 1


def test_two_cells_of_one_row_are_both_listed(project: Path) -> None:
    spoil(project, CSV, put("Heath,2023,933\n", "Heath,23x,93x\n"))

    assert [(problem.line, problem.field) for problem in _problems(project)] == [(29, "year"), (29, "crimes")]


def test_a_record_over_two_lines_is_found_where_it_starts(project: Path) -> None:
    before = "Place among Kent districts by number"
    lines = (project / "data/stated_figures.csv").read_text(encoding="utf-8").splitlines()
    (start,) = (number for number, line in enumerate(lines, 1) if before in line)
    spoil(project, "data/stated_figures.csv", put(before, before.replace(" ", "\n", 1)))

    (problem,) = _problems(project, "stated_figures")
    assert (problem.line, problem.field, problem.message) == (
        start,
        "says",
        "the cell holds more than one plain line of text",
    )


def _problems(project: Path, name: str = "all_crime_by_ward") -> list[Problem]:
    with pytest.raises(ProblemsFound) as found:
        load_extract(project, name)
    return found.value.problems


def test_a_row_lost_that_cannot_be_named_is_told_by_the_rows_that_are_left(project: Path) -> None:
    path = project / "data/safer_streets_projects.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(lines[:-1]), encoding="utf-8")

    (problem,) = _problems(project, "safer_streets_projects")
    assert (problem.found, problem.expected) == ("11 rows that break it together", "There are twelve projects")


def test_a_file_without_a_contract_is_refused(project: Path) -> None:
    (project / "data/extra.csv").write_text("a,b\n1,2\n", encoding="utf-8")

    told = check(project).output
    assert "data/extra.csv: the extract has no contract" in told
    assert "write schemas/extra.py and list it in schemas/__init__.py, or move the file out of data/" in told


def test_a_sidecar_without_an_extract_is_refused(project: Path) -> None:
    (project / "data/extra.yml").write_text("title: Extra\n", encoding="utf-8")

    assert "data/extra.yml: the sidecar has no extract" in check(project).output


def test_an_extract_whose_files_are_all_gone_is_missed(project: Path) -> None:
    for path in ("data/ward_hexes.csv", "data/ward_hexes.yml"):
        spoil(project, path, lambda _: None)

    assert "data/ward_hexes.csv: the extract is missing" in check(project).output


SAID: dict[str, tuple[str, str, str]] = {
    "a title that is a list": ('title: "All crime by ward"', "title: [a]", "title: it is a list"),
    "a title that is a mapping": ('title: "All crime by ward"', "title: {a: b}", "title: it is a mapping"),
    "an empty title": ('title: "All crime by ward"', 'title: ""', "title: the text is empty"),
    "a title of spaces": ('title: "All crime by ward"', 'title: "  "', "title: the text is empty"),
    "no title": ('title: "All crime by ward"', "title:", "title: it is empty"),
    "YAML's own boolean": ('title: "All crime by ward"', "title: No", "title: YAML reads it as true or false"),
    "a title that is a number": ('title: "All crime by ward"', "title: 5", "title: it is a number"),
    "a title cut at a #": ('title: "All crime by ward"', "title: Crime #5 # 6", "the text ends at a #"),
    "a long title": ('title: "All crime by ward"', f"title: {'a' * 201}", "title: the text is too long"),
    "an empty publisher": ("publisher: Safer Maidstone Partnership", "publisher: ", "publisher: it is empty"),
    "a publisher that is a list": ("publisher: Safer Maidstone Partnership", "publisher: [a]", "publisher: it is a"),
    "a licence that is a list": (
        'licence: "Open Government Licence v3.0"',
        "licence: [a]",
        "licence: it is a list",
    ),
    "paragraphs in a word": ("paragraphs: [22]", "paragraphs: many", "paragraphs: it is no list"),
    "a paragraph that is none": ("paragraphs: [22]", "paragraphs: [a]", "paragraphs.1: the value is no number"),
    "a paragraph below one": (
        "paragraphs: [22]",
        "paragraphs: [-1]",
        "paragraphs.1: the number is too small or too large",
    ),
    "a word for no": ("sensitive: false", "sensitive: never", "sensitive: it is neither true nor false"),
    "an unknown key": ("sensitive: false", "sensitivity: false", "sensitivity: the key is not known"),
    "a key twice": ("sensitive: false", "sensitive: false\nunit: crimes", "the key stands twice"),
    "a tag": ("sensitive: false", "sensitive: !!bool maybe", "a tag is not read"),
}


@pytest.mark.parametrize("name", SAID)
def test_a_sidecar_that_says_nothing_readable_is_refused_at_its_line(project: Path, name: str) -> None:
    before, after, message = SAID[name]
    spoil(project, SIDECAR, put(before, after))
    line = _line(project, SIDECAR, after.split("\n")[-1])

    problems = _problems(project)
    assert {problem.path for problem in problems} == {SIDECAR}
    assert [problem for problem in problems if problem.line == line and problem.message.startswith(message)]
    assert all(problem.remedy for problem in problems)


@pytest.mark.parametrize("name", ["a word for a missing count", "a missing file"])
def test_the_real_command_shows_problems_and_no_traceback(bare: Path, tmp_path: Path, name: str) -> None:
    project = shutil.copytree(bare, tmp_path / "project")
    spoil(project, *SPOILED[name])
    for folder in ("schemas", "partnership"):
        ignored = shutil.ignore_patterns("required.yml", "__pycache__")
        shutil.copytree(ROOT / folder, project / folder, dirs_exist_ok=True, ignore=ignored)
    command = [sys.executable, "-m", "smp_metrics.cli", "check", "--root", str(project)]

    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr.rstrip("\n") == TOLD[name].rstrip("\n")


TEXTS = st.text(st.sampled_from('Heath,2023\n"=;\r\t ¼'), max_size=40).map(str.encode)
CONTENTS = st.one_of(st.binary(max_size=60), TEXTS, TEXTS.map(lambda text: b"ward,year,crimes\n" + text))


@given(CONTENTS)
def test_any_bytes_are_read_or_reported(content: bytes) -> None:
    table, problems = read_table(CSV, content)

    assert table or problems
    if table:
        rows, misfits = fitting_rows(CSV, table)
        assert all(len(row.cells) == len(table.header) for row in rows)
        assert bool(misfits) == (len(rows) < len(table.rows))
    assert all(problem.path == CSV and problem.remedy for problem in problems)


@settings(max_examples=50)
@given(CONTENTS)
def test_any_bytes_make_no_extract_and_no_exception_but_ours(spoilable: Path, content: bytes) -> None:
    (spoilable / CSV).write_bytes(content)

    with pytest.raises(ProblemsFound):
        load_extract(spoilable, "all_crime_by_ward")


@settings(max_examples=50)
@given(CONTENTS)
def test_any_bytes_as_a_sidecar_raise_no_exception_but_ours(spoilable: Path, content: bytes) -> None:
    (spoilable / SIDECAR).write_bytes(content)

    with pytest.raises(ProblemsFound):
        load_extract(spoilable, "all_crime_by_ward")


@pytest.fixture(scope="module")
def spoilable(checked: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a copy of the data that only the tests of any bytes change."""
    return shutil.copytree(checked, tmp_path_factory.mktemp("any") / "project")


def test_a_whole_file_is_read_as_its_contract_says(checked: Path) -> None:
    extract = load_extract(checked, "all_crime_by_ward")
    contract = contract_of("all_crime_by_ward")

    assert contract is not None
    assert extract.columns == columns_of(contract)
    assert extract.rows[5].values == {"ward": "Bearsted", "year": 2023, "crimes": 217}
    assert extract.rows[5].line == 7
