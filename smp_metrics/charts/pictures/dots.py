"""Dots on a line for each name: how far apart two values of the same thing are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import altair as alt
import pandas as pd

from smp_metrics.charts.pictures.parts import HEADROOM, fitted, layered, names, said
from smp_metrics.charts.pictures.plot import Label
from smp_metrics.charts.pictures.theme import FAINT_LINE, GAP_COLOUR, INK, LINE_HEIGHT, MAIN, REST
from smp_metrics.charts.pictures.words import broken, dressed

ROW = alt.Step(26)
TALL_ROW = alt.Step(56)
# Names of two lines, one below the other, need more than a row that has one.
TWO_LINED_ROW = alt.Step(2 * LINE_HEIGHT + 8)
# Between the axis and the first row stand the names of the dots.
NAME_ROOM = 22
# A solid dot fits into a ring, so that both show where they meet.
DOT_SIZE = 70
RING_SIZE = 150
# A ring at zero reaches left of the axis, and may not touch the name there.
RING_ROOM = 12


@dataclass(frozen=True)
class Dots:
    """One column drawn as dots, solid ones or rings, with its name above the first row's."""

    column: str
    name: str
    solid: bool = False


def dot_rows(
    frame: pd.DataFrame,
    labels: Mapping[str, Label],
    name: str,
    series: Sequence[Dots],
    *,
    suffix: str = "",
    room: float = HEADROOM,
) -> alt.LayerChart:
    """Draw a row for each name, with a dot for each of ``series`` and a line from the first to the last.

    ``room`` is how far the scale goes on, as a multiple of the highest value.
    """
    data = dressed(frame, labels)
    top = max(frame[dots.column].max() for dots in series) * room
    axis = alt.Axis(
        orient="top",
        grid=True,
        offset=NAME_ROOM,
        tickCount=5,
        labelOverlap=True,
        labelSeparation=4,
        labelExpr=f"datum.label + '{suffix}'",
    )
    scale = alt.X(f"{series[0].column}:Q", title=None, axis=axis, scale=alt.Scale(domain=[0, top], nice=False))
    base = alt.Chart(data).encode(y=names(name, frame, padding=RING_ROOM), x=scale, **said(data, labels))
    line = base.mark_rule(color=REST, strokeWidth=3).encode(x2=series[-1].column)
    layers = [layer for dots in series for layer in _dots(base, dots)]
    crowded = any(len(broken(one)) > 1 < len(broken(next_)) for one, next_ in pairwise(frame[name]))
    return fitted(layered(line, *layers), TWO_LINED_ROW if crowded else ROW)


def _dots(base: alt.Chart, dots: Dots) -> list[alt.Chart]:
    fill, size = (MAIN, DOT_SIZE) if dots.solid else (GAP_COLOUR, RING_SIZE)
    at = base.encode(x=f"{dots.column}:Q")
    points = at.mark_point(shape="circle", size=size, fill=fill, stroke=MAIN, strokeWidth=2, opacity=1)
    first = alt.Chart(base.data.head(1)).encode(x=f"{dots.column}:Q", y=alt.value(-10))
    return [points, first.mark_text(text=dots.name)]


def dots_apart(frame: pd.DataFrame, labels: Mapping[str, Label], name: str, value: str) -> alt.LayerChart:
    """Draw one dot with its value for each row, on an axis that starts near the lowest, since dots have no length."""
    data = dressed(frame, labels)
    spread = frame[value].max() - frame[value].min()
    domain = [frame[value].min() - spread / 4, frame[value].max() + spread / 4]
    axis = alt.Axis(orient="bottom", grid=True, gridColor=FAINT_LINE, tickCount=4, format=",d")
    scale = alt.X(f"{value}:Q", title=None, axis=axis, scale=alt.Scale(domain=domain, nice=False, zero=False))
    base = alt.Chart(data).encode(y=names(name, frame), x=scale, **said(data, labels))
    points = base.mark_point(shape="circle", size=RING_SIZE, fill=MAIN, stroke=MAIN, opacity=1)
    words = base.mark_text(dy=-18, fontWeight="bold", color=INK).encode(text=f"{value}_shown:N")
    return fitted(layered(points, words), TALL_ROW)
