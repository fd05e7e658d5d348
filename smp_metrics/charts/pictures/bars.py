"""Horizontal bars in the order of the frame, each with its name at the left and its value at its end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise
from math import inf
from typing import Any

import altair as alt
import pandas as pd

from smp_metrics.charts.font import width
from smp_metrics.charts.pictures.parts import HEADROOM, colour, coloured, fitted, layered, names, said, values
from smp_metrics.charts.pictures.plot import Label
from smp_metrics.charts.pictures.theme import FELL, FONT_SIZE, GAP_COLOUR, ROSE
from smp_metrics.charts.pictures.words import broken, dressed

ROW = alt.Step(26)
# Where two names of two lines follow each other.
TALL_ROW = alt.Step(32)
GROUPED_ROW = alt.Step(19, **{"for": "offset"})
PART_GAP = alt.Scale(paddingInner=0.06)
GAP = 5
# Around the names of the parts, at the left of grouped bars.
PART_MARGIN = 15
# Between groups of bars, as a part of a group's height: the more bars, the smaller that part.
GROUP_GAP = 0.84
# Signs and percent signs take more room beyond a bar than plain counts.
SIGNED_ROOM = 0.36
# What is cut short says so at its end, past a gap in the bar.
CUT_SHORT = ", cut short"
CUT_SHAPE = "M-0.5,1L0,1L0.5,-1L0,-1Z"
CUT_SIZE = 500
CUT_DX = -12
CUT_ROOM = 2.2
# The font has no arrows.
LEFT = "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}"
RIGHT = "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"


def ranked_bars(
    frame: pd.DataFrame, labels: Mapping[str, Label], name: str, value: str, colours: Mapping[str, str]
) -> alt.LayerChart:
    """Draw one bar for each row; ``colours`` maps the names that the message is about to their colour."""
    data = coloured(_drawn(frame, labels, value), name, colours)
    base = alt.Chart(data).encode(
        y=names(name, frame), x=values(value, frame[value].max() * HEADROOM), **said(data, labels)
    )
    bars = base.mark_bar().encode(color=colour())
    ends = base.mark_text(align="left", dx=GAP).encode(text=f"{value}_shown:N")
    return fitted(layered(bars, ends), _row(frame[name]))


def diverging_bars(frame: pd.DataFrame, labels: Mapping[str, Label], name: str, value: str) -> alt.LayerChart:
    """Draw rises to the right of a line and falls to its left, each with its sign."""
    signs = [FELL if change < 0 else ROSE for change in frame[value]]
    data = dressed(frame, labels).assign(colour=signs)
    room = (frame[value].max() - frame[value].min()) * (HEADROOM - 1)
    scale = values(value, max(frame[value].max(), 0) + room, min(frame[value].min(), 0) - room)
    base = alt.Chart(data).encode(y=names(name, frame), x=scale, **said(data, labels))
    bars = base.mark_bar().encode(color=colour())
    return fitted(
        layered(bars, *_signed_ends(base, value, f"{value}_shown"), *_zero_line(data.head(1))), _row(frame[name])
    )


def _row(listed: Iterable[str]) -> alt.Step:
    long = [len(broken(name)) > 1 for name in listed]
    return TALL_ROW if any(one and other for one, other in pairwise(long)) else ROW


def _drawn(frame: pd.DataFrame, labels: Mapping[str, Label], value: str) -> pd.DataFrame:
    # Where there is no number, a bar of no length still has its words and its tooltip.
    return dressed(frame, labels).assign(**{value: frame[value].fillna(0)})


def _signed_ends(base: alt.Chart, value: str, words: str) -> list[alt.Chart]:
    text = base.encode(text=f"{words}:N")
    rises = text.transform_filter(alt.datum[value] >= 0).mark_text(align="left", dx=GAP)
    falls = text.transform_filter(alt.datum[value] < 0).mark_text(align="right", dx=-GAP)
    return [rises, falls]


def _zero_line(once: pd.DataFrame) -> list[alt.Chart]:
    at_zero = alt.Chart(once).encode(x=alt.datum(0))
    above = at_zero.encode(y=alt.value(-10))
    fewer = above.mark_text(align="right", dx=-8, text=f"{LEFT} Fewer")
    more = above.mark_text(align="left", dx=8, text=f"More {RIGHT}")
    return [at_zero.mark_rule(), fewer, more]


def grouped_bars(
    frame: pd.DataFrame, labels: Mapping[str, Label], group: str, part: str, value: str, colours: Mapping[Any, str]
) -> alt.LayerChart:
    """Draw a group of bars for each ``group``, one for each ``part`` of it (a year), each with its part's name."""
    data = coloured(_drawn(frame, labels, value), part, colours)
    base = parted(data, group, part).encode(x=values(value, frame[value].max() * HEADROOM), **said(data, labels))
    ends = base.mark_text(align="left", dx=GAP).encode(text=f"{value}_shown:N")
    return fitted(layered(base.mark_bar().encode(color=colour()), ends, part_names(base, part)), GROUPED_ROW)


def grouped_changes(
    frame: pd.DataFrame,
    labels: Mapping[str, Label],
    by: tuple[str, str, str],
    colours: Mapping[Any, str],
    longest: float = inf,
) -> alt.LayerChart:
    """Draw groups as ``grouped_bars`` does, rises to the right of a line and falls to its left.

    ``by`` is the columns (group, part, value). What is more than ``longest`` is cut short there, with a gap that shows
    it and a word that says it: it would leave the others too short to compare.
    """
    group, part, value = by
    data = coloured(dressed(frame, labels), part, colours)
    cut = data[value].abs() > longest
    shown = data[f"{value}_shown"].where(~cut, data[f"{value}_shown"] + CUT_SHORT)
    data = data.assign(length=data[value].clip(-longest, longest), ends=shown, cut=cut)
    room = (data["length"].max() - data["length"].min()) * SIGNED_ROOM
    left, right = (
        min(data["length"].min(), 0) - room,
        max(data["length"].max(), 0) + room * (CUT_ROOM if cut.any() else 1),
    )
    base = parted(data, group, part).encode(x=values("length", right, left), **said(data, labels))
    layers = [base.mark_bar().encode(color=colour()), _gaps(base), *_signed_ends(base, "length", "ends")]
    return fitted(layered(*layers, part_names(base, part), *_zero_line(data.head(1))), GROUPED_ROW)


def _gaps(base: alt.Chart) -> alt.Chart:
    """Part the end of each bar that is cut short from its beginning."""
    cut: alt.Chart = base.transform_filter(alt.datum.cut)
    look: dict[str, Any] = {"color": GAP_COLOUR, "fill": GAP_COLOUR, "opacity": 1, "aria": False}
    gaps: alt.Chart = cut.mark_point(shape=CUT_SHAPE, size=CUT_SIZE, xOffset=CUT_DX, **look)
    return gaps


def parted(data: pd.DataFrame, group: str, part: str) -> alt.Chart:
    """Give rows in groups, with room between a group's name and the picture for the names of its parts."""
    order = list(dict.fromkeys(data[part]))
    room = PART_MARGIN + max(width(str(name), FONT_SIZE) for name in order)
    across = alt.YOffset(f"{part}:N", sort=order, scale=PART_GAP)
    gap = min(GROUP_GAP / 3, GROUP_GAP / len(order))
    return alt.Chart(data).encode(y=names(group, data, gap=gap, padding=round(room)), yOffset=across)


def part_names(base: alt.Chart, part: str) -> alt.Chart:
    """Write each part's name at the left of its row."""
    written: alt.Chart = base.mark_text(align="right", dx=-GAP)
    return written.encode(text=f"{part}:N", x=alt.value(0))
