"""What runs is what was hashed, whatever happens to the files meanwhile."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from smp_metrics.imports import code_key

ROOT = Path(__file__).resolve().parents[1]
CONTRACT = "schemas/youth_offences.py"
NAME = "youth_offences"
# Says whether the contract takes the extract, after doing what it is told to the contract.
PROGRAM = """
import sys
from pathlib import Path
from smp_metrics.errors import ProblemsFound
from smp_metrics.extracts import Extracts
from smp_metrics.imports import use

root, contract = Path.cwd(), Path("schemas/youth_offences.py")

def takes():
    try:
        Extracts(root).printed("youth_offences")
    except ProblemsFound:
        return False
    return True

exec(sys.argv[1])
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Give a copy of the code, with its bytecode, which only saves time, and with one extract."""
    for folder in ("smp_metrics", "schemas", "partnership"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    (tmp_path / "data").mkdir()
    for kind in ("csv", "yml"):
        shutil.copy(ROOT / f"data/{NAME}.{kind}", tmp_path / "data")
    return tmp_path


def run(project: Path, program: str) -> str:
    """Run a program with the project's own code, and give what it prints."""
    environment = {**os.environ, "PYTHONPATH": str(project), "PYTHONDONTWRITEBYTECODE": ""}
    command = [sys.executable, "-c", PROGRAM, program]
    done = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def stricter(project: Path) -> str:
    """Give the contract's text with a rule that the extract breaks, of the same length."""
    text = (project / CONTRACT).read_text(encoding="utf-8")
    assert "most=2_000" in text
    return text.replace("most=2_000", "most=0_000")


def test_a_contract_edited_while_it_is_in_use_is_obeyed_by_the_next_run(project: Path) -> None:
    lax, strict = (project / CONTRACT).read_text(encoding="utf-8"), stricter(project)
    edit = f"takes(); contract.write_text({strict!r}); (root / 'data/{NAME}.yml').open('a').write('# read again\\n')"

    assert run(project, f"{edit}; print(takes())") == "True"
    assert run(project, "print(takes())") == "False"
    (project / CONTRACT).write_text(lax, encoding="utf-8")
    assert run(project, "print(takes())") == "True"


def test_a_contract_edited_before_it_is_imported_does_not_run_under_the_hash_of_the_one_before(project: Path) -> None:
    lax, strict = (project / CONTRACT).read_text(encoding="utf-8"), stricter(project)
    (project / CONTRACT).write_text(strict, encoding="utf-8")

    assert run(project, f"use(root); contract.write_text({lax!r}); print(takes())") == "False"
    (project / CONTRACT).write_text(strict, encoding="utf-8")
    assert run(project, "print(takes())") == "False"


def test_a_contract_edited_with_size_and_time_kept_is_obeyed(project: Path) -> None:
    assert run(project, "print(takes())") == "True"
    before = (project / CONTRACT).stat()
    (project / CONTRACT).write_text(stricter(project), encoding="utf-8")
    os.utime(project / CONTRACT, ns=(before.st_atime_ns, before.st_mtime_ns))

    assert (project / CONTRACT).stat().st_size == before.st_size
    assert run(project, "print(takes())") == "False"


def test_a_module_that_was_not_there_at_the_start_is_not_imported(project: Path) -> None:
    attempt = "try: import schemas.new\nexcept ModuleNotFoundError as e: print(e.name)"
    program = f"takes(); Path('schemas/new.py').touch()\n{attempt}"

    assert run(project, program) == "schemas.new"


def test_bytecode_is_used_again(project: Path) -> None:
    shutil.rmtree(project / "schemas/__pycache__", ignore_errors=True)
    run(project, "takes()")
    bytecode = next((project / "schemas/__pycache__").glob(f"{NAME}.*.pyc"))
    before = bytecode.stat().st_mtime_ns
    run(project, "takes()")

    assert bytecode.stat().st_mtime_ns == before


@pytest.mark.parametrize(
    "path", ["schemas/shapes.py", "smp_metrics/errors.py", "smp_metrics/claims/text/exemptions.yml"]
)
def test_all_code_and_its_own_files_count(project: Path, path: str) -> None:
    program = "from smp_metrics.imports import code_key; takes(); print(code_key())"
    before = run(project, program)
    with (project / path).open("a", encoding="utf-8") as file:
        file.write("# changed\n")

    assert run(project, program) != before


def test_a_renamed_module_counts_as_changed(project: Path) -> None:
    program = "from smp_metrics.imports import code_key; takes(); print(code_key())"
    before = run(project, program)
    (project / "smp_metrics/tables/__init__.py").rename(project / "smp_metrics/tables/other.py")

    assert run(project, program) != before


@pytest.mark.parametrize("thing", ["version", "platform"])
def test_another_python_counts_as_other_code(thing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = code_key()
    monkeypatch.setattr(sys, thing, "another")

    assert code_key() != before


def test_a_package_counts_by_its_version_wherever_and_whenever_it_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folders to look in change within a process, as the one that counts on Spark adds its own."""
    keys, path = [code_key()], [*sys.path]
    for folder, version in (("one", "1.0"), ("other", "1.0"), ("third", "2.0")):
        (tmp_path / folder / f"mkdocs-{version}.dist-info").mkdir(parents=True)
        monkeypatch.setattr(sys, "path", [*path, str(tmp_path / folder)])
        keys.append(code_key())
    monkeypatch.setattr(sys, "path", path)

    assert keys[1] == keys[2]
    assert len({*keys}) == 3
    assert code_key() == keys[0]
