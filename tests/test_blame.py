"""A mistake in code is one problem, at the line of whoever wrote it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from smp_metrics.blame import blamed, blaming
from smp_metrics.cli import main
from smp_metrics.errors import Problem, ProblemsFound, SmpError
from tests.site.conftest import copy_project

ROOT = Path(__file__).resolve().parents[1]


def _blamed(code: str, file: str, path: str = "") -> Problem:
    try:
        exec(compile(code, str(ROOT / file), "exec"), {})
    except Exception as error:  # noqa: BLE001 - it may be any
        return blamed(error, path)
    raise AssertionError


def test_the_line_of_a_contributor_is_named_before_what_it_called() -> None:
    code = "\nfrom smp_metrics.facts.address import parse_address\nparse_address('nothing')\n"

    problem = _blamed(code, "schemas/shapes.py", "data/a.csv")
    assert (problem.path, problem.line) == ("schemas/shapes.py", 3)
    assert problem.found.startswith("FactError: ")


def test_where_no_contributor_wrote_a_line_the_file_is_named_or_else_the_engines_line() -> None:
    code = "1 / 0"

    assert _blamed(code, "smp_metrics/errors.py", "schemas/geography.py") == Problem(
        "schemas/geography.py", 0, 0, "the code has a mistake", "ZeroDivisionError: division by zero", "code that runs",
        "mend the line; SMP_TRACEBACK=1 shows how it was reached",
    )  # fmt: skip
    assert (_blamed(code, "smp_metrics/errors.py").path, _blamed(code, "smp_metrics/errors.py").line) == (
        "smp_metrics/errors.py",
        1,
    )
    assert _blamed(code, "/elsewhere.py").path == "tests/test_blame.py"
    assert blamed(KeyError()) == Problem("smp_metrics", 0, 0, "the code has a mistake", "KeyError", "code that runs",
        "mend the line; SMP_TRACEBACK=1 shows how it was reached",
    )  # fmt: skip


@pytest.mark.parametrize("code", ["import smp_metrics.no_more", "from smp_metrics.api.facts import no_more"])
def test_what_the_engine_has_no_more_is_told_with_the_place_that_stays(code: str) -> None:
    problem = _blamed(code, "schemas/shapes.py")

    assert (problem.path, problem.line) == ("schemas/shapes.py", 1)
    assert problem.remedy.startswith("import it from smp_metrics.api")


def test_a_mistake_of_syntax_is_named_where_it_stands() -> None:
    problem = _blamed(f"compile('a\\n(', {str(ROOT / 'schemas/geography.py')!r}, 'exec')", "smp_metrics/errors.py")

    assert (problem.path, problem.line, problem.found) == (
        "schemas/geography.py",
        2,
        "SyntaxError: '(' was never closed",
    )


def test_what_is_told_on_purpose_is_passed_on_and_the_rest_is_blamed() -> None:
    with pytest.raises(SmpError, match="on purpose"), blaming("schemas/shapes.py"):
        raise SmpError("on purpose")
    with pytest.raises(ProblemsFound, match="SmpError"), blaming("schemas/shapes.py", ProblemsFound):
        raise SmpError("for charts")
    with pytest.raises(ProblemsFound, match="ValueError"), blaming("schemas/shapes.py"):
        raise ValueError


def test_a_command_ends_with_the_problem_and_with_a_traceback_on_request(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr("smp_metrics.site.checking.check", fail)
    result = CliRunner().invoke(main, ["check", "--root", str(ROOT)], catch_exceptions=False)
    assert result.exit_code == 1
    assert "the code has a mistake\n    found:    RecursionError: too deep" in result.output
    monkeypatch.setenv("SMP_TRACEBACK", "1")
    with pytest.raises(RecursionError):
        CliRunner().invoke(main, ["check", "--root", str(ROOT)], catch_exceptions=False)


@pytest.mark.parametrize(
    ("spoilt", "line", "said"),
    [
        ("class AllCrimeByWard(", 0, "SyntaxError"),
        ("import nothing_of_that_name\n", 1, "ModuleNotFoundError"),
    ],
)
def test_a_mistake_in_a_contract_is_one_problem_of_its_line(tmp_path: Path, spoilt: str, line: int, said: str) -> None:
    project = copy_project(tmp_path / "project")
    copied = subprocess.run(["cp", "-r", "smp_metrics", str(project)], cwd=ROOT, check=True)
    assert copied.returncode == 0
    contract = project / "schemas/all_crime_by_ward.py"
    text = contract.read_text(encoding="utf-8")
    spoiled = spoilt + text if line else text.replace(spoilt, f"{spoilt}(")
    contract.write_text(spoiled, encoding="utf-8")

    run = subprocess.run(
        [sys.executable, "-m", "smp_metrics.cli", "check"], cwd=project, capture_output=True, text=True, check=False
    )
    assert (run.returncode, "Traceback" in run.stderr) == (1, False)
    assert run.stderr.startswith("schemas/all_crime_by_ward.py:")
    assert f"found:    {said}" in run.stderr
    assert run.stderr.endswith("\n1 problem(s)\n")
