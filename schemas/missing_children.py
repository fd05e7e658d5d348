"""The contract of data/missing_children.csv."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from smp_metrics.api.contracts import ByYear, Table, about, attribute, by_unit, has_each, key, one_of

UNITS = {
    "missing reports": "reports",
    "individuals": "children",
    "average time missing": "hours",
    "repeat rate": "%",
    "possible sexual exploitation": "cases",
    "found harmed": "cases",
}
# Hours are those of an average report.
QUANTITIES = {"reports": "count", "children": "count", "hours": "ratio", "%": "share", "cases": "count"}
MOST = {"%": 100, "hours": 240}


class ByIndicator(Table):
    """Rows about one thing that is counted or measured."""

    measure: Series[str] = key(
        "Measure", "What is counted or measured", isin=one_of(UNITS, "The measure is one that the plan gives")
    )


class MissingChildren(ByYear, ByIndicator):
    """Missing children of the borough in six measures (second table of paragraph 79 of the plan)."""

    value: Series[float] = by_unit(
        "Value", "The figure as printed, in the unit that its row names", QUANTITIES, most=10_000
    )
    unit: Series[str] = attribute(
        "Unit", "What the value counts, or in what it is measured", isin=one_of(QUANTITIES, "The unit is known")
    )

    @pa.dataframe_check(error="Every measure has a row for every year")
    @classmethod
    def every_measure_and_year(cls, frame: pd.DataFrame) -> bool:
        """Fail when a measure lacks a year, or when there are no rows."""
        return has_each(cls, frame, "measure")

    @pa.dataframe_check(error="Every measure has its own unit")
    @classmethod
    def units_are_the_measures_own(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        """Fail each row with another measure's unit; other rules judge names that are not known."""
        own = frame["measure"].map(UNITS).fillna(frame["unit"])
        return frame["unit"].eq(own) | ~frame["unit"].isin(UNITS.values())

    @pa.dataframe_check(error="Only hours have decimals; shares end at 100, and times missing at ten days")
    @classmethod
    def values_suit_their_unit(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        """Fail each value that its unit does not allow."""
        whole = frame["value"].mod(1).eq(0) | frame["unit"].eq("hours")
        return whole & frame["value"].le(frame["unit"].map(MOST).fillna(float("inf")))

    @pa.dataframe_check(error="There are no more children than reports")
    @classmethod
    def children_are_reported(cls, frame: pd.DataFrame) -> bool:
        """Fail when a year has more missing children than reports of one, or when there are no rows."""
        cells = frame.pivot_table(index="year", columns="measure", values="value", aggfunc="first")
        both = cells.reindex(columns=["individuals", "missing reports"]).dropna()
        return bool(len(both) and (both["individuals"] <= both["missing reports"]).all())

    class Config:
        """The whole table."""

        name = "missing_children"
        metadata = about(key=["measure", "year"], years=(2021, 2022, 2023), apart=("measure",))
