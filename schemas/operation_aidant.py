"""The contract of data/operation_aidant.csv."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from smp_metrics.api.contracts import FILLED, Table, about, attribute, has_every, key, like

PERIODS = 4
DATE_OF_2024 = like(r"^2024-\d\d-\d\d$", "The date is a day of 2024, such as 2024-03-11")


class OperationAidant(Table):
    """When Operation Aidant ran in 2024 and what each period was about (paragraph 46 of the plan)."""

    theme: Series[str] = key("Theme", "What the period was about", str_matches=FILLED)
    starts: Series[str] = attribute("Starts", "First day of the period", "date", str_matches=DATE_OF_2024)
    ends: Series[str] = attribute("Ends", "Last day of the period", "date", str_matches=DATE_OF_2024)

    @pa.check("starts", "ends", error="The date stands in the calendar")
    @classmethod
    def day_exists(cls, days: "pd.Series[str]") -> "pd.Series[bool]":
        """Fail each date that no calendar has, as 31 November."""
        return pd.to_datetime(days, format="%Y-%m-%d", errors="coerce").notna()

    @pa.dataframe_check(error="There are four periods")
    @classmethod
    def every_period(cls, frame: pd.DataFrame) -> bool:
        """Fail when a period is missing, or when there are no rows."""
        return has_every(cls, frame, PERIODS)

    @pa.dataframe_check(error="A period ends after it starts, and before the next one starts")
    @classmethod
    def periods_follow_each_other(cls, frame: pd.DataFrame) -> bool:
        """Fail when two periods overlap or one ends before it starts, or when there are no rows."""
        days = frame.drop_duplicates("theme").sort_values("starts")[["starts", "ends"]].fillna("").to_numpy().ravel()
        return bool(len(days)) and all(days[:-1] < days[1:])

    class Config:
        """The whole table."""

        name = "operation_aidant"
        metadata = about(key=["theme"])
