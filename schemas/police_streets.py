"""The contract of data/police_streets.csv."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from schemas.geography import NEW_WARDS, WARDS
from smp_metrics.api.contracts import FILLED, Table, about, key, one_of


class PoliceStreets(Table):
    """The streets that the police's open records name, with the wards in which their points lie."""

    street: Series[str] = key("Street", "Name of a street or road, as the records have it", str_matches=FILLED)
    old_ward: Series[str] = key(
        "Ward before May 2024",
        "Ward in which a point of the street lies, as wards stood before May 2024",
        isin=one_of(WARDS, "The old ward is one of the borough's wards before May 2024"),
    )
    new_ward: Series[str] = key(
        "Ward since May 2024",
        "Ward in which the same point lies since May 2024",
        isin=one_of(NEW_WARDS, "The new ward is one of the borough's wards since May 2024"),
    )

    @pa.dataframe_check(error="Every ward has a street")
    @classmethod
    def every_ward_has_a_street(cls, frame: pd.DataFrame) -> bool:
        """Fail when a ward has no street, or when there are no rows."""
        return (frame["old_ward"].nunique(), frame["new_ward"].nunique()) == (len(WARDS), len(NEW_WARDS))

    class Config:
        """The whole table."""

        name = "police_streets"
        metadata = about(key=["street", "old_ward", "new_ward"])
