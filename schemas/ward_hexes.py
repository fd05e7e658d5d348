"""The contract of data/ward_hexes.csv."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from schemas.shapes import OneRowPerWard, about, attribute, within


class WardHexes(OneRowPerWard):
    """Where each ward stands on the map of equal hexagons, drawn by hand to keep neighbours together."""

    q: Series[int] = attribute(
        "Column", "Place in the row, counted from the left", in_range=within(0, 6, "Columns are numbered from 0 to 6")
    )
    r: Series[int] = attribute(
        "Row",
        "Row, counted from the bottom; every odd row is shifted half a hexagon to the right",
        in_range=within(1, 5, "Rows are numbered from 1 to 5"),
    )

    @pa.dataframe_check(error="No two wards stand on the same hexagon")
    @classmethod
    def hexagons_hold_one_ward(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        """Fail each row on a hexagon that an earlier ward holds; a ward that stands twice breaks another rule."""
        return ~frame.duplicated(["q", "r"]) | frame.duplicated("ward")

    class Config:
        """The whole table."""

        name = "ward_hexes"
        metadata = about(key=["ward"], geography="ward")
