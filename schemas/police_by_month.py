"""The contract of data/police_by_month.csv."""

from pandera.typing import Series

from schemas.police import CrimesAndIncidents
from smp_metrics.api.contracts import ByMonth, about, measure


class PoliceByMonth(CrimesAndIncidents, ByMonth):
    """The police's open records in the borough, by month, and how many of them lie in no ward."""

    outside_old_wards: Series[int] = measure(
        "Outside the old wards",
        "records",
        "Crimes and incidents of the borough whose point lies in no ward as it stood before May 2024",
        quantity="count",
        most=200,
        flow=True,
    )
    outside_new_wards: Series[int] = measure(
        "Outside the new wards",
        "records",
        "Crimes and incidents of the borough whose point lies in no ward since May 2024",
        quantity="count",
        most=200,
        flow=True,
    )

    class Config:
        """The whole table."""

        name = "police_by_month"
        metadata = about(key=["month"], period="month")
