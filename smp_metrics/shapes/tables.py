"""What holds of any table, and whether all that should have a row has one."""

from math import prod
from typing import Any

import pandas as pd
import pandera.pandas as pa


class Table(pa.DataFrameModel):
    """Any extract: exactly the columns of its contract, in their order, and no key twice."""

    class Config:
        """Never coerce: the reader types the cells, and says where one can't be typed."""

        strict = True
        ordered = True
        coerce = False

    @pa.dataframe_check(error="No two rows have the same key")
    @classmethod
    def key_stands_once(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        """Fail each row whose key an earlier row has."""
        return ~frame.duplicated(setting(cls, "key"))


def setting(contract: type[pa.DataFrameModel], name: str) -> Any:
    """Read one thing that a contract says about its whole table."""
    return (contract.Config.metadata or {})[name]


def has_every(contract: type[pa.DataFrameModel], frame: pd.DataFrame, things: int) -> bool:
    """Tell whether as many things as there should be have a row, in each of the contract's years if it has any."""
    distinct = frame.drop_duplicates(setting(contract, "key"))
    return len(distinct) == things * max(1, len(setting(contract, "years")))


def allowed(contract: type[pa.DataFrameModel], column: str) -> list[Any]:
    """List what a contract lets stand in a column: another edition may have other places."""
    checks = contract.to_schema().columns[column].checks
    return [value for check in checks for value in check.statistics.get("allowed_values", ())]


def has_each(contract: type[pa.DataFrameModel], frame: pd.DataFrame, *columns: str) -> bool:
    """Tell whether each of what may stand together in some columns has a row, in each of the contract's years."""
    return has_every(contract, frame, prod(len(allowed(contract, column)) for column in columns))
