"""The contract of data/new_ward_hexes.csv."""

from schemas.shapes import Hexagons, OneRowPerNewWard
from smp_metrics.shapes import about


class NewWardHexes(Hexagons, OneRowPerNewWard):
    """Where each ward since May 2024 stands on the map of equal hexagons, laid out to keep neighbours together."""

    class Config:
        """The whole table."""

        name = "new_ward_hexes"
        metadata = about(key=["ward"], geography="ward")
