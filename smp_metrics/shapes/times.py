"""Tables about years, months and quarters."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from smp_metrics.shapes.columns import key, like
from smp_metrics.shapes.tables import Table, setting


class ByYear(Table):
    """Rows about calendar years: those that the contract's configuration lists."""

    year: Series[int] = key("Year", "Calendar year, January to December", "date")

    @pa.check("year", error="The year is one of those that the extract is about")
    @classmethod
    def year_is_known(cls, year: Series[int]) -> "pd.Series[bool]":
        """Fail each row about a year that is not listed."""
        return year.isin(setting(cls, "years"))


class ByMonth(Table):
    """Rows about months; a month that was not had has no row."""

    month: Series[str] = key(
        "Month", "Calendar month, such as 2025-01", "date",
        str_matches=like(r"^20[0-9]{2}-(0[1-9]|1[0-2])$", "The month is a year and a month, such as 2025-01"),
    )  # fmt: skip


class ByQuarter(Table):
    """Rows about quarters of calendar years; a quarter that was not had has no row."""

    quarter: Series[str] = key(
        "Quarter", "Three months, such as 2025-q1 for January to March 2025", "date",
        str_matches=like(r"^20[0-9]{2}-q[1-4]$", "The quarter is a year and a quarter of it, such as 2025-q1"),
    )  # fmt: skip


class ByYearToNovember(ByYear):
    """Rows about twelve months from December to November."""

    year: Series[int] = key("Year to November", "The 12 months that end with November of this year", "date", ends=11)


class ByYearToMarch(ByYear):
    """Rows about twelve months from April to March."""

    year: Series[int] = key("Year to March", "The 12 months that end with March of this year", "date", ends=3)
