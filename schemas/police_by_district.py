"""The contract of data/police_by_district.csv."""

import pandas as pd
import pandera.pandas as pa

from schemas.district_residents import ByDistrictWithCode
from schemas.geography import DISTRICTS
from schemas.police import CrimesAndIncidents, every
from smp_metrics.api.contracts import ByMonth, about


class PoliceByDistrict(CrimesAndIncidents, ByMonth, ByDistrictWithCode):
    """The police's open records in each district, by month."""

    @pa.dataframe_check(error="Every district has a row for every month")
    @classmethod
    def every_district_and_month(cls, frame: pd.DataFrame) -> bool:
        """Fail when a district lacks a month, or when there are no rows."""
        return every(cls, frame, len(DISTRICTS))

    class Config:
        """The whole table."""

        name = "police_by_district"
        metadata = about(key=["district", "month"], geography="district", period="month")
