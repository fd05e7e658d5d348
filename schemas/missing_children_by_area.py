"""The contract of data/missing_children_by_area.csv."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from smp_metrics.api.contracts import Table, about, has_each, key, measure, one_of

AREAS = ("Maidstone", "North Kent", "East Kent", "West Kent")


class MissingChildrenByArea(Table):
    """Missing children in the borough and in the three parts of Kent (paragraph 79 of the plan)."""

    area: Series[str] = key(
        "Area",
        "The borough, or a part of Kent as Kent Police divides it",
        isin=one_of(AREAS, "The area is the borough or a part of Kent"),
    )
    reports: Series[int] = measure(
        "Missing reports", "reports", "Reports of a missing child", quantity="count", most=20_000
    )
    children: Series[int] = measure(
        "Missing children", "children", "Children reported missing, each counted once", quantity="count", most=10_000
    )

    @pa.dataframe_check(error="Every area has a row")
    @classmethod
    def every_area(cls, frame: pd.DataFrame) -> bool:
        """Fail when an area is missing, or when there are no rows."""
        return has_each(cls, frame, "area")

    @pa.dataframe_check(error="There are no more children than reports")
    @classmethod
    def children_are_reported(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        """Fail each area with more missing children than reports of one."""
        return frame["children"].le(frame["reports"])

    class Config:
        """The whole table."""

        name = "missing_children_by_area"
        # The plan does not say whether the borough is counted again in one of the parts.
        metadata = about(key=["area"], apart=("area",))
