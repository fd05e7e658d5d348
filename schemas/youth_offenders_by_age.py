"""The contract of data/youth_offenders_by_age.csv."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from smp_metrics.api.contracts import ByYearToMarch, Table, about, has_each, key, measure, one_of

AGES = ("under 12", "13", "14", "15", "16", "17 and over")


class ByAge(Table):
    """Rows about young people of one age."""

    age: Series[str] = key(
        "Age", "Age of the young people, as the plan groups it", isin=one_of(AGES, "The age is one of the plan's")
    )


class YouthOffendersByAge(ByYearToMarch, ByAge):
    """Young people who committed crimes, by age (first table of paragraph 81 of the plan)."""

    offenders: Series[int] = measure(
        "Offenders", "young people", "Young people who committed a crime", quantity="count", most=1_000
    )

    @pa.dataframe_check(error="Every age has a row for every year")
    @classmethod
    def every_age_and_year(cls, frame: pd.DataFrame) -> bool:
        """Fail when an age lacks a year, or when there are no rows."""
        return has_each(cls, frame, "age")

    class Config:
        """The whole table."""

        name = "youth_offenders_by_age"
        metadata = about(key=["age", "year"], years=(2022, 2023))
