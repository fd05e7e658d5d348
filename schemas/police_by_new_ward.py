"""The contract of data/police_by_new_ward.csv."""

import pandas as pd
import pandera.pandas as pa

from schemas.geography import NEW_WARDS
from schemas.police import CrimesAndIncidents, every
from schemas.shapes import ByNewWard
from smp_metrics.api.contracts import ByMonth, about


class PoliceByNewWard(CrimesAndIncidents, ByMonth, ByNewWard):
    """The police's open records in each ward since May 2024, by month."""

    @pa.dataframe_check(error="Every ward has a row for every month")
    @classmethod
    def every_ward_and_month(cls, frame: pd.DataFrame) -> bool:
        """Fail when a ward lacks a month, or when there are no rows."""
        return every(cls, frame, len(NEW_WARDS))

    class Config:
        """The whole table."""

        name = "police_by_new_ward"
        metadata = about(key=["ward", "month"], geography="ward", period="month")
