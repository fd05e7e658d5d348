"""A table whose cells are shaded by their number: names down, years across."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import altair as alt
import pandas as pd

from smp_metrics.charts.parts import dressed, fitted, layered, names, said
from smp_metrics.charts.plot import Label
from smp_metrics.charts.shades import NO_NUMBER, class_names, fill, ink, shades_between
from smp_metrics.charts.theme import FONT_SIZE, GAP_COLOUR, SMALLEST_FONT_SIZE

ROW = alt.Step(26)


def shaded_table(
    frame: pd.DataFrame, labels: Mapping[str, Label], by: tuple[str, str, str], steps: Sequence[int]
) -> alt.LayerChart:
    """Draw one cell for each row of the frame; ``by`` is the columns (name, period, value).

    A cell without a number is left blank, and says in words that it has none.
    """
    name, period, value = by
    shades = shades_between(steps)
    missing = frame[value].isna()
    data = dressed(frame, labels).assign(
        shade=class_names(frame[value], steps), size=missing.map({True: SMALLEST_FONT_SIZE, False: FONT_SIZE})
    )
    across = alt.X(f"{period}:N", sort=None, title=None, axis=alt.Axis(orient="top", labelAngle=0))
    base = alt.Chart(data).encode(x=across, y=names(name, frame, gap=0), **said(data, labels))
    paint = [*shades, NO_NUMBER] if missing.any() else shades
    cells = base.mark_rect(stroke=GAP_COLOUR, strokeWidth=2).encode(fill=fill(paint, key_columns=2))
    size = alt.Size("size:Q", scale=None)
    figures = base.mark_text().encode(text=f"{value}_shown:N", color=ink(paint), size=size)
    return fitted(layered(cells, figures), ROW)
