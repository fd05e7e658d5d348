"""Run the literate checks: percent scripts whose failing cell fails the build.

A result is remembered until the script, an extract, the package or a version changes: nothing less keeps it true.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from smp_metrics.claims.document import PERCENT_CELL, Document
from smp_metrics.errors import Problem, ProblemsFound
from smp_metrics.extracts.memo import Memo, fingerprint
from smp_metrics.site.check_pages import check_outputs, check_page
from smp_metrics.site.checking import Report


def run_notebooks(root: Path, report: Report) -> tuple[dict[str, str | bytes], list[Problem]]:
    """Give each check as a page with its results, or the cells that failed or show what no page may hold."""
    memo = Memo(root / "build" / "notebooks")
    scripts = [document for document in report.documents if document.path.endswith(".py")]
    pages: dict[str, str | bytes] = {}
    problems: list[Problem] = []
    for script in scripts:
        key = _key(script, report)
        content = memo.get(Path(script.path).stem, key)
        if content is None:
            try:
                content = _run(root, script)
            except ProblemsFound as found:
                problems += found.problems
                continue
            memo.put(Path(script.path).stem, key, content)
        problems += check_outputs(script, content)
        pages[str(Path(script.path).relative_to("docs").with_suffix(".md"))] = check_page(content)
    return pages, problems


def _key(script: Document, report: Report) -> str:
    extracts = [report.extracts.fingerprint(name) for name in report.extracts.names]
    declared = [entry.model_dump_json() for entry in report.extracts.declarations]
    return fingerprint(script.text, *extracts, *declared)


def _run(root: Path, script: Document) -> str:
    cells: list[dict[str, Any]] = []
    with _shell(root) as shell:
        for cell in PERCENT_CELL.finditer(script.text):
            if "[markdown]" in cell["kind"]:
                prose = re.sub(r"^#[ ]?", "", cell["body"], flags=re.MULTILINE).strip()
                cells.append(_cell("markdown", prose, len(cells)))
            else:
                results = {"execution_count": None, "outputs": _outputs(shell, script, cell)}
                cells.append(_cell("code", cell["body"].strip(), len(cells)) | results)
    metadata = {"kernelspec": {"name": "python3", "language": "python", "display_name": "Python 3"}}
    notebook = {"nbformat": 4, "nbformat_minor": 5, "metadata": metadata, "cells": cells}
    return json.dumps(notebook, ensure_ascii=False, indent=1)


def _cell(kind: str, source: str, number: int) -> dict[str, Any]:
    return {"cell_type": kind, "id": f"cell-{number}", "metadata": {}, "source": source}


@contextlib.contextmanager
def _shell(root: Path) -> Iterator[Any]:
    import altair as alt  # noqa: PLC0415
    from IPython.core.interactiveshell import InteractiveShell  # noqa: PLC0415

    before = Path.cwd()
    os.chdir(root)
    shell = InteractiveShell.instance(colors="nocolor")
    try:
        with alt.renderers.enable("svg"):
            yield shell
    finally:
        InteractiveShell.clear_instance()
        os.chdir(before)


def _outputs(shell: Any, script: Document, cell: re.Match[str]) -> list[dict[str, Any]]:
    from IPython.utils.capture import capture_output  # noqa: PLC0415

    with capture_output() as captured:
        # a cell's last line is a result too
        shell.display_trap.hook = sys.displayhook
        result = shell.run_cell(cell["body"].strip(), store_history=False)
    error = result.error_before_exec or result.error_in_exec
    if error is not None:
        raise ProblemsFound([_failure(script, cell, error)])
    text = captured.stdout
    outputs: list[dict[str, Any]] = [{"output_type": "stream", "name": "stdout", "text": text}] if text else []
    return outputs + [
        {"output_type": "display_data", "metadata": {}, "data": _best(each.data)} for each in captured.outputs
    ]


def _best(data: dict[str, Any]) -> dict[str, Any]:
    """Keep one form of a result: the table or picture, or the text."""
    kind = "text/html" if "text/html" in data else "text/plain"
    return {kind: data[kind]}


def _failure(script: Document, cell: re.Match[str], error: BaseException) -> Problem:
    code = cell["body"]
    first = script.position(cell.start("body") + len(code) - len(code.lstrip()))[0]
    trace, offset = error.__traceback__, 0
    while trace is not None:
        if "ipython-input" in trace.tb_frame.f_code.co_filename or "ipykernel" in trace.tb_frame.f_code.co_filename:
            offset = trace.tb_lineno - 1
        trace = trace.tb_next
    remedy = "mend the data or the cell; a check that fails stops the build"
    found = f"{type(error).__name__}: {error}"[:400]
    return Problem(script.path, first + offset, 0, "a cell of a literate check failed", found, remedy=remedy)
