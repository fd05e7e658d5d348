"""Small months in the form of data.police.uk, wards drawn as strips, and a project to bring them into."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

import shapely

from schemas.geography import DISTRICTS, NEW_WARDS, WARDS
from smp_metrics.police.files.kinds import ASB, kinds_of
from smp_metrics.police.files.looking import COLUMNS

ROOT = Path(__file__).parents[2]
HASH = "0123456789abcdef" * 4
WEST, EAST, SOUTH, NORTH = 0.40, 0.70, 51.20, 51.30
# Degrees between corners of an outline: some ten metres.
FINE = 0.0001
Row = dict[str, str]
USUAL = {
    "Crime ID": HASH,
    "Month": "2025-01",
    "Reported by": "Kent Police",
    "Falls within": "Kent Police",
    "Longitude": "0.406000",
    "Latitude": "51.250000",
    "Location": "On or near Mill Lane",
    "LSOA code": "E01024320",
    "LSOA name": "Maidstone 003A",
    "Crime type": "Burglary",
    "Last outcome category": "Under investigation",
    "Context": "",
}
INCIDENT = {"Crime ID": "", "Crime type": ASB, "Last outcome category": ""}
NOWHERE = {"Longitude": "", "Latitude": "", "Location": "No Location", "LSOA code": "", "LSOA name": ""}


def row(*changes: Mapping[str, str]) -> Row:
    """Give a record of a burglary in Maidstone with some of its cells changed."""
    made = dict(USUAL)
    for change in changes:
        made |= change
    return made


def text(rows: Iterable[Mapping[str, str]], end: str = "\n") -> str:
    """Write records as a monthly file does."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator=end)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def month(name: str) -> list[Row]:
    """Give a whole month: in each ward a crime of each kind and six incidents, in each other district eight of both."""
    kinds = [kind for kind in kinds_of(name) if kind != ASB]
    step = (EAST - WEST) / len(WARDS)
    rows: list[Row] = []
    for at in range(len(WARDS)):
        x = f"{WEST + step * (at + 0.5):.6f}"
        place = {"Month": name, "Longitude": x, "Location": f"On or near {at} Street"}
        rows += [row(place, {"Crime type": kind}) for kind in kinds] + [row(place, INCIDENT)] * 6
    for district in set(DISTRICTS) - {"Maidstone"}:
        there = {"Month": name, "LSOA name": f"{district} 001A", "Longitude": "1.100000"}
        rows += [row(there), row(there, INCIDENT)] * 8
    return rows


def write(path: Path, rows: Iterable[Mapping[str, str]]) -> Path:
    """Write a monthly file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text(rows), encoding="utf-8")
    return path


def draw(folder: Path, fine: float = FINE) -> Path:
    """Draw both sets of wards as strips from west to east, each a GeoJSON file as ONS gives it."""
    folder.mkdir(parents=True, exist_ok=True)
    for vintage, wards in (("13", WARDS), ("24", NEW_WARDS)):
        step = (EAST - WEST) / len(wards)
        shapes = [shapely.box(WEST + step * at, SOUTH, WEST + step * (at + 1), NORTH) for at in range(len(wards))]
        features = [
            {
                "type": "Feature",
                "properties": {"FID": 1, f"WD{vintage}CD": code, f"WD{vintage}NM": name},
                "geometry": json.loads(shapely.to_geojson(shapely.segmentize(shape, fine))),
            }
            for shape, (name, code) in zip(shapes, wards.items(), strict=True)
        ]
        whole = {"type": "FeatureCollection", "features": features}
        (folder / f"wards{vintage}.geojson").write_text(json.dumps(whole), encoding="utf-8")
    return folder


def project(root: Path) -> Path:
    """Make a project that has the descriptions of the extracts, and none of their rows."""
    (root / "data").mkdir(parents=True)
    for file in [*(ROOT / "data").glob("police_*.yml"), ROOT / "data/partnership.yml"]:
        shutil.copy(file, root / "data")
    draw(root / "police/boundaries")
    return root
