"""Columns from left to right in the order of time, each with its value above it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt
import pandas as pd

from smp_metrics.charts.parts import colour, coloured, dressed, fitted, layered, said
from smp_metrics.charts.plot import Label

HEIGHT = 190
# Above the highest column its value must fit.
HEADROOM = 1.12
PADDING = alt.Scale(paddingInner=0.28, paddingOuter=0.14)


def columns(
    frame: pd.DataFrame, labels: Mapping[str, Label], period: str, value: str, colours: Mapping[Any, str]
) -> alt.LayerChart:
    """Draw one column for each row, the first at the left; a period's name may take two lines."""
    data = coloured(dressed(frame, labels), period, colours)
    axis = alt.Axis(labelAngle=0, domain=True, labelExpr="split(datum.label, '\\n')")
    across = alt.X(f"{period}:N", sort=list(frame[period]), title=None, axis=axis, scale=PADDING)
    top = alt.Scale(domain=[0, frame[value].max() * HEADROOM], nice=False)
    up = alt.Y(f"{value}:Q", axis=None, scale=top)
    base = alt.Chart(data).encode(x=across, y=up, **said(data, labels))
    heads = base.mark_text(baseline="bottom", dy=-4).encode(text=f"{value}_shown:N")
    return fitted(layered(base.mark_bar().encode(color=colour()), heads), HEIGHT)
