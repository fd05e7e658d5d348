"""The contract of data/needle_totals.csv."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from schemas.needle_finds import YEARS
from smp_metrics.api.contracts import ByYear, about, has_every, measure


class NeedleTotals(ByYear):
    """The totals printed beside the months of needle finds (paragraph 104 of the plan)."""

    total: Series[int] = measure(
        "Total", "needles", "The total as printed, not as summed", quantity="count", most=50_000
    )

    @pa.dataframe_check(error="Every year has a total")
    @classmethod
    def every_year(cls, frame: pd.DataFrame) -> bool:
        """Fail when a year is missing, or when there are no rows."""
        return has_every(cls, frame, 1)

    class Config:
        """The whole table."""

        name = "needle_totals"
        metadata = about(key=["year"], years=YEARS)
