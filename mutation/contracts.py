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
    """Tell whether typed rows keep a contract: the rules of each column, and where they are kept, those of all."""
    series = {each.name: _kept(contract, each, tuple(row[each.name] for row in rows)) for each in columns}
    if any(cells is None for cells in series.values()):
        return False
    frame = pd.DataFrame(series)
    rules = _rules(contract)
    for rule in tuple(rules):
        if not _holds(rule, frame):
            # The one that found the last mistake is asked first of the next.
            rules.remove(rule)
            rules.insert(0, rule)
            return False
    return True


@cache
def _rules(contract: type[DataFrameModel]) -> list[pa.Check]:
    return list(contract.to_schema().checks)


def _holds(rule: pa.Check, frame: pd.DataFrame) -> bool:
    try:
        return bool(rule(frame).check_passed)
    except Exception:  # noqa: BLE001 - where a rule can't be asked, pandera calls it broken
        return False


@lru_cache(REMEMBERED)
def _kept(contract: type[DataFrameModel], column: Column, cells: tuple[Value, ...]) -> pd.Series[Any] | None:
    """Give the cells of a column as rules see them, unless one of its own is broken."""
    series: pd.Series[Any] = series_of(column, cells)
    try:
        contract.to_schema().columns[column.name].validate(series.to_frame(column.name))
    except SchemaError:
        return None
    return series
