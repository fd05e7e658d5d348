"""What the project says of its commands, what `make` does, and what runs for a pull request are the same."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
WORKFLOW: dict[Any, Any] = yaml.safe_load((ROOT / ".github/workflows/check.yml").read_text(encoding="utf-8"))
TARGETS = re.findall(r"^\.PHONY: (.+)$", MAKEFILE, re.MULTILINE)[0].split()
# YAML takes the word "on" for true.
TRIGGERS = WORKFLOW[True]
PUBLISHED = "github.event_name == 'push'"


def _runs(text: str) -> set[str]:
    """Name the targets given as code, in a line or a block, or after a hash or a colon."""
    return set(re.findall(r"(?:`|^|# |: |\()make ([a-z]+)", text, re.MULTILINE))


def test_every_target_is_declared_and_documented() -> None:
    assert sorted(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE)) == sorted(TARGETS)
    assert set(TARGETS) - _runs(README) == set()


def test_every_target_that_people_are_told_of_is_there() -> None:
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "Makefile", *(ROOT / "docs/about").glob("*.md")]

    assert _runs("\n".join(path.read_text(encoding="utf-8") for path in pages)) <= {*TARGETS}


def test_what_runs_elsewhere_is_what_the_readme_gives() -> None:
    commands = (ROOT / ".ci/run").read_text(encoding="utf-8").splitlines()
    run = [line for line in commands if line and not line.startswith(("#", "set ", "cd "))]

    assert run == ["make test", "make site"]
    assert all(f"\n{line} " in README for line in run)


def _steps(job: str) -> list[dict[str, Any]]:
    steps: list[dict[str, Any]] = WORKFLOW["jobs"][job]["steps"]
    return steps


def test_a_pull_request_runs_what_people_run() -> None:
    assert [step["run"] for step in _steps("words") if "run" in step] == [
        "make setup",
        ".venv/bin/smp check --format github",
        '.venv/bin/smp diff HEAD^1 --format markdown >> "$GITHUB_STEP_SUMMARY"',
        "make pdf check",
    ]
    assert _steps("code")[-1]["run"] == "make test"


def test_a_pull_request_tells_what_it_moves_since_the_branch_that_it_is_meant_for() -> None:
    """Its commit merges it into that branch, whose commit is the first one before."""
    (told,) = [step for step in _steps("words") if "smp diff" in step.get("run", "")]
    fetched = _steps("words")[0]["with"]

    assert told["if"] == "github.event_name == 'pull_request' && !cancelled()"
    assert fetched == {"fetch-depth": 2, "persist-credentials": False}
    assert WORKFLOW["jobs"]["words"]["permissions"] == {"contents": "read", "pages": "read"}


def test_only_what_passed_on_main_is_published() -> None:
    deploy = WORKFLOW["jobs"]["deploy"]

    assert TRIGGERS == {"pull_request": None, "push": {"branches": ["main"]}}
    assert (deploy["needs"], deploy["if"]) == (["words", "code"], PUBLISHED)
    assert [job for job, told in WORKFLOW["jobs"].items() if "write" in told["permissions"].values()] == ["deploy"]
    (kept,) = [step["with"]["name"] for step in _steps("words") if "upload" in step.get("uses", "")]
    assert kept == f"${{{{ {PUBLISHED} && 'github-pages' || 'site' }}}}"


def test_a_step_of_the_code_is_left_out_only_if_nothing_has_changed() -> None:
    conditions = [step.get("if") for step in _steps("code")]

    assert conditions == [None, None, *["steps.compare.outputs.code != 'false'"] * 2]
    assert "if" not in WORKFLOW["jobs"]["words"] | WORKFLOW["jobs"]["code"]


def test_every_job_has_a_time_limit_and_every_action_is_fixed() -> None:
    jobs = WORKFLOW["jobs"].values()
    actions = [step["uses"] for job in jobs for step in job["steps"] if "uses" in step]

    assert all(job["timeout-minutes"] <= 60 for job in jobs)
    assert all(re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", action) for action in actions)


def test_the_lock_files_hold_what_is_asked_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]
    asked = [*project["project"]["dependencies"], *groups["test"], *groups["build"]]

    further = {"pip": "setup", "ingest": "ingest", "spark": "spark"}
    wanted_by_file = {"requirements.lock": asked} | {
        f".ci/{name}.lock": groups[group] for name, group in further.items()
    }
    for file, wanted in wanted_by_file.items():
        locked = re.findall(r"^([\w.-]+==[\w.]+)", (ROOT / file).read_text(encoding="utf-8"), re.MULTILINE)
        assert {_as_locked(each) for each in wanted} <= {*locked}, file


def _as_locked(requirement: str) -> str:
    return re.sub(r"\[.*?\]", "", requirement).lower().replace("_", "-")


@pytest.fixture
def history(tmp_path: Path) -> Path:
    """Give a project of one commit."""
    (tmp_path / ".ci").mkdir()
    shutil.copy(ROOT / ".ci/code-changed", tmp_path / ".ci")
    for path in ("data/a.csv", "docs/index.md", "smp_metrics/cli.py", "docs/checks/a.py"):
        _write(tmp_path, path, "before")
    _git(tmp_path, "init", "--quiet", "--initial-branch=main")
    _commit(tmp_path)
    return tmp_path


def _write(project: Path, path: str, text: str) -> None:
    (project / path).parent.mkdir(parents=True, exist_ok=True)
    (project / path).write_text(text, encoding="utf-8")


def _git(project: Path, *arguments: str) -> str:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    command = ["git", "-C", str(project), *who, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def _commit(project: Path) -> str:
    _git(project, "add", "--all")
    _git(project, "commit", "--quiet", "--message", "Change")
    return _git(project, "rev-parse", "HEAD")


def _code_changed(project: Path, *since: str) -> str:
    command = [str(project / ".ci/code-changed"), *since]
    return subprocess.run(command, cwd="/", capture_output=True, text=True, check=True).stdout.strip()


@pytest.mark.parametrize(
    "path", ["data/a.csv", "data/new.yml", "data/LICENSE.md", "docs/index.md", "docs/plan/new/page.md", "CHANGELOG.md"]
)
def test_words_and_data_are_no_code(history: Path, path: str) -> None:
    passed = _git(history, "rev-parse", "HEAD")
    _write(history, path, "after")
    _commit(history)

    assert _code_changed(history, passed) == "code=false"


@pytest.mark.parametrize(
    "path",
    [
        "smp_metrics/cli.py",
        "docs/checks/a.py",
        "docs/assets/smp/smp.css",
        "docs/index.md.py",
        "data/a.py",
        "data/deeper/a.csv",
        "README.md",
        "Makefile",
        ".ci/code-changed.new",
        ".github/workflows/check.yml",
        "schemas/docs/index.md",
    ],
)
def test_everything_else_is_code_even_beside_words(history: Path, path: str) -> None:
    passed = _git(history, "rev-parse", "HEAD")
    _write(history, "docs/index.md", "after")
    _write(history, path, "after")
    _commit(history)

    assert _code_changed(history, passed) == "code=true"


def test_code_that_is_removed_or_becomes_a_page_has_changed(history: Path) -> None:
    passed = _git(history, "rev-parse", "HEAD")
    (history / "smp_metrics/cli.py").rename(history / "docs/cli.md")
    _commit(history)

    assert _code_changed(history, passed) == "code=true"


def test_code_of_a_commit_that_did_not_pass_is_not_forgotten(history: Path) -> None:
    passed = _git(history, "rev-parse", "HEAD")
    _write(history, "smp_metrics/cli.py", "broken")
    _commit(history)
    _write(history, "docs/index.md", "after")
    _commit(history)

    assert _code_changed(history, passed) == "code=true"
    assert _code_changed(history, _git(history, "rev-parse", "HEAD~1")) == "code=false"


@pytest.mark.parametrize("since", [(), ("",), ("0" * 40,), ("no such commit",)])
def test_where_nothing_is_known_to_have_passed_everything_has_changed(history: Path, since: tuple[str, ...]) -> None:
    assert _code_changed(history, *since) == "code=true"
