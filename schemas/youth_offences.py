"""The contract of data/youth_offences.csv."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from smp_metrics.api.contracts import ByYearToMarch, about, has_every, measure


class YouthOffences(ByYearToMarch):
    """Offences by young people over seven years (second table of paragraph 81 of the plan)."""

    offences: Series[int] = measure(
        "Offences", "offences", "Offences that young people committed", quantity="count", most=2_000
    )

    @pa.dataframe_check(error="Every year has a row")
    @classmethod
    def every_year(cls, frame: pd.DataFrame) -> bool:
        """Fail when a year is missing, or when there are no rows."""
        return has_every(cls, frame, 1)

    class Config:
        """The whole table."""

        name = "youth_offences"
        metadata = about(key=["year"], years=(2017, 2018, 2019, 2020, 2021, 2022, 2023))
