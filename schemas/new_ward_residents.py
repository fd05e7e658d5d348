"""The contract of data/new_ward_residents.csv."""

from pandera.typing import Series

from schemas.shapes import OneRowPerNewWard
from smp_metrics.api.contracts import about, measure


class NewWardResidents(OneRowPerNewWard):
    """Usual residents of each ward since May 2024 in the 2021 census, summed from smaller areas."""

    residents: Series[int] = measure(
        "Residents",
        "residents",
        "Usual residents on 21 March 2021; each small area counts for the ward that ONS gives it to",
        quantity="count",
        least=1_000,
        most=20_000,
    )
    residents_by_land: Series[int] = measure(
        "Residents shared out by land",
        "residents",
        "The same residents, where a small area that wards share is shared out by its land",
        quantity="count",
        least=1_000,
        most=20_000,
    )

    residents_by_street: Series[int] = measure(
        "Residents shared out by streets",
        "residents",
        "The same residents, where such an area is shared out by the points on streets that the police's records name",
        quantity="count",
        least=1_000,
        most=20_000,
    )

    class Config:
        """The whole table."""

        name = "new_ward_residents"
        metadata = about(key=["ward"], geography="ward")
