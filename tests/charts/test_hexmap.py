"""Every ward stands where the layout puts it, with its name and number inside its hexagon."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from smp_metrics.charts.pictures.hexmap import LONGEST_NAME, name_size, placed, short_name
from smp_metrics.charts.pictures.shades import class_names, shades_between
from smp_metrics.charts.registry import drawer_of
from smp_metrics.extracts import Extracts

HEXES = pd.DataFrame({"ward": ["South", "North", "East"], "q": [1, 1, 2], "r": [0, 1, 0]})


def test_odd_rows_stand_half_a_hexagon_to_the_right_and_rows_count_from_the_bottom() -> None:
    found = placed(HEXES[["ward"]], HEXES)

    assert found[["ward", "x", "y"]].to_numpy().tolist() == [["South", 1.0, 0], ["North", 1.5, 1], ["East", 2.0, 0]]


def test_a_ward_that_the_layout_names_twice_is_refused() -> None:
    with pytest.raises(pd.errors.MergeError):
        placed(HEXES[["ward"]], pd.concat([HEXES, HEXES]))


def test_every_ward_has_a_name_that_fits_and_no_two_share_it(drawn_root: Path) -> None:
    wards = [str(row["ward"]) for row in Extracts(drawn_root)["ward_hexes"].rows]
    names = [short_name(ward) for ward in wards]

    assert len(set(names)) == len(wards) > 0
    assert max(len(line) for name in names for line in name.split("\n")) <= LONGEST_NAME + 1
    assert max(name.count("\n") for name in names) == 1


def test_a_long_name_is_written_smaller() -> None:
    assert [name_size(name) for name in ("Fant", "Shepway\nNorth", "Staplehurst", "Harrietsham")] == [13, 13, 12, 11.75]


def test_wards_of_different_clusters_are_set_apart_wherever_they_touch(drawn_root: Path) -> None:
    spec = drawer_of("map_clusters")(Extracts(drawn_root)).chart.to_dict()
    tables = list(spec["datasets"].values())
    wards = next(table for table in tables if "cluster" in table[0])
    edges = next(table for table in tables if "x2" in table[0])
    at = {(row["x"], row["y"]): row["cluster"] for row in wards}
    steps = ((1, 0), (0.5, 1), (-0.5, 1))
    touching = [(at[x, y], at[x + dx, y + dy]) for x, y in at for dx, dy in steps if (x + dx, y + dy) in at]

    assert len(edges) == sum(one != other for one, other in touching) > 0
    for edge in edges:
        assert (edge["x2"] - edge["x"]) ** 2 * 3 + (edge["y2"] - edge["y"]) ** 2 * 9 / 4 == pytest.approx(1)


def test_a_step_belongs_to_the_class_above_it() -> None:
    assert class_names([0, 49, 50, 99, 100, 199, 200, 9999], (50, 100, 200)) == [
        *["Under 50"] * 2,
        *["50 to 99"] * 2,
        *["100 to 199"] * 2,
        *["200 or more"] * 2,
    ]


def test_a_class_of_decimals_ends_where_the_next_begins() -> None:
    assert class_names([9.9, 10.0, 14.9, 15.0], (10, 15, 20), 1) == ["Under 10", *["10 to 14.9"] * 2, "15 to 19.9"]


def test_the_key_writes_thousands_with_a_comma() -> None:
    assert [shade.name for shade in shades_between((200, 500, 1000))] == [
        "Under 200",
        "200 to 499",
        "500 to 999",
        "1,000 or more",
    ]
