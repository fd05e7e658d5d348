"""Bring one extract from its files to typed, contract-checked, corrected rows."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from smp_metrics.blame import blaming
from smp_metrics.errors import Problem, ProblemsFound
from smp_metrics.extracts.cells import check_cells, type_row
from smp_metrics.extracts.contracts import check_header, check_settings, columns_of, settings_of
from smp_metrics.extracts.corrections import apply_corrections
from smp_metrics.extracts.derived import contract_in
from smp_metrics.extracts.extract import Column, Extract, Row
from smp_metrics.extracts.reading import fitting_rows, read_table
from smp_metrics.extracts.rules import check_rows
from smp_metrics.extracts.times import check_times
from smp_metrics.extracts.written.declarations import CORRECTIONS, Correction
from smp_metrics.extracts.written.sidecar import read_sidecar
from smp_metrics.extracts.written.signs import check_signs
from smp_metrics.files import is_there, read_bytes


def load_extract(root: Path, name: str) -> Extract:
    """Read an extract as printed; raise ProblemsFound with everything that its files or contract have against it."""
    path = f"data/{name}.csv"
    contract = contract_in(root, name)
    if contract is None:
        raise ProblemsFound([_without_contract(path, name)])
    with blaming(f"schemas/{name}.py"):
        columns, said = columns_of(contract), settings_of(contract)
    if problems := check_settings(f"schemas/{name}.py", said, columns):
        raise ProblemsFound(problems)
    sidecar, problems = read_sidecar(root, name, columns, said)
    rows, found = _read_rows(root, path, columns, sidecar.get("signs", {}) if sidecar else None)
    problems += found
    # A rule about the whole table means nothing while some of its rows can't be read.
    if not found:
        with blaming(f"schemas/{name}.py"):
            problems += check_rows(path, contract, columns, rows)
        problems += [*check_times(name, rows, columns, said, sidecar), *check_signs(f"data/{name}.yml", sidecar, rows)]
    if problems:
        raise ProblemsFound(problems)
    key, apart = (tuple(said.get(part, ())) for part in ("key", "apart"))
    return Extract(name, columns, rows, key, said.get("period"), said.get("geography"), sidecar, apart=apart)


def _without_contract(path: str, name: str) -> Problem:
    remedy = f"write schemas/{name}.py and list it in schemas/__init__.py, or move the file out of data/"
    return Problem(path, 0, 0, "the extract has no contract", path, f"schemas/{name}.py", remedy)


def _read_rows(
    root: Path, path: str, columns: tuple[Column, ...], signs: Collection[str] | None
) -> tuple[tuple[Row, ...], list[Problem]]:
    """Give the rows, or everything that the form of the file and its cells have against it."""
    if not is_there(root, path):
        remedy = "restore the file, or delete its contract and its sidecar too"
        return (), [Problem(path, 0, 0, "the extract is missing", "no such file", "a CSV file", remedy)]
    try:
        table, problems = read_table(path, read_bytes(root, path))
    except ProblemsFound as found:
        return (), found.problems
    if table is None:
        return (), problems
    header_problems = check_header(path, table.header, columns)
    if header_problems:
        return (), problems + header_problems
    rows, misfits = fitting_rows(path, table)
    problems += misfits + check_cells(path, rows, columns, signs)
    return (() if problems else tuple(type_row(row, columns) for row in rows)), problems


def correct_extract(root: Path, printed: Extract, corrections: tuple[Correction, ...]) -> Extract:
    """Apply the corrections declared for an extract; what they make of it must keep the contract too."""
    if not corrections:
        return printed
    rows, problems = apply_corrections(root, printed.columns, printed.rows, corrections)
    contract = contract_in(root, printed.name)
    if not problems and contract is not None:
        problems = [_blamed(problem) for problem in check_rows(printed.path, contract, printed.columns, rows)]
    if problems:
        raise ProblemsFound(problems)
    return replace(printed, rows=rows, corrections=corrections)


def _blamed(problem: Problem) -> Problem:
    """Say of a rule that only the corrected rows break that the correction breaks it."""
    message, remedy = f"once corrected, {problem.message}", f"mend the correction of this extract in {CORRECTIONS}"
    return replace(problem, message=message, remedy=remedy)


def to_json(extract: Extract) -> dict[str, Any]:
    """Give an extract as plain JSON, all but its corrections."""
    return {
        "name": extract.name,
        "columns": [vars(column) for column in extract.columns],
        "rows": [
            [row.line, [_to_cell(row[column.name]) for column in extract.columns], row.signs] for row in extract.rows
        ],
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
    rows = tuple(
        Row(line, dict(zip(names, map(_from_cell, cells), strict=True)), signs) for line, cells, signs in data["rows"]
    )
    key, apart = tuple(data["key"]), tuple(data["apart"])
    whole = data["period"], data["geography"], data["sidecar"]
    return Extract(data["name"], columns, rows, key, *whole, corrections, apart)


def _to_cell(value: Any) -> Any:
    return {"decimal": str(value)} if isinstance(value, Decimal) else value


def _from_cell(cell: Any) -> Any:
    return Decimal(cell["decimal"]) if isinstance(cell, dict) else cell
