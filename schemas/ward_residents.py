"""The contract of data/ward_residents.csv."""

from pandera.typing import Series

from schemas.shapes import OneRowPerWard
from smp_metrics.api.contracts import about, measure


class WardResidents(OneRowPerWard):
    """Usual residents of each ward in the 2021 census, summed from smaller areas."""

    residents: Series[int] = measure(
        "Residents",
        "residents",
        "Usual residents on 21 March 2021, known to within 10",
        quantity="count",
        least=1_000,
        most=20_000,
    )

    class Config:
        """The whole table."""

        name = "ward_residents"
        metadata = about(key=["ward"], geography="ward")
