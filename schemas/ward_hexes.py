"""The contract of data/ward_hexes.csv."""

from pandera.typing import Series

from schemas.shapes import Hexagons, OneRowPerWard, hex_column, hex_row
from smp_metrics.api.contracts import about


class WardHexes(Hexagons, OneRowPerWard):
    """Where each ward stands on the map of equal hexagons, drawn by hand to keep neighbours together."""

    q: Series[int] = hex_column(0, 6)
    r: Series[int] = hex_row(1, 5)

    class Config:
        """The whole table."""

        name = "ward_hexes"
        metadata = about(key=["ward"], geography="ward")
