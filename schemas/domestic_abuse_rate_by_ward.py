"""The contract of data/domestic_abuse_rate_by_ward.csv."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from schemas.shapes import ByWardAndYearToNovember
from smp_metrics.api.contracts import about, measure


class DomesticAbuseRateByWard(ByWardAndYearToNovember):
    """Crimes of domestic abuse per 1,000 residents in each ward, to one decimal (table seven of the plan)."""

    crimes_per_1000: Series[float] = measure(
        "Domestic abuse crimes per 1,000 residents",
        "per 1,000 residents",
        "Domestic abuse crimes for each 1,000 residents counted in the 2021 census",
        quantity="rate",
        most=200,
    )

    @pa.dataframe_check(error="Rates have one decimal")
    @classmethod
    def one_decimal(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        """Fail each rate that is printed more finely than the others."""
        return frame["crimes_per_1000"].eq(frame["crimes_per_1000"].round(1))

    class Config:
        """The whole table."""

        name = "domestic_abuse_rate_by_ward"
        metadata = about(key=["ward", "year"], geography="ward", years=(2022, 2023))
