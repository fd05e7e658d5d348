"""The contract of data/crime_rate_by_ward.csv."""

from pandera.typing import Series

from schemas.shapes import ByWardAndYear
from smp_metrics.api.contracts import about, measure


class CrimeRateByWard(ByWardAndYear):
    """Crimes per 1,000 residents in each ward, in whole numbers (table two of the plan)."""

    crimes_per_1000: Series[int] = measure(
        "Crimes per 1,000 residents",
        "per 1,000 residents",
        "Crimes for each 1,000 residents counted in the 2021 census",
        quantity="rate",
        most=1_000,
    )

    class Config:
        """The whole table."""

        name = "crime_rate_by_ward"
        metadata = about(key=["ward", "year"], geography="ward", years=(2022, 2023))
