"""What every picture of named rows is made of: the names, the scale, the colours, the words of a tooltip."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from typing import Any

import altair as alt
import pandas as pd

from smp_metrics.charts.pictures.plot import Label
from smp_metrics.charts.pictures.theme import LINE_HEIGHT, MAIN, REST, WIDTH
from smp_metrics.charts.pictures.words import broken

# A value's label stands beyond the end of its bar, so the scale goes on beyond the longest.
HEADROOM = 1.18
NAME_PADDING = 6


def coloured(frame: pd.DataFrame, column: str, colours: Mapping[Any, str]) -> pd.DataFrame:
    """Add a column ``colour``: those that the message is about have theirs, the rest stay quiet."""
    return frame.assign(colour=[colours.get(value, REST) for value in frame[column]])


def emphasis(chosen: Collection[Any]) -> dict[Any, str]:
    """Give the main colour to what the message is about."""
    return dict.fromkeys(chosen, MAIN)


def colour() -> alt.Color:
    """Paint each row as its column ``colour`` says."""
    return alt.Color("colour:N", scale=None, legend=None)


def said(frame: pd.DataFrame, labels: Mapping[str, Label]) -> dict[str, Any]:
    """Give the channels that say a ``dressed`` row: a tooltip, and its words for who hears the picture."""
    columns = {name: f"{name}_shown" if f"{name}_shown" in frame else name for name in labels}
    tooltip = [alt.Tooltip(columns[name], type="nominal", title=label.title) for name, label in labels.items()]
    return {"tooltip": tooltip, "description": alt.Description("said", type="nominal")}


def names(
    column: str, frame: pd.DataFrame, *, gap: float = 0.28, padding: int = NAME_PADDING, shown: bool = True
) -> alt.Y:
    """Give the vertical scale of names, from the frame's first row down.

    ``gap`` is the part of a row that stays empty, ``padding`` the pixels right of a name.
    """
    order = list(dict.fromkeys(frame[column]))
    return alt.Y(
        f"{column}:N",
        sort=order,
        title=None,
        axis=alt.Axis(labelPadding=padding, **_name_axis(order)) if shown else None,
        scale=alt.Scale(paddingInner=gap, paddingOuter=gap / 3),
    )


def _name_axis(order: Iterable[str]) -> dict[str, Any]:
    # Long names take more lines, and go up by half a line for each to stay in the middle of their row.
    long = {name: lines for name in order if len(lines := broken(name)) > 1}
    if not long:
        return {}
    known = json.dumps(long, ensure_ascii=False)
    lifted = {"condition": [_lift(long, count) for count in sorted(set(map(len, long.values())))], "value": 0}
    return {"labelExpr": f"{known}[datum.label] || datum.label", "labelOffset": lifted}


def _lift(long: Mapping[str, list[str]], count: int) -> dict[str, Any]:
    listed = json.dumps([name for name, lines in long.items() if len(lines) == count], ensure_ascii=False)
    return {"test": f"indexof({listed}, datum.value) >= 0", "value": -LINE_HEIGHT / 2 * (count - 1)}


def values(column: str, top: float, bottom: float = 0) -> alt.X:
    """Give the horizontal scale without an axis: every bar says its own value."""
    return alt.X(f"{column}:Q", axis=None, scale=alt.Scale(domain=[bottom, top], nice=False, zero=True))


def layered(*layers: alt.Chart | alt.LayerChart) -> alt.LayerChart:
    """Draw layers over each other, the first at the bottom."""
    return alt.LayerChart(layer=list(layers))


def fitted(chart: alt.LayerChart, height: alt.Step | int) -> alt.LayerChart:
    """Make the whole picture, names included, as wide as every other; a step is the height of each of its rows."""
    size = alt.AutoSizeParams(type="fit-x", contains="padding")
    return chart.properties(width=WIDTH, height=height, autosize=size)
