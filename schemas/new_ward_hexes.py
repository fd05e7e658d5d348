"""The contract of data/new_ward_hexes.csv."""

from pandera.typing import Series

from schemas.shapes import Hexagons, OneRowPerNewWard, hex_column, hex_row
from smp_metrics.api.contracts import about


class NewWardHexes(Hexagons, OneRowPerNewWard):
    """Where each ward since May 2024 stands on the map of equal hexagons, laid out to keep neighbours together."""

    q: Series[int] = hex_column(1, 5)
    r: Series[int] = hex_row(1, 6)

    class Config:
        """The whole table."""

        name = "new_ward_hexes"
        metadata = about(key=["ward"], geography="ward")
