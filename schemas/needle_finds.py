"""The contract of data/needle_finds.csv."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from smp_metrics.api.contracts import ByYear, Table, about, attribute, has_each, key, measure, one_of

MONTHS = range(1, 13)
YEARS = (2019, 2020, 2021, 2022, 2023)
NOT_AVAILABLE = "[x]"


class ByMonth(Table):
    """Rows about months."""

    month: Series[int] = key(
        "Month", "Number of the month; 1 is January", "date", isin=one_of(MONTHS, "Months are numbered from 1 to 12")
    )


class NeedleFinds(ByYear, ByMonth):
    """Needles found or handed in, by month (paragraph 104 of the plan)."""

    count: Series[pd.Int64Dtype] = measure(
        "Needles",
        "needles",
        "Needles that the council's waste team removed, and those left in its needle bins",
        quantity="count",
        most=10_000,
        nullable=True,
    )
    marker: Series[str] = attribute(
        "Marker",
        "Why the count is blank: [x] where the plan gives none; blank beside a count",
        isin=one_of((NOT_AVAILABLE, ""), "The marker is [x] or blank"),
        nullable=True,
    )

    @pa.dataframe_check(error="Every month has a row for every year")
    @classmethod
    def every_month_and_year(cls, frame: pd.DataFrame) -> bool:
        """Fail when a month lacks a year, or when there are no rows."""
        return has_each(cls, frame, "month")

    @pa.dataframe_check(error="A count is blank only where a marker says why, and never beside a marker otherwise")
    @classmethod
    def blanks_are_marked(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        """Fail each blank without its marker, and each marker beside a count."""
        return frame["count"].isna().eq(frame["marker"].eq(NOT_AVAILABLE))

    class Config:
        """The whole table."""

        name = "needle_finds"
        metadata = about(key=["month", "year"], years=YEARS)
