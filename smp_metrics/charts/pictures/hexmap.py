"""A map where every ward is a hexagon of one size, so that a small ward weighs as much as a wide one.

Places follow HexJSON's ``odd-r`` layout with ``r`` counted from the bottom: odd rows stand half a hexagon to the right.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from math import sqrt
from typing import Any

import altair as alt
import pandas as pd

from smp_metrics.charts.font import width
from smp_metrics.charts.pictures.parts import layered, said
from smp_metrics.charts.pictures.plot import Label
from smp_metrics.charts.pictures.shades import Shade, fill, ink
from smp_metrics.charts.pictures.theme import GAP_COLOUR, SMALL_FONT_SIZE, WIDTH
from smp_metrics.charts.pictures.words import dressed
from smp_metrics.own import Own

HEXAGON = "M0,-1L0.866,-0.5L0.866,0.5L0,1L-0.866,0.5L-0.866,-0.5Z"
# A point shape fills a square of side 2, and its size is that square's area in pixels.
SHAPE_SIDE = 2
# In rows, from a hexagon's middle to its tip; a row is three quarters of a hexagon high.
TIP = 2 / 3
# Three of a hexagon's six sides are enough, since its neighbours see to the others: the way to the neighbour,
# and the ends of the side between.
SIDES = {
    (1.0, 0): (0.5, -TIP / 2, 0.5, TIP / 2),
    (0.5, 1): (0.0, TIP, 0.5, TIP / 2),
    (-0.5, 1): (0.0, TIP, -0.5, TIP / 2),
}
# How far above the middle the name's first line stands, and the figure below, for names of one line and of two.
LINES = ((0.14, -0.17), (0.27, -0.25))
LONGEST_NAME = 10
# A name takes the largest of these sizes in which it leaves air at both edges, or the last.
NAME_SIZES = (SMALL_FONT_SIZE, 12, 11.75)
NAME_ROOM = 61
FIGURE_SIZE = 15
BORDER_WIDTH = 7
# The strokes of the outermost hexagons take the rest.
MAP_WIDTH = WIDTH - 8

# What is written in a hexagon where the ward's own name is too long for it.
SHORT_NAMES: Own[str] = Own("drawings")


def placed(frame: pd.DataFrame, hexes: pd.DataFrame, name: str = "ward") -> pd.DataFrame:
    """Add the place of each ward's hexagon, ``x`` in hexagons and ``y`` in rows upwards, and what is written where.

    ``name`` is the column of both that holds the wards, or what there is in their stead.
    """
    spots = hexes.assign(x=hexes["q"] + 0.5 * (hexes["r"] % 2), y=hexes["r"])[[name, "x", "y"]]
    found = frame.merge(spots, on=name, validate="one_to_one")
    short = [short_name(each) for each in found[name]]
    heights = pd.DataFrame([LINES[each.count("\n")] for each in short], columns=["up", "down"], index=found.index)
    sizes = [name_size(each) for each in short]
    return found.assign(
        short=short, name_size=sizes, name_y=found["y"] + heights["up"], value_y=found["y"] + heights["down"]
    )


def short_name(ward: str) -> str:
    """Give a ward's name as it fits into a hexagon, in at most two lines."""
    name = SHORT_NAMES.get(ward, ward)
    return name.replace(" ", "\n") if len(name) > LONGEST_NAME else name


def name_size(name: str) -> float:
    """Give the size in which a name fits into a hexagon."""
    widest = max(width(line, 1) for line in name.split("\n"))
    return next((size for size in NAME_SIZES if widest * size <= NAME_ROOM), NAME_SIZES[-1])


def hex_map(
    frame: pd.DataFrame,
    labels: Mapping[str, Label],
    value: str,
    shades: Sequence[Shade],
    *,
    borders: str | None = None,
    key_columns: int = 4,
) -> alt.LayerChart:
    """Draw the hexagons of ``placed`` wards, each with its name and ``value``, shaded by the column ``shade``.

    Where ``borders`` names a column, wards that differ in it are set further apart.
    """
    data = dressed(frame, labels)
    across, up = _extent(data["x"], 0.5), _extent(data["y"], TIP)
    radius = MAP_WIDTH / (across.domain[1] - across.domain[0]) / sqrt(3)
    base = alt.Chart(data).encode(x=alt.X("x:Q", axis=None, scale=across), **said(data, labels))
    tiles = base.mark_point(
        shape=HEXAGON, size=(SHAPE_SIDE * radius) ** 2, opacity=1, stroke=GAP_COLOUR, strokeWidth=1.5
    )
    layers = [tiles.encode(y=alt.Y("y:Q", axis=None, scale=up), fill=fill(shades, key_columns))]
    layers += [_edges(data, borders)] if borders else []
    layers += _words(base, value, shades)
    height = radius * 1.5 * (up.domain[1] - up.domain[0])
    return layered(*layers).properties(width=MAP_WIDTH, height=height)


def _extent(places: pd.Series[float], margin: float) -> alt.Scale:
    return alt.Scale(domain=[places.min() - margin, places.max() + margin], nice=False, zero=False)


def _words(base: alt.Chart, value: str, shades: Sequence[Shade]) -> list[alt.Chart]:
    written = base.encode(color=ink(shades))
    names = written.mark_text(lineBreak="\n", lineHeight=SMALL_FONT_SIZE)
    figures = written.mark_text(fontSize=FIGURE_SIZE, fontWeight="bold")
    size = alt.Size("name_size:Q", scale=None)
    return [
        names.encode(y=alt.Y("name_y:Q", axis=None), text="short:N", size=size),
        figures.encode(y=alt.Y("value_y:Q", axis=None), text=f"{value}_shown:N"),
    ]


def _edges(data: pd.DataFrame, borders: str) -> alt.Chart:
    groups = {(float(x), float(y)): group for x, y, group in data[["x", "y", borders]].to_numpy()}
    lines = alt.Chart(pd.DataFrame(list(_borders(groups))))
    drawn: alt.Chart = lines.mark_rule(color=GAP_COLOUR, strokeWidth=BORDER_WIDTH, strokeCap="round")
    return drawn.encode(x=alt.X("x:Q", axis=None), y=alt.Y("y:Q", axis=None), x2="x2", y2="y2")


def _borders(groups: Mapping[tuple[float, float], Any]) -> Iterator[dict[str, float]]:
    for ((x, y), mine), (step, side) in product(groups.items(), SIDES.items()):
        other = groups.get((x + step[0], y + step[1]), mine)
        if other != mine:
            yield {"x": x + side[0], "y": y + side[1], "x2": x + side[2], "y2": y + side[3]}
