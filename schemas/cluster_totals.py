"""The contract of data/cluster_totals.csv."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from smp_metrics.api.contracts import ByYear, Table, about, has_each, key, measure, one_of

MEASURES = ("vbc", "cas", "asb")


class ByMeasure(Table):
    """Rows about what is counted."""

    measure: Series[str] = key(
        "Measure",
        "vbc for victim-based crimes, cas for crimes against society, asb for anti-social behaviour",
        isin=one_of(MEASURES, "The measure is vbc, cas or asb"),
    )


class ClusterTotals(ByYear, ByMeasure):
    """The totals printed under the clusters (tables three to five of the plan)."""

    total: Series[int] = measure(
        "Total", "crimes or incidents", "The total as printed, not as summed", quantity="count", most=50_000
    )

    @pa.dataframe_check(error="Every measure has a total for every year")
    @classmethod
    def every_measure_and_year(cls, frame: pd.DataFrame) -> bool:
        """Fail when a measure lacks a year, or when there are no rows."""
        return has_each(cls, frame, "measure")

    class Config:
        """The whole table."""

        name = "cluster_totals"
        metadata = about(key=["measure", "year"], years=(2021, 2022, 2023), apart=("measure",))
