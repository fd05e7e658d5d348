"""Wards are told apart by fine outlines in degrees; anything else is refused, and coarse lines by measuring them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from schemas.geography import NEW_WARDS, WARDS
from smp_metrics.errors import Problem, ProblemsFound
from smp_metrics.police import boundaries
from smp_metrics.police.boundaries import read_boundaries
from smp_metrics.police.placing import place
from tests.police.support import EAST, WEST, draw

WANTED = {"old_ward": WARDS.values(), "new_ward": NEW_WARDS.values()}


def refused(path: Path) -> Problem:
    with pytest.raises(ProblemsFound) as raised:
        read_boundaries(path, WANTED)
    (problem,) = raised.value.problems
    return problem


def changed(folder: Path, **changes: Any) -> Path:
    """Draw wards, and change the geometry of the first."""
    file = draw(folder) / "wards13.geojson"
    whole = json.loads(file.read_text(encoding="utf-8"))
    whole["features"][0]["geometry"].update(changes)
    file.write_text(json.dumps(whole), encoding="utf-8")
    return file


def test_a_file_is_known_by_the_codes_of_its_wards(tmp_path: Path) -> None:
    folder = draw(tmp_path)

    found = [read_boundaries(folder / f"wards{vintage}.geojson", WANTED) for vintage in ("13", "24")]

    assert [(name, len(each.codes)) for name, each in found] == [("old_ward", 26), ("new_ward", 22)]


def test_each_point_lies_in_one_ward_or_in_none(tmp_path: Path) -> None:
    folder = draw(tmp_path)
    sets = dict(read_boundaries(folder / f"wards{vintage}.geojson", WANTED) for vintage in ("13", "24"))
    border = WEST + (EAST - WEST) / len(WARDS)
    points = pd.DataFrame(
        [
            (f"{WEST + 0.001}", "51.25"),
            (f"{border}", "51.25"),
            (f"{EAST - 0.001}", "51.25"),
            (f"{EAST + 0.001}", "51.25"),
        ],
        columns=["longitude", "latitude"],
    )

    placed = place(points, sets)

    # A point on a border belongs to the ward whose code comes first.
    assert list(placed["old_ward"]) == ["E05004982", "E05004982", "E05005007", ""]
    assert list(placed["new_ward"]) == ["E05015593", "E05015593", "E05015614", ""]


def test_coarse_lines_are_refused_by_what_simplifying_them_loses(tmp_path: Path) -> None:
    problem = refused(draw(tmp_path, fine=1) / "wards13.geojson")

    assert problem.message == "the boundaries are too coarse to count in"
    assert problem.found == "of their corners 0.0% stand within 30 metres of a straight line"


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("<html>", "Expecting value"),
        ('{"type": "Topology"}', "a Topology"),
        ("[]", "list indices"),
        ('{"type": "FeatureCollection"}', "'features'"),
    ],
)
def test_what_is_no_geojson_of_wards_is_refused(tmp_path: Path, content: str, found: str) -> None:
    (tmp_path / "wards.geojson").write_text(content, encoding="utf-8")

    problem = refused(tmp_path / "wards.geojson")

    assert problem.message == "the boundaries can't be read"
    assert problem.found.startswith(found)


def test_a_file_larger_than_any_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(boundaries, "LARGEST", 9)

    assert refused(draw(tmp_path) / "wards13.geojson").found == "over 9 bytes"


def test_a_file_of_other_wards_is_refused(tmp_path: Path) -> None:
    features = [None, {}, {"properties": {"WD24CD": "E05000001"}, "geometry": None}]
    whole = {"type": "FeatureCollection", "features": features}
    (tmp_path / "wards.geojson").write_text(json.dumps(whole), encoding="utf-8")

    assert refused(tmp_path / "wards.geojson").found == "1 wards, and at least 22 missing"


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"type": "Circle"}, "an outline crosses itself or is none"),
        ({"coordinates": []}, "an outline crosses itself or is none"),
        ({"coordinates": [[[0.4, 51.2], [0.5, 51.3], [0.5, 51.2], [0.4, 51.3], [0.4, 51.2]]]}, "an outline crosses"),
        (
            {"coordinates": [[[5.8e5, 1.5e5], [5.9e5, 1.5e5], [5.9e5, 1.6e5], [5.8e5, 1.5e5]]]},
            "the boundaries are not in",
        ),
    ],
)
def test_outlines_that_are_none_are_refused(tmp_path: Path, changes: dict[str, Any], message: str) -> None:
    assert refused(changed(tmp_path, **changes)).message.startswith(message)
