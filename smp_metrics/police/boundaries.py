"""Reads the boundaries of wards from a GeoJSON file, and refuses those that are too coarse to count in."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from smp_metrics.errors import Problem, ProblemsFound

# ONS names the property after its vintage: WD13CD, WD24CD.
CODE = re.compile(r"WD[0-9]{2}CD", re.IGNORECASE)
# All wards of the United Kingdom in full take 300 million bytes.
LARGEST = 500_000_000
# A line that was simplified by a number of metres loses next to none of its corners when it is simplified so again.
# Lines simplified by 20 metres move a record in 300 into another ward, by 200 (ONS's "super generalised") one in 12.
TOLERANCE = 30
LOST = 0.1
# Where the United Kingdom lies, in degrees: west and east, south and north.
LONGITUDES, LATITUDES = (-9, 3), (49, 61)
# Metres in a degree of latitude.
DEGREE = 111_200
REMEDY = "take the full boundaries, or those “generalised” to 20 metres, from geoportal.statistics.gov.uk"


@dataclass(frozen=True)
class Boundaries:
    """The outlines of some wards, by code: ``shapes`` in the order of ``codes``, in degrees."""

    path: str
    codes: tuple[str, ...]
    shapes: tuple[Any, ...]


def read_boundaries(path: Path, wanted: Mapping[str, Iterable[str]]) -> tuple[str, Boundaries]:
    """Give the name of the set of wards that a file outlines, and the outlines; raise ProblemsFound for any other file.

    ``wanted`` holds the codes of each set. A file may hold further wards: they are left out.
    """
    features = _features(path)
    shapes = {code: feature["geometry"] for feature in features if (code := _code(feature))}
    for name, codes in wanted.items():
        if set(codes) <= shapes.keys():
            return name, _drawn(path, {code: shapes[code] for code in sorted(codes)})
    few = [len(set(codes) - shapes.keys()) for codes in wanted.values()]
    found, expected = f"{len(shapes):,} wards, and at least {min(few)} missing", "every ward, with its code as WD24CD"
    return _refuse(path, "the file lacks wards", found, expected)


def _features(path: Path) -> list[Any]:
    expected = "GeoJSON, as ONS gives it"
    try:
        if path.stat().st_size > LARGEST:
            raise ValueError(f"over {LARGEST:,} bytes")  # noqa: TRY301 - all that is wrong is told in one place
        found = json.loads(path.read_text(encoding="utf-8"))
        if found["type"] != "FeatureCollection":
            raise ValueError(f"a {found['type']}")  # noqa: TRY301 - as above
        return list(found["features"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        problem = Problem(str(path), 0, 0, "the boundaries can't be read", str(error), expected, REMEDY)
        raise ProblemsFound([problem]) from error


def _code(feature: Any) -> str | None:
    properties = feature.get("properties") or {} if isinstance(feature, dict) else {}
    return next((str(value) for key, value in properties.items() if CODE.fullmatch(key)), None)


def _drawn(path: Path, geometries: Mapping[str, Any]) -> Boundaries:
    import shapely  # noqa: PLC0415 - only counting needs it
    from shapely.geometry import shape  # noqa: PLC0415 - as above

    try:
        shapes = [shape(geometry) for geometry in geometries.values()]
        broken = [code for code, each in zip(geometries, shapes, strict=True) if each.is_empty or not each.is_valid]
    except (ValueError, TypeError, KeyError, AttributeError, IndexError, shapely.errors.ShapelyError) as error:
        shapes, broken = [], [str(error)]
    if broken:
        _refuse(path, "an outline crosses itself or is none", ", ".join(broken[:3]), "a polygon for each ward")
    west, south, east, north = shapely.total_bounds(shapes)
    if not (LONGITUDES[0] < west <= east < LONGITUDES[1] and LATITUDES[0] < south <= north < LATITUDES[1]):
        found = f"from {west:.0f}, {south:.0f} to {east:.0f}, {north:.0f}"
        _refuse(path, "the boundaries are not in degrees", found, "longitude and latitude (WGS 84)")
    _refuse_coarse(path, shapes)
    return Boundaries(str(path), tuple(geometries), tuple(shapes))


def _refuse(path: Path, message: str, found: str, expected: str) -> NoReturn:
    raise ProblemsFound([Problem(str(path), 0, 0, message, found, expected, REMEDY)])


def _refuse_coarse(path: Path, shapes: list[Any]) -> None:
    lost = lost_corners(shapes)
    if lost < LOST:
        found = f"of their corners {lost:.1%} stand within {TOLERANCE} metres of a straight line"
        _refuse(path, "the boundaries are too coarse to count in", found, f"at least {LOST:.0%}: finer lines")


def lost_corners(shapes: list[Any]) -> float:
    """Give the share of corners that go when the lines are simplified by TOLERANCE: the less, the coarser they are."""
    import numpy as np  # noqa: PLC0415 - only counting needs it
    import shapely  # noqa: PLC0415 - as above

    middle = np.radians(np.mean(shapely.total_bounds(shapes)[1::2]))
    metres = shapely.transform(shapes, lambda points: points * (DEGREE * np.cos(middle), DEGREE))
    before = shapely.get_num_coordinates(metres).sum()
    return float(1 - shapely.get_num_coordinates(shapely.simplify(metres, TOLERANCE)).sum() / before)
