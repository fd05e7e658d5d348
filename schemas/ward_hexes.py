"""The contract of data/ward_hexes.csv."""

from schemas.shapes import Hexagons, OneRowPerWard
from smp_metrics.shapes import about


class WardHexes(Hexagons, OneRowPerWard):
    """Where each ward stands on the map of equal hexagons, drawn by hand to keep neighbours together."""

    class Config:
        """The whole table."""

        name = "ward_hexes"
        metadata = about(key=["ward"], geography="ward")
