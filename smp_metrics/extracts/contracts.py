"""Ask a contract what columns an extract has, and compare them with a header."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, get_args

from smp_metrics.blame import blaming
from smp_metrics.errors import Problem
from smp_metrics.extracts.extract import Column, ColumnType, Quantity
from smp_metrics.extracts.reading import shown
from smp_metrics.own import contracts
from smp_metrics.periods import DECEMBER

if TYPE_CHECKING:
    from pandera.pandas import DataFrameModel

QUANTITIES = get_args(Quantity)
TYPES: dict[str, ColumnType] = {"int64": "integer", "Int64": "integer", "float64": "decimal"}


def contract_of(name: str) -> type[DataFrameModel] | None:
    """Find the contract of an extract in the table of contents of the data."""
    return _contracts().get(name)


def contract_names() -> list[str]:
    """List the extracts that have a contract, in alphabetical order."""
    return sorted(_contracts())


def _contracts() -> Mapping[str, type[DataFrameModel]]:
    with blaming("schemas/__init__.py"):
        return contracts()


def columns_of(contract: type[DataFrameModel]) -> tuple[Column, ...]:
    """List a contract's columns in order; raise ValueError where one holds no known kind of quantity."""
    return tuple(_column(name, column) for name, column in contract.to_schema().columns.items())


def _column(name: str, column: Any) -> Column:
    said = column.metadata or {}
    quantities = said.get("quantities", {})
    for kind in quantities.values() or (said.get("quantity"),):
        if kind not in QUANTITIES:
            raise ValueError(f"the column {name} holds no known quantity ({kind}); it may be {', '.join(QUANTITIES)}")
    return Column(
        name=name,
        type=TYPES.get(str(column.dtype), "text"),
        title=column.title or name,
        description=column.description or "",
        unit=str(said.get("unit", "")),
        role=str(said.get("role", "attribute")),
        nullable=bool(column.nullable),
        quantity=said.get("quantity", "label"),
        quantities=quantities,
        ends=said.get("ends", DECEMBER),
        flow=said.get("flow", False),
    )


def settings_of(contract: type[DataFrameModel]) -> dict[str, Any]:
    """Give what the contract says of the whole table: key, period and geography."""
    return dict(getattr(contract.Config, "metadata", None) or {})


def check_settings(path: str, settings: Mapping[str, Any], columns: tuple[Column, ...]) -> list[Problem]:
    """List what the contract at ``path`` says of columns that it does not have."""
    names = [column.name for column in columns]
    said = {part: settings.get(part) or () for part in ("key", "apart", "period", "geography")}
    said = {part: [told] if isinstance(told, str) else list(told) for part, told in said.items()}
    message, remedy = "about() names a column that the table does not have", "name one of these"
    return [
        Problem(path, 0, 0, f"{message}, in {part}", name, ", ".join(names), remedy)
        for part, told in said.items()
        for name in told
        if name not in names
    ]


def check_header(path: str, header: tuple[str, ...], columns: tuple[Column, ...]) -> list[Problem]:
    """Compare a header with the contract's columns: missing, extra, renamed, twice, or in another order."""
    expected = tuple(column.name for column in columns)
    if header == expected:
        return []
    missing = [name for name in expected if name not in header]
    extra = [name for name in header if name not in expected]
    said = [f"{name} is missing" for name in missing] + [f"{shown(name)} is not known" for name in extra]
    twice = [f"{name} stands twice" for name in dict.fromkeys(header) if header.count(name) > 1]
    message = f"the columns are not those expected: {', '.join(said + twice) or 'they stand in another order'}"
    return [Problem(path, 1, 0, message, shown(",".join(header)), ",".join(expected), _remedy(header, missing, extra))]


def _remedy(header: tuple[str, ...], missing: list[str], extra: list[str]) -> str:
    for sign, name in ((";", "semicolons"), ("\t", "tabs")):
        if len(header) == 1 and sign in header[0]:
            return f"save the file again with commas between cells; it has {name}"
    renamed = f"; was {missing[0]} renamed to {extra[0]}?" if missing and extra else ""
    return f"restore the header{renamed}"
