"""Whether rows keep a contract, asked so that thousands of nearly the same tables cost little."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaError

from smp_metrics.extracts import Column, Row, Value
from smp_metrics.extracts.rules import series_of

if TYPE_CHECKING:
    from pandera.pandas import DataFrameModel

# A mistake changes a column or two, and the others were asked before.
REMEMBERED = 2_000


def keeps(contract: type[DataFrameModel], columns: tuple[Column, ...], rows: tuple[Row, ...]) -> bool:
    """Tell whether typed rows keep a contract: the rules of each column, and those of all."""
    cells = {each: tuple(row[each.name] for row in rows) for each in columns}
    frame = pd.DataFrame({each.name: _typed(each, cells[each]) for each in columns})
    asked = _asked(contract, columns)
    for at, each in enumerate(asked):
        holds = _is_sound(contract, each, cells[each]) if isinstance(each, Column) else _holds(each, frame)
        if not holds:
            # What found the last mistake is asked first of the next.
            asked.insert(0, asked.pop(at))
            return False
    return True


@cache
def _asked(contract: type[DataFrameModel], columns: tuple[Column, ...]) -> list[Column | pa.Check]:
    return [*columns, *contract.to_schema().checks]


def _holds(rule: pa.Check, frame: pd.DataFrame) -> bool:
    try:
        return bool(rule(frame).check_passed)
    except Exception:  # noqa: BLE001 - where a rule can't be asked, pandera calls it broken
        return False


@lru_cache(REMEMBERED)
def _typed(column: Column, cells: tuple[Value, ...]) -> pd.Series[Any]:
    series: pd.Series[Any] = series_of(column, cells)
    return series


@lru_cache(REMEMBERED)
def _is_sound(contract: type[DataFrameModel], column: Column, cells: tuple[Value, ...]) -> bool:
    """Tell whether the cells of a column keep its own rules."""
    try:
        contract.to_schema().columns[column.name].validate(_typed(column, cells).to_frame(column.name))
    except SchemaError:
        return False
    return True
