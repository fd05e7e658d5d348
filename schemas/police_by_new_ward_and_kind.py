"""The contract of data/police_by_new_ward_and_kind.csv."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from schemas.geography import NEW_WARDS
from schemas.police import KINDS, ByKind, Counted, every
from schemas.shapes import ByNewWard
from smp_metrics.api.contracts import Table, about, key, measure, within


class ByWholeYear(Table):
    """Rows about calendar years, of which each month was had."""

    year: Series[int] = key(
        "Year",
        "Calendar year, January to December",
        "date",
        in_range=within(2014, 2099, "The year lies between 2014 and 2099"),
    )


class PoliceByNewWardAndKind(Counted, ByWholeYear, ByKind, ByNewWard):
    """The police's open records of crime in each ward since May 2024, by kind and year."""

    crimes: Series[int] = measure(
        "Crimes",
        "crimes",
        "Crimes of this kind that the police recorded in the year",
        quantity="count",
        most=10_000,
        flow=True,
    )

    @pa.dataframe_check(error="Every ward has a row for every kind and year")
    @classmethod
    def every_ward_kind_and_year(cls, frame: pd.DataFrame) -> bool:
        """Fail when a ward lacks a kind in a year, or when there are no rows."""
        return every(cls, frame, len(NEW_WARDS) * len(KINDS))

    class Config:
        """The whole table."""

        name = "police_by_new_ward_and_kind"
        metadata = about(key=["ward", "kind", "year"], geography="ward", period="year")
