"""The contract of data/police_by_old_ward.csv."""

import pandas as pd
import pandera.pandas as pa

from schemas.geography import WARDS
from schemas.police import CrimesAndIncidents, every
from schemas.shapes import ByWardWithCode
from smp_metrics.api.contracts import ByMonth, about


class PoliceByOldWard(CrimesAndIncidents, ByMonth, ByWardWithCode):
    """The police's open records in each ward as it stood before May 2024, by month."""

    @pa.dataframe_check(error="Every ward has a row for every month")
    @classmethod
    def every_ward_and_month(cls, frame: pd.DataFrame) -> bool:
        """Fail when a ward lacks a month, or when there are no rows."""
        return every(cls, frame, len(WARDS))

    class Config:
        """The whole table."""

        name = "police_by_old_ward"
        metadata = about(key=["ward", "month"], geography="ward", period="month")
