"""The contract of data/all_crime_by_ward.csv."""

from pandera.typing import Series

from schemas.shapes import ByWardAndYear
from smp_metrics.api.contracts import about, measure


class AllCrimeByWard(ByWardAndYear):
    """Crimes of every kind recorded in each ward (table one of the plan)."""

    crimes: Series[int] = measure(
        "Crimes", "crimes", "Crimes of every kind that the police recorded", quantity="count", most=10_000
    )

    class Config:
        """The whole table."""

        name = "all_crime_by_ward"
        metadata = about(key=["ward", "year"], geography="ward", years=(2022, 2023))
