"""Give the literate checks as notebooks: percent scripts whose failing cell fails the build.

They run in a process of their own, on a copy of the data, beside other work. A result is remembered until the script,
the data, the code or a version changes: nothing less keeps it true.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from base64 import b64decode
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, Self

from smp_metrics.charts import Renderer
from smp_metrics.charts.drawing import titled
from smp_metrics.claims.text.document import Document
from smp_metrics.claims.text.masking import PERCENT_CELL
from smp_metrics.errors import Problem
from smp_metrics.extracts.memo import Memo, fingerprint
from smp_metrics.files import read_bytes
from smp_metrics.imports import HOME, code_key, project
from smp_metrics.site.checking import Report
from smp_metrics.site.notebook.check_pages import check_outputs
from smp_metrics.site.notebook.literate import REQUEST, RESULT

PICTURE = re.compile("<!--smp-picture ([A-Za-z0-9+/=]+)-->")
REMEDY = "mend the data or the cell; a check that fails stops the build"


class Checks:
    """The literate checks of one build, of which those that are not remembered run from now on."""

    def __init__(self, root: Path, report: Report) -> None:
        self._memo = Memo(root / "build" / "notebooks")
        self._scratch = root / "build" / "checks"
        scripts = [document for document in report.documents if document.path.endswith(".py")]
        data = data_of(root) if scripts else {}
        print_of_data = fingerprint(*(part for path, content in data.items() for part in (path, content)))
        self._keys = {script: fingerprint(script.text, print_of_data) for script in scripts}
        kept = {script: self._memo.get(Path(script.path).stem, key) for script, key in self._keys.items()}
        self._kept: dict[Document, str] = {script: content for script, content in kept.items() if content is not None}
        self._missing = [script for script in scripts if script not in self._kept]
        self._process = self._start(root, data) if self._missing else None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """End what still runs."""
        if self._process is not None and self._process.stdin is not None:  # pragma: no branch - it has one
            self._process.stdin.close()
            self._process.wait()
        shutil.rmtree(self._scratch, ignore_errors=True)

    def _start(self, root: Path, data: dict[str, bytes]) -> subprocess.Popen[bytes]:
        shutil.rmtree(self._scratch, ignore_errors=True)
        # What was read of the data is handed over too: it says itself whether it is still good.
        with suppress(FileNotFoundError):
            shutil.copytree(root / "build" / "extracts", self._scratch / "build" / "extracts")
        for path, content in data.items():
            (self._scratch / path).parent.mkdir(parents=True, exist_ok=True)
            (self._scratch / path).write_bytes(content)
        (self._scratch / "mkdocs.yml").touch()
        request = {
            "project": str(project() or root),
            "code": code_key(),
            "scripts": [_code_cells(script) for script in self._missing],
        }
        (self._scratch / REQUEST).write_text(json.dumps(request), encoding="utf-8")
        command = [sys.executable, "-s", "-P", "-m", "smp_metrics.site.notebook.literate"]
        with (self._scratch / "errors.txt").open("wb") as errors:
            # It ends when its standard input does: with this process, however that ends.
            return subprocess.Popen(  # noqa: S603
                command,
                cwd=self._scratch,
                env=environment(self._scratch),
                stdin=subprocess.PIPE,
                stdout=errors,
                stderr=errors,
                start_new_session=True,
            )

    def results(self, renderer: Renderer) -> tuple[dict[str, str | bytes], list[Problem]]:
        """Wait for each check, and give it as a notebook with its results, or what is wrong with it."""
        problems: list[Problem] = []
        for script, answer in zip(self._missing, self._answers(), strict=True):
            if isinstance(answer, Problem):
                problems.append(answer)
                continue
            content = _notebook(script, answer["outputs"], renderer)
            self._memo.put(Path(script.path).stem, self._keys[script], content)
            self._kept[script] = content
        self._memo.drop_others([Path(script.path).stem for script in self._keys])
        problems += [problem for script, content in self._kept.items() for problem in check_outputs(script, content)]
        names = {script: Path(script.path).relative_to("docs").with_suffix(".ipynb") for script in self._kept}
        return {str(names[script]): content for script, content in self._kept.items()}, problems

    def _answers(self) -> list[dict[str, Any] | Problem]:
        if self._process is None:
            return []
        self._process.wait()
        try:
            answers = json.loads((self._scratch / RESULT).read_bytes())
        except FileNotFoundError:
            said = (self._scratch / "errors.txt").read_text(encoding="utf-8", errors="replace").strip()
            return [_stopped(script, said.rpartition("\n")[2]) for script in self._missing]
        return [_judged(script, answer) for script, answer in zip(self._missing, answers, strict=True)]


def data_of(root: Path) -> dict[str, bytes]:
    """Give every file of the data, by its path: all that a check can read of a project."""
    files = sorted(file for file in (root / "data").rglob("*") if file.is_file())
    paths = [file.relative_to(root).as_posix() for file in files]
    return {path: read_bytes(root, path) for path in paths}


def environment(scratch: Path) -> dict[str, str]:
    """Give the settings under which checks run, whatever this process was started with."""
    threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    python = {"PYTHONHASHSEED": "0", "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    # The same packages, wherever they were found.
    paths = os.pathsep.join(dict.fromkeys([str(HOME), *(path for path in sys.path if Path(path).is_absolute())]))
    home = {"HOME": str(scratch), "IPYTHONDIR": str(scratch / "ipython"), "TMPDIR": str(scratch)}
    return {"PATH": os.defpath, "LANG": "C.UTF-8", "TZ": "UTC", "PYTHONPATH": paths, **python, **threads, **home}


def _code_cells(script: Document) -> list[str]:
    return [cell["body"].strip() for cell in PERCENT_CELL.finditer(script.text) if "[markdown]" not in cell["kind"]]


def _judged(script: Document, text: str) -> dict[str, Any] | Problem:
    """Take an answer, or tell what a check that failed says."""
    if not text:
        return _stopped(script, "it ended before its last cell")
    answer: dict[str, Any] = json.loads(text)
    failed = answer["failed"]
    if failed is None:
        return answer
    cells = [cell for cell in PERCENT_CELL.finditer(script.text) if "[markdown]" not in cell["kind"]]
    cell = cells[failed["cell"]]
    first = script.position(cell.start("body") + len(cell["body"]) - len(cell["body"].lstrip()))[0]
    message = "a cell of a literate check failed"
    return Problem(script.path, first + failed["line"], 0, message, failed["error"], remedy=REMEDY)


def _stopped(script: Document, why: str) -> Problem:
    return Problem(script.path, 0, 0, "the literate check could not be run to its end", why, remedy=REMEDY)


def _notebook(script: Document, outputs: list[list[dict[str, Any]]], renderer: Renderer) -> str:
    cells: list[dict[str, Any]] = []
    left = iter(outputs)
    for cell in PERCENT_CELL.finditer(script.text):
        if "[markdown]" in cell["kind"]:
            prose = re.sub(r"^#[ ]?", "", cell["body"], flags=re.MULTILINE).strip()
            cells.append(_cell("markdown", prose, len(cells)))
        else:
            shown = [_with_pictures(output, renderer) for output in next(left)]
            results = {"execution_count": None, "outputs": shown}
            cells.append(_cell("code", cell["body"].strip(), len(cells)) | results)
    metadata = {"kernelspec": {"name": "python3", "language": "python", "display_name": "Python 3"}}
    notebook = {"nbformat": 4, "nbformat_minor": 5, "metadata": metadata, "cells": cells}
    return json.dumps(notebook, ensure_ascii=False, indent=1)


def _cell(kind: str, source: str, number: int) -> dict[str, Any]:
    return {"cell_type": kind, "id": f"cell-{number}", "metadata": {}, "source": source}


def _with_pictures(output: dict[str, Any], renderer: Renderer) -> dict[str, Any]:
    """Put the pictures into the places that a check holds for them."""
    html = output.get("data", {}).get("text/html")
    return {**output, "data": {"text/html": PICTURE.sub(partial(_picture, renderer), html)}} if html else output


def _picture(renderer: Renderer, place: re.Match[str]) -> str:
    from smp_metrics.charts import vega  # noqa: PLC0415 - a check that is remembered never loads it

    name, spec, title, words = json.loads(b64decode(place[1]))
    return titled(renderer.submit(vega.picture, name, spec).result(), name, title, words)
