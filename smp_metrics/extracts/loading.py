"""Bring one extract from its files to typed, contract-checked, corrected rows."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from smp_metrics.errors import Problem, ProblemsFound
from smp_metrics.extracts.cells import type_row
from smp_metrics.extracts.contracts import check_header, columns_of, contract_of, settings_of
from smp_metrics.extracts.corrections import apply_corrections
from smp_metrics.extracts.declarations import CORRECTIONS, Correction
from smp_metrics.extracts.extract import Column, Extract, Row
from smp_metrics.extracts.reading import fitting_rows, read_table
from smp_metrics.extracts.rules import check_rows
from smp_metrics.extracts.yaml_files import read_yaml

CLAIM = re.compile(r"\[([^\[\]]*)\]\(fact:[^()\s]*\)")
SIDECAR_KEYS = ("title", "description", "publisher", "source", "period", "licence", "sensitive")


def load_extract(root: Path, name: str) -> Extract:
    """Read an extract as printed; raise ProblemsFound with everything that its files or contract have against it."""
    path = f"data/{name}.csv"
    contract = contract_of(name)
    if contract is None:
        raise ProblemsFound([_without_contract(path, name)])
    sidecar, problems = _read_sidecar(root, name)
    columns = columns_of(contract)
    rows, found = _read_rows(root, path, columns)
    problems += found
    # A rule about the whole table means nothing while some of its rows can't be read.
    if not found:
        problems += check_rows(path, contract, columns, rows)
    if problems:
        raise ProblemsFound(problems)
    said = settings_of(contract)
    key, apart = (tuple(said.get(part, ())) for part in ("key", "apart"))
    return Extract(name, columns, rows, key, said.get("period"), said.get("geography"), sidecar, apart=apart)


def _without_contract(path: str, name: str) -> Problem:
    remedy = f"write schemas/{name}.py and list it in schemas/__init__.py, or move the file out of data/"
    return Problem(path, 0, 0, "the extract has no contract", path, f"schemas/{name}.py", remedy)


def _read_rows(root: Path, path: str, columns: tuple[Column, ...]) -> tuple[tuple[Row, ...], list[Problem]]:
    """Give the rows that can be typed, and everything that the form of the file and its cells have against it."""
    if not (root / path).is_file():
        remedy = "restore the file, or delete its contract and its sidecar too"
        return (), [Problem(path, 0, 0, "the extract is missing", "no such file", "a CSV file", remedy)]
    table, problems = read_table(path, (root / path).read_bytes())
    if table is None:
        return (), problems
    header_problems = check_header(path, table.header, columns)
    if header_problems:
        return (), problems + header_problems
    text_rows, misfits = fitting_rows(path, table)
    typed = [type_row(path, row, columns) for row in text_rows]
    formulas = {(problem.line, problem.field) for problem in problems}
    mistyped = [problem for _, found in typed for problem in found if (problem.line, problem.field) not in formulas]
    problems += misfits + mistyped
    return tuple(row for row, _ in typed if row), problems


def correct_extract(root: Path, printed: Extract, corrections: tuple[Correction, ...]) -> Extract:
    """Apply the corrections declared for an extract; what they make of it must keep the contract too."""
    if not corrections:
        return printed
    rows, problems = apply_corrections(root, printed.columns, printed.rows, corrections)
    contract = contract_of(printed.name)
    if not problems and contract is not None:
        problems = [_blamed(problem) for problem in check_rows(printed.path, contract, printed.columns, rows)]
    if problems:
        raise ProblemsFound(problems)
    return replace(printed, rows=rows, corrections=corrections)


def _blamed(problem: Problem) -> Problem:
    """Say of a rule that only the corrected rows break that the correction breaks it."""
    message, remedy = f"once corrected, {problem.message}", f"mend the correction of this extract in {CORRECTIONS}"
    return replace(problem, message=message, remedy=remedy)


def _read_sidecar(root: Path, name: str) -> tuple[dict[str, Any], list[Problem]]:
    path = f"data/{name}.yml"
    if not (root / path).is_file():
        remedy = "copy that of another extract, and say where this one is from"
        return {}, [Problem(path, 0, 0, "the extract has no sidecar", "no such file", "a YAML file", remedy)]
    sidecar, problems = read_yaml(root, path)
    if problems:
        return {}, problems
    said = _without_addresses(sidecar) if isinstance(sidecar, dict) else {}
    missing = [key for key in SIDECAR_KEYS if said.get(key) is None]
    if missing:
        message = f"the sidecar does not say: {', '.join(missing)}"
        expected, remedy = "a line such as publisher: Kent Police", "add a line for each; compare with other sidecars"
        problems.append(Problem(path, 0, 0, message, f"{len(said)} keys", expected, remedy))
    return said, problems


def _without_addresses(said: Any) -> Any:
    """Give the words of a sidecar as people read them: a claim in it keeps its text and loses its fact's address."""
    if isinstance(said, dict):
        return {key: _without_addresses(value) for key, value in said.items()}
    if isinstance(said, list):
        return [_without_addresses(value) for value in said]
    return CLAIM.sub(r"\1", said) if isinstance(said, str) else said


def to_json(extract: Extract) -> dict[str, Any]:
    """Give an extract as plain JSON, all but its corrections."""
    return {
        "name": extract.name,
        "columns": [vars(column) for column in extract.columns],
        "rows": [[row.line, [_to_cell(row[column.name]) for column in extract.columns]] for row in extract.rows],
        "key": extract.key,
        "period": extract.period,
        "geography": extract.geography,
        "sidecar": extract.sidecar,
        "apart": extract.apart,
    }


def from_json(data: dict[str, Any], corrections: tuple[Correction, ...] = ()) -> Extract:
    """Give back the extract that :func:`to_json` wrote."""
    columns = tuple(Column(**column) for column in data["columns"])
    names = [column.name for column in columns]
    rows = tuple(Row(line, dict(zip(names, map(_from_cell, cells), strict=True))) for line, cells in data["rows"])
    key, apart = tuple(data["key"]), tuple(data["apart"])
    whole = data["period"], data["geography"], data["sidecar"]
    return Extract(data["name"], columns, rows, key, *whole, corrections, apart)


def _to_cell(value: Any) -> Any:
    return {"decimal": str(value)} if isinstance(value, Decimal) else value


def _from_cell(cell: Any) -> Any:
    return Decimal(cell["decimal"]) if isinstance(cell, dict) else cell
