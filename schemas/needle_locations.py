"""The contract of data/needle_locations.csv."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from smp_metrics.api.contracts import FILLED, ByYear, Table, about, has_every, key, measure

PLACES = 5


class ByLocation(Table):
    """Rows about places where needles are found."""

    location: Series[str] = key("Location", "Name of the place as the plan spells it", str_matches=FILLED)


class NeedleLocations(ByYear, ByLocation):
    """The five places with the most needle finds of each year (paragraph 105 of the plan)."""

    needles: Series[int] = measure(
        "Needles", "needles", "Needles found at the place", quantity="count", least=1, most=10_000
    )

    @pa.dataframe_check(error="Every year has five places")
    @classmethod
    def every_place_and_year(cls, frame: pd.DataFrame) -> bool:
        """Fail when a year has too few or too many places, or when there are no rows."""
        return has_every(cls, frame, PLACES) and bool(frame.groupby("year")["location"].nunique().le(PLACES).all())

    class Config:
        """The whole table."""

        name = "needle_locations"
        metadata = about(key=["location", "year"], years=(2021, 2022, 2023))
