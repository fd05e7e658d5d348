"""The contract of data/domestic_abuse_totals.csv."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from schemas.domestic_abuse_by_offence import YEARS
from smp_metrics.api.contracts import ByYearToNovember, about, has_every, measure


class DomesticAbuseTotals(ByYearToNovember):
    """The totals printed under the offences of domestic abuse (paragraph 53 of the plan)."""

    crimes: Series[int] = measure(
        "Domestic abuse crimes", "crimes", "The total as printed, not as summed", quantity="count", most=20_000
    )

    @pa.dataframe_check(error="Every year has a total")
    @classmethod
    def every_year(cls, frame: pd.DataFrame) -> bool:
        """Fail when a year is missing, or when there are no rows."""
        return has_every(cls, frame, 1)

    class Config:
        """The whole table."""

        name = "domestic_abuse_totals"
        metadata = about(key=["year"], years=YEARS)
