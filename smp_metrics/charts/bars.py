"""Horizontal bars in the order of the frame, each with its name at the left and its value at its end."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import altair as alt
import pandas as pd

from smp_metrics.charts.plot import Label
from smp_metrics.charts.theme import MAIN, OTHER, REST, WIDTH
from smp_metrics.charts.words import name_axis, number_format

ROW_HEIGHT = 26
# A value's label stands beyond the end of its bar, so the scale goes on beyond the longest.
HEADROOM = 1.16
LEFT = "\N{LEFTWARDS ARROW}"
RIGHT = "\N{RIGHTWARDS ARROW}"


def tooltips(labels: Mapping[str, Label]) -> list[alt.Tooltip]:
    """Give a tooltip that says all that the row of a table would."""
    return [alt.Tooltip(name, title=label.title) for name, label in labels.items()]


def names(column: str, frame: pd.DataFrame, **axis: Any) -> alt.Y:
    """Give the vertical scale of names, from the frame's first row down."""
    order = list(dict.fromkeys(frame[column]))
    return alt.Y(
        f"{column}:N",
        sort=order,
        title=None,
        axis=alt.Axis(**name_axis(order), **axis),
        scale=alt.Scale(paddingInner=0.28, paddingOuter=0.1),
    )


def values(column: str, top: float, bottom: float = 0) -> alt.X:
    """Give the horizontal scale without an axis: every bar says its own value."""
    return alt.X(f"{column}:Q", axis=None, scale=alt.Scale(domain=[bottom, top], nice=False, zero=True))


def picked(column: str, chosen: Collection[str], main: str = MAIN, rest: str = REST) -> Any:
    """Colour the rows that the message is about, and leave the rest quiet."""
    return alt.condition(alt.FieldOneOfPredicate(column, list(chosen)), alt.value(main), alt.value(rest))


def ranked_bars(
    frame: pd.DataFrame, labels: Mapping[str, Label], name: str, value: str, highlight: Collection[str]
) -> alt.LayerChart:
    """Draw one bar for each row."""
    base = alt.Chart(frame).encode(
        y=names(name, frame),
        x=values(value, frame[value].max() * HEADROOM),
        tooltip=tooltips(labels),
    )
    bars = base.mark_bar().encode(color=picked(name, highlight))
    ends = base.mark_text(align="left", dx=5).encode(text=alt.Text(value, format=number_format(labels[value])))
    return fitted(bars + ends)


def fitted(chart: alt.LayerChart) -> alt.LayerChart:
    """Make the whole picture, names included, as wide as every other."""
    return chart.properties(
        width=WIDTH, height=alt.Step(ROW_HEIGHT), autosize=alt.AutoSizeParams(type="fit-x", contains="padding")
    )


def diverging_bars(frame: pd.DataFrame, labels: Mapping[str, Label], name: str, value: str) -> alt.LayerChart:
    """Draw rises to the right of a line and falls to its left, each with its sign."""
    room = (frame[value].max() - frame[value].min()) * (HEADROOM - 1)
    base = alt.Chart(frame).encode(
        y=names(name, frame),
        x=values(value, max(frame[value].max(), 0) + room, min(frame[value].min(), 0) - room),
        tooltip=tooltips(labels),
    )
    bars = base.mark_bar().encode(color=alt.condition(alt.datum[value] > 0, alt.value(OTHER), alt.value(MAIN)))
    text = alt.Text(value, format=number_format(labels[value]))
    rises = base.transform_filter(alt.datum[value] >= 0).mark_text(align="left", dx=5).encode(text=text)
    falls = base.transform_filter(alt.datum[value] < 0).mark_text(align="right", dx=-5).encode(text=text)
    return fitted(bars + rises + falls + _zero_line(frame.head(1)))


def _zero_line(once: pd.DataFrame) -> alt.LayerChart:
    at_zero = alt.Chart(once).encode(x=alt.datum(0))
    sides = [("right", -8, f"{LEFT} Fewer"), ("left", 8, f"More {RIGHT}")]
    words = [at_zero.mark_text(align=align, dx=dx, text=text).encode(y=alt.value(-10)) for align, dx, text in sides]
    return alt.layer(at_zero.mark_rule(), *words)
