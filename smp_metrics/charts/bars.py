"""Horizontal bars in the order of the frame, each with its name at the left and its value at its end."""

from __future__ import annotations

from collections.abc import Mapping

import altair as alt
import pandas as pd

from smp_metrics.charts.parts import HEADROOM, colour, coloured, dressed, fitted, layered, names, said, values
from smp_metrics.charts.plot import Label
from smp_metrics.charts.theme import MAIN, OTHER

ROW = alt.Step(26)
GROUPED_ROW = alt.Step(19, **{"for": "offset"})
PART_GAP = alt.Scale(paddingInner=0.06)
GAP = 5
# Room at the left of grouped bars for the names of the parts.
PART_ROOM = 44
LEFT = "\N{LEFTWARDS ARROW}"
RIGHT = "\N{RIGHTWARDS ARROW}"


def ranked_bars(
    frame: pd.DataFrame, labels: Mapping[str, Label], name: str, value: str, colours: Mapping[str, str]
) -> alt.LayerChart:
    """Draw one bar for each row; ``colours`` maps the names that the message is about to their colour."""
    data = coloured(dressed(frame, labels), name, colours)
    base = alt.Chart(data).encode(
        y=names(name, frame), x=values(value, frame[value].max() * HEADROOM), **said(data, labels)
    )
    bars = base.mark_bar().encode(color=colour())
    ends = base.mark_text(align="left", dx=GAP).encode(text=f"{value}_shown:N")
    return fitted(layered(bars, ends), ROW)


def diverging_bars(frame: pd.DataFrame, labels: Mapping[str, Label], name: str, value: str) -> alt.LayerChart:
    """Draw rises to the right of a line and falls to its left, each with its sign."""
    signs = [MAIN if change < 0 else OTHER for change in frame[value]]
    data = dressed(frame, labels).assign(colour=signs)
    room = (frame[value].max() - frame[value].min()) * (HEADROOM - 1)
    scale = values(value, max(frame[value].max(), 0) + room, min(frame[value].min(), 0) - room)
    base = alt.Chart(data).encode(y=names(name, frame), x=scale, **said(data, labels))
    text = base.encode(text=f"{value}_shown:N")
    rises = text.transform_filter(alt.datum[value] >= 0).mark_text(align="left", dx=GAP)
    falls = text.transform_filter(alt.datum[value] < 0).mark_text(align="right", dx=-GAP)
    bars = base.mark_bar().encode(color=colour())
    return fitted(layered(bars, rises, falls, *_zero_line(data.head(1))), ROW)


def _zero_line(once: pd.DataFrame) -> list[alt.Chart]:
    at_zero = alt.Chart(once).encode(x=alt.datum(0))
    above = at_zero.encode(y=alt.value(-10))
    fewer = above.mark_text(align="right", dx=-8, text=f"{LEFT} Fewer")
    more = above.mark_text(align="left", dx=8, text=f"More {RIGHT}")
    return [at_zero.mark_rule(), fewer, more]


def grouped_bars(
    frame: pd.DataFrame, labels: Mapping[str, Label], group: str, part: str, value: str, colours: Mapping[int, str]
) -> alt.LayerChart:
    """Draw a group of bars for each ``group``, one for each ``part`` of it (a year), each with its part's name."""
    data = coloured(dressed(frame, labels), part, colours)
    base = alt.Chart(data).encode(
        y=names(group, frame, padding=PART_ROOM),
        yOffset=alt.YOffset(f"{part}:N", sort=list(dict.fromkeys(frame[part])), scale=PART_GAP),
        x=values(value, frame[value].max() * HEADROOM),
        **said(data, labels),
    )
    ends = base.mark_text(align="left", dx=GAP).encode(text=f"{value}_shown:N")
    parts = base.mark_text(align="right", dx=-GAP).encode(text=f"{part}:N", x=alt.datum(0))
    return fitted(layered(base.mark_bar().encode(color=colour()), ends, parts), GROUPED_ROW)
