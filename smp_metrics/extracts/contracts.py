"""Ask a contract what columns an extract has and whether its rows keep every rule, in plain words."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from smp_metrics.errors import Problem
from smp_metrics.extracts.extract import Column, ColumnType, Row

if TYPE_CHECKING:
    from pandera.pandas import DataFrameModel

TYPES: dict[str, ColumnType] = {"int64": "integer", "Int64": "integer", "float64": "decimal"}


def contract_of(name: str) -> type[DataFrameModel] | None:
    """Find the contract of an extract in the table of contents of the data."""
    from schemas import CONTRACTS  # noqa: PLC0415 - a warm build does not pay for pandera

    return CONTRACTS.get(name)


def columns_of(contract: type[DataFrameModel]) -> tuple[Column, ...]:
    """List a contract's columns in order."""
    return tuple(
        Column(
            name=name,
            type=TYPES.get(str(column.dtype), "text"),
            title=column.title or name,
            description=column.description or "",
            unit=str((column.metadata or {}).get("unit", "")),
            role=str((column.metadata or {}).get("role", "attribute")),
            nullable=bool(column.nullable),
        )
        for name, column in contract.to_schema().columns.items()
    )


def settings_of(contract: type[DataFrameModel]) -> dict[str, Any]:
    """Give what the contract says of the whole table: key, period and geography."""
    return dict(getattr(contract.Config, "metadata", None) or {})


def check_header(path: str, header: tuple[str, ...], columns: tuple[Column, ...]) -> list[Problem]:
    """Compare a header with the contract's columns: missing, extra, renamed, twice, or in another order."""
    expected = tuple(column.name for column in columns)
    if header == expected:
        return []
    missing = [name for name in expected if name not in header]
    extra = [name for name in header if name not in expected]
    parts = [f"{label} {', '.join(names)}" for label, names in (("missing", missing), ("not known", extra)) if names]
    said = "; ".join(parts) or "the columns are twice there or in another order"
    remedy = "restore the header" + (f": was {missing[0]} renamed to {extra[0]}?" if missing and extra else "")
    return [
        Problem(path, 1, 0, f"the header is not the contract's: {said}", ",".join(header), ",".join(expected), remedy)
    ]


def check_rows(
    path: str, contract: type[DataFrameModel], columns: tuple[Column, ...], rows: tuple[Row, ...]
) -> list[Problem]:
    """Validate typed rows against the contract; give one problem for each broken rule and row."""
    import pandas as pd  # noqa: PLC0415
    from pandera.errors import SchemaErrors  # noqa: PLC0415

    frame = pd.DataFrame({column.name: _series(column, rows) for column in columns})
    try:
        contract.validate(frame, lazy=True)
    except SchemaErrors as errors:
        lines = [row.line for row in rows]
        return sorted({_problem(path, lines, failure) for failure in errors.failure_cases.to_dict("records")})
    return []


def _series(column: Column, rows: tuple[Row, ...]) -> Any:
    import pandas as pd  # noqa: PLC0415

    # Only Int64, pandas' own type, can hold whole numbers and blanks.
    whole = "Int64" if column.nullable else "int64"
    dtype: Any = {"integer": whole, "decimal": "float64", "text": "str"}[column.type]
    return pd.Series([float("nan") if row[column.name] is None else row[column.name] for row in rows]).astype(dtype)


def _problem(path: str, lines: list[int], failure: dict[str, Any]) -> Problem:
    index = failure["index"]
    known = index is not None and not math.isnan(index)  # a rule of the whole table has no row
    whole = failure["schema_context"] == "DataFrameSchema"
    rule = str(failure["check"])
    found = "" if whole and not known else str(failure["failure_case"])
    return Problem(
        path=path,
        line=lines[int(index)] if known else 0,
        column=0,
        message=f"the contract is broken: {RULES.get(rule.split('(', maxsplit=1)[0], rule)}",
        found="" if whole else found,
        expected=rule if rule.split("(", maxsplit=1)[0] in RULES else "",
        remedy="compare the row with its source, and restore what is printed there",
        field="" if whole else str(failure["column"]),
    )


# pandera's names for its own checks, said in plain words; the rules of the contracts already are.
RULES = {
    "greater_than_or_equal_to": "the value is too small",
    "less_than_or_equal_to": "the value is too large",
    "in_range": "the value is out of range",
    "isin": "the value is not one of those allowed",
    "str_matches": "the text does not have the right form",
    "field_uniqueness": "the value stands twice",
    "not_nullable": "the cell is blank",
    "multiple_fields_uniqueness": "two rows have the same key",
}
