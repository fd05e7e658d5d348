"""Finds the ward of each point by its outline. Only distinct points are placed: many records share one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from smp_metrics.police.boundaries import Boundaries

POINT = ["longitude", "latitude"]
OUTSIDE = ""
"""The ward of a point that lies in none."""


def distinct_points(kept: Any) -> Any:
    """Give the points of some records, each once, as text: so they are the same ones again when rows are matched."""
    return kept.filter(kept.longitude.notnull()).select(POINT).distinct()


def place(points: Any, sets: Mapping[str, Boundaries]) -> Any:
    """Add to a data frame of points a column for each set of wards: the code of the ward in which a point lies.

    A point on the line between two wards belongs to the one whose code comes first.
    """
    import shapely  # noqa: PLC0415 - only counting needs it

    dots = shapely.points(points["longitude"].astype(float), points["latitude"].astype(float))
    return points.assign(**{name: _codes(dots, outlines) for name, outlines in sets.items()})


def _codes(dots: Any, outlines: Boundaries) -> list[str]:
    import shapely  # noqa: PLC0415 - as above

    found = [OUTSIDE] * len(dots)
    hits = shapely.STRtree(outlines.shapes).query(dots, predicate="intersects").T
    for dot, ward in sorted(hits.tolist(), reverse=True):
        found[dot] = outlines.codes[ward]
    return found
