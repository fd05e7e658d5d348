"""Literate checks run apart from what judges them, on a copy of the data, and are remembered while nothing changes."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from IPython.core.interactiveshell import InteractiveShell

from smp_metrics import checks
from smp_metrics.charts import Renderer
from smp_metrics.claims.text.document import Document
from smp_metrics.errors import Problem
from smp_metrics.extracts import Extracts
from smp_metrics.facts import Facts
from smp_metrics.imports import HOME, code_key
from smp_metrics.reconciliations import RECONCILIATIONS
from smp_metrics.site.checking import Report
from smp_metrics.site.notebook import literate, notebooks
from smp_metrics.site.notebook.check_pages import check_page
from smp_metrics.site.notebook.notebooks import Checks

Results = tuple[dict[str, str], list[Problem]]

# What a check may not do, each in a cell of its own script.
FORBIDDEN = {
    "write": "open('x', 'w')",
    "append": "open('data/youth_offences.csv', 'a')",
    "write_in_the_project": f"open({str(HOME / 'written')!r}, 'w')",
    "write_by_number": "import os; os.open('x', os.O_WRONLY | os.O_CREAT)",
    "remove": "import os; os.remove('data/youth_offences.csv')",
    "rename": "from pathlib import Path; Path('data').rename('other')",
    "make_a_folder": "import os; os.mkdir('x')",
    "link": "import os; os.symlink('data', 'x')",
    "truncate": "import os; os.truncate('data/youth_offences.csv', 0)",
    "change_rights": "import os; os.chmod('data', 0)",
    "remove_a_tree": "import shutil; shutil.rmtree('data')",
    "make_a_temporary_file": "import tempfile; tempfile.mkstemp(dir='.')",
    "run_a_program": "import subprocess; subprocess.run(['true'])",
    "run_a_shell": "import os; os.system('true')",
    "run_in_the_notebook": "!true",
    "become_two": "import os; os.fork()",
    "kill": "import os; os.kill(os.getppid(), 9)",
    "ask_the_network": "import socket; socket.create_connection(('127.0.0.1', 9))",
    "look_up_a_name": "import socket; socket.getaddrinfo('localhost', 80)",
    "call_c": "import ctypes; ctypes.CDLL(None)",
    "keep_a_database": "import sqlite3; sqlite3.connect('x')",
    "read_the_project": f"open({str(HOME / 'pyproject.toml')!r})",
    "read_a_page": f"from pathlib import Path; Path({str(HOME / 'docs/index.md')!r}).read_text()",
}
# What passes: what a check does to itself reaches no other, and the settings are always the same.
PASSING = {
    "a_forget_the_checks": "from smp_metrics.reconciliations import RECONCILIATIONS\nRECONCILIATIONS.clear()",
    "b_find_the_checks": "from smp_metrics.reconciliations import RECONCILIATIONS\nassert len(RECONCILIATIONS) > 5",
    "c_settings": "import os, sys\nassert __debug__\nassert sys.flags.utf8_mode\nassert hash('a') == hash('a')\n"
    "assert 'SECRET' not in os.environ\nassert os.environ['PYTHONHASHSEED'] == '0'",
    "d_say_something": "print('said')\n1 + 1",
    "e_forge": "import os\nos.write(1, b'[]')\nos.write(2, b'x')",
    "f_read_the_data": "from smp_metrics.checks import project\nassert len(project()['youth_offences'].rows) == 7",
}
PICTURE = """\
import pandas as pd
from smp_metrics.charts.pictures.bars import diverging_bars
from smp_metrics.charts.pictures.plot import Label
from smp_metrics.checks import show_picture
frame = pd.DataFrame({"place": ["Here", "There"], "gap": [1, -1]})
labels = {"place": Label("Place"), "gap": Label("Gap", signed=True)}
show_picture(frame, labels, diverging_bars(frame, labels, "place", "gap"), "The size of the gap", "One each way")
"""
FAILING = {
    "assert_nothing": "x = 1\n\nassert x == 2, 'one is not two'",
    "make_no_sense": "x = = 1",
    "go": "import os\nos._exit(0)",
}


def script(name: str, cell: str) -> Document:
    return Document(f"docs/checks/{name}.py", f"# %% [markdown]\n# # {name}\n\n# %%\n{cell}\n")


def run(root: Path, *scripts: Document) -> Results:
    extracts = Extracts(root)
    report = Report(extracts, Facts(extracts), list(scripts), [], [], [])
    renderer = Renderer()
    try:
        with Checks(root, report) as running:
            kept, problems = running.results(renderer)
    finally:
        renderer.close()
    return {Path(name).stem: str(content) for name, content in kept.items()}, problems


def _project(root: Path) -> Path:
    (root / "data").mkdir(parents=True)
    for kind in ("csv", "yml"):
        shutil.copy(HOME / f"data/youth_offences.{kind}", root / "data")
    return root


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return _project(tmp_path)


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Results]:
    """Run all of the scripts at once, in surroundings that would spoil them."""
    scripts = {**FORBIDDEN, **PASSING, **FAILING, "picture": PICTURE}
    with pytest.MonkeyPatch.context() as around:
        around.setenv("PYTHONOPTIMIZE", "2")
        around.setenv("PYTHONHASHSEED", "random")
        around.setenv("SECRET", "told to nobody")
        root = _project(tmp_path_factory.mktemp("checks"))
        yield run(root, *(script(name, cell) for name, cell in scripts.items()))
    assert not (root / "build/checks").exists()
    assert sorted(file.name for file in (root / "data").iterdir()) == ["youth_offences.csv", "youth_offences.yml"]


def _problem(results: Results, name: str) -> Problem:
    (problem,) = (each for each in results[1] if each.path == f"docs/checks/{name}.py")
    return problem


@pytest.mark.parametrize("name", FORBIDDEN)
def test_a_check_can_change_nothing_and_ask_nobody(results: Results, name: str) -> None:
    assert name not in results[0]
    assert "a literate check may not do this" in _problem(results, name).found
    assert not (HOME / "written").exists()


@pytest.mark.parametrize("name", PASSING)
def test_what_a_check_does_to_itself_reaches_no_other(results: Results, name: str) -> None:
    assert name in results[0]
    assert len(RECONCILIATIONS) > 5


def test_what_a_cell_says_and_gives_stands_in_the_page(results: Results) -> None:
    page = check_page(results[0]["d_say_something"])

    assert page.startswith("# d_say_something\n")
    assert "<pre>said\n</pre><pre>2</pre>" in page


def test_a_picture_is_drawn_by_the_build(results: Results) -> None:
    page = check_page(results[0]["picture"])

    assert "smp-picture" not in page
    assert '<title id="chart-the-size-of-the-gap-title">The size of the gap</title>' in page
    assert ">One each way</desc>" in page


def test_a_failing_cell_is_told_with_its_line_whatever_python_is_told_to_leave_out(results: Results) -> None:
    problem = _problem(results, "assert_nothing")

    assert (problem.line, problem.message) == (7, "a cell of a literate check failed")
    assert problem.found == "AssertionError: one is not two"
    assert "SyntaxError" in _problem(results, "make_no_sense").found


def test_a_check_that_ends_before_its_last_cell_fails(results: Results) -> None:
    assert _problem(results, "go").message == "the literate check could not be run to its end"
    assert _problem(results, "go").found == "it ended before its last cell"


def test_optimised_python_runs_the_same_checks(project: Path) -> None:
    program = (
        "from pathlib import Path\nfrom tests.site.test_notebooks import FAILING, run, script\n"
        f"print(run(Path({str(project)!r}), script('a', FAILING['assert_nothing']))[1][0].found)"
    )
    command = [sys.executable, "-OO", "-c", program]
    done = subprocess.run(command, cwd=HOME, capture_output=True, text=True, check=True)

    assert done.stdout == "AssertionError: one is not two\n"


def test_a_check_is_remembered_until_a_file_of_the_data_changes(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    check = script("a", "1 + 1")
    first = run(project, check)
    (project / "data/wholes.yml").write_text("[]\n", encoding="utf-8")
    assert run(project, check) == first

    monkeypatch.setattr(Checks, "_start", lambda *_: pytest.fail("was run again"))
    assert run(project, check) == first
    assert run(project) == ({}, [])
    for change in (
        lambda: (project / "data/wholes.yml").write_text("[ ]\n", encoding="utf-8"),
        (project / "data/wholes.yml").unlink,
    ):
        change()
        with pytest.raises(pytest.fail.Exception, match="was run again"):
            run(project, check)


def test_another_script_is_run(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(project, script("a", "1 + 1"))
    monkeypatch.setattr(Checks, "_start", lambda *_: pytest.fail("was run again"))

    with pytest.raises(pytest.fail.Exception, match="was run again"):
        run(project, script("a", "1 + 2"))


def test_checks_by_other_code_are_not_taken(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notebooks, "code_key", lambda: "edited since")
    kept, problems = run(project, script("a", "1 + 1"), script("b", "1 + 1"))

    assert kept == {}
    assert [problem.message for problem in problems] == ["the literate check could not be run to its end"] * 2


def test_what_runs_ends_with_a_build_that_is_killed(project: Path) -> None:
    program = (
        "import os, signal, time\nfrom pathlib import Path\nfrom smp_metrics.site.notebook import notebooks\n"
        "from tests.site.test_notebooks import *\n"
        "class Killed(Checks):\n    def results(self, renderer):\n"
        "        print(self._process.pid, flush=True)\n        time.sleep(8)\n        os.kill(os.getpid(), 9)\n"
        "import tests.site.test_notebooks as module\nmodule.Checks = Killed\n"
        f"run(Path({str(project)!r}), script('a', 'import time; time.sleep(600)'))"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=HOME, stdout=subprocess.PIPE, text=True, check=False)

    assert done.returncode == -signal.SIGKILL
    end = time.monotonic() + 120
    while _group_runs(int(done.stdout)) and time.monotonic() < end:
        time.sleep(0.1)
    assert not _group_runs(int(done.stdout))


def _group_runs(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.fixture
def shell(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """Run the other side in this process: give the folder in which it works."""
    monkeypatch.setattr(checks, "picture_of", checks.picture_of)
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    # Something that never says anything, as the build never does.
    reading, writing = os.pipe()
    with os.fdopen(reading) as stdin, os.fdopen(writing, "w"):
        monkeypatch.setattr(sys, "stdin", stdin)
        yield tmp_path
    InteractiveShell.clear_instance()


def test_the_other_side_answers_what_it_is_asked(shell: Path) -> None:
    request = {"project": str(HOME), "code": code_key(), "scripts": [["x = 1\nx", "x + 1"], ["1 / 0"], []]}
    (shell / literate.REQUEST).write_text(json.dumps(request), encoding="utf-8")
    literate.main()

    first, second, third = map(json.loads, json.loads((shell / literate.RESULT).read_text(encoding="utf-8")))
    assert [outputs[0]["data"] for outputs in first["outputs"]] == [{"text/plain": "1"}, {"text/plain": "2"}]
    assert second["failed"] == {"cell": 0, "line": 0, "error": "ZeroDivisionError: division by zero"}
    assert third == {"outputs": [], "failed": None}


def test_a_cell_shows_what_it_prints_and_gives(shell: Path) -> None:
    assert shell.exists()
    answer = literate.run(literate.new_shell(), ["print('said')\n1", "\n\n1 / 0", "never"])

    assert answer["outputs"][0][0]["text"] == "said\n"
    assert answer["failed"]["cell"] == 1
    assert literate.run(literate.new_shell(), ["1"])["failed"] is None
    assert checks.picture_of("name", {}, "title", "words").startswith("<!--smp-picture ")


@pytest.mark.parametrize(
    ("path", "flags", "allowed"),
    [
        ("/home/somebody/scratch/data/a.csv", os.O_RDONLY, True),
        ("/home/somebody/scratch/../secret", os.O_RDONLY, True),
        (b"/home/somebody/scratch/data/a.csv", os.O_RDONLY | os.O_CLOEXEC, True),
        (5, os.O_RDONLY, True),
        (5, os.O_WRONLY, False),
        ("/home/somebody/scratch/a", os.O_RDWR, False),
        ("/home/somebody/scratch/a", os.O_RDONLY | os.O_TRUNC, False),
        (str(HOME / "schemas/shapes.py"), os.O_RDONLY, False),
        (str(HOME / "data/../docs/index.md"), os.O_RDONLY, False),
        ("/etc/localtime", os.O_RDONLY, True),
    ],
)
def test_a_check_reads_what_it_is_given(path: object, flags: int, *, allowed: bool) -> None:
    assert literate.may_open(path, flags, ("/home/somebody/scratch",)) == allowed
