"""Bring one extract from its files to typed, contract-checked, corrected rows."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from smp_metrics.errors import Problem, ProblemsFound
from smp_metrics.extracts.cells import type_row
from smp_metrics.extracts.contracts import check_header, check_rows, columns_of, contract_of, settings_of
from smp_metrics.extracts.corrections import apply_corrections
from smp_metrics.extracts.declarations import Correction
from smp_metrics.extracts.extract import Column, Extract, Row
from smp_metrics.extracts.reading import read_table

SIDECAR_KEYS = ("title", "description", "publisher", "source", "period", "licence", "sensitive")


def load_extract(root: Path, name: str) -> Extract:
    """Read an extract as printed; raise ProblemsFound with everything that its files or contract have against it."""
    path = f"data/{name}.csv"
    contract = contract_of(name)
    if contract is None:
        raise ProblemsFound([Problem(path, 0, 0, "the extract has no contract", remedy=f"write schemas/{name}.py")])
    sidecar, problems = _read_sidecar(root, name)
    if not (root / path).exists():
        raise ProblemsFound([*problems, Problem(path, 0, 0, "the extract is missing", remedy="restore the file")])
    columns = columns_of(contract)
    table, found = read_table(path, (root / path).read_bytes())
    problems += found
    rows: list[Row] = []
    header_problems = check_header(path, table.header, columns) if table else []
    if table and not header_problems:
        for text_row in table.rows:
            row, misfits = type_row(path, text_row, columns)
            problems += misfits
            rows += [row] if row else []
    problems += header_problems
    # A rule about the whole table means nothing while some of its rows can't be read.
    if not problems:
        problems += check_rows(path, contract, columns, tuple(rows))
    if problems:
        raise ProblemsFound(problems)
    settings = settings_of(contract)
    key = tuple(settings.get("key", ()))
    return Extract(name, columns, tuple(rows), key, settings.get("period"), settings.get("geography"), sidecar)


def correct_extract(root: Path, printed: Extract, corrections: tuple[Correction, ...]) -> Extract:
    """Apply the corrections declared for an extract; what they make of it must keep the contract too."""
    if not corrections:
        return printed
    rows, problems = apply_corrections(root, printed.rows, corrections)
    contract = contract_of(printed.name)
    if not problems and contract is not None:
        problems = check_rows(printed.path, contract, printed.columns, rows)
    if problems:
        raise ProblemsFound(problems)
    return Extract(**{**vars(printed), "rows": rows, "corrections": corrections})


def _read_sidecar(root: Path, name: str) -> tuple[dict[str, Any], list[Problem]]:
    path = f"data/{name}.yml"
    file = root / path
    if not file.exists():
        return {}, [
            Problem(path, 0, 0, "the extract has no sidecar", remedy="copy another and say where the data is from")
        ]
    try:
        sidecar = yaml.safe_load(file.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", -1) + 1
        return {}, [Problem(path, line, 0, "the YAML can't be read", remedy="mend the indentation or the quotes")]
    missing = [key for key in SIDECAR_KEYS if key not in (sidecar or {})]
    said = f"the sidecar does not say: {', '.join(missing)}"
    return sidecar or {}, [Problem(path, 0, 0, said, remedy="add the keys")] if missing else []


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
    }


def from_json(data: dict[str, Any], corrections: tuple[Correction, ...] = ()) -> Extract:
    """Give back the extract that :func:`to_json` wrote."""
    columns = tuple(Column(**column) for column in data["columns"])
    names = [column.name for column in columns]
    rows = tuple(Row(line, dict(zip(names, map(_from_cell, cells), strict=True))) for line, cells in data["rows"])
    return Extract(
        data["name"], columns, rows, tuple(data["key"]), data["period"], data["geography"], data["sidecar"], corrections
    )


def _to_cell(value: Any) -> Any:
    return {"decimal": str(value)} if isinstance(value, Decimal) else value


def _from_cell(cell: Any) -> Any:
    return Decimal(cell["decimal"]) if isinstance(cell, dict) else cell
