"""Columns of bars side by side over the same names: one measure in each, all on one scale."""

from __future__ import annotations

from collections.abc import Mapping

import altair as alt
import pandas as pd

from smp_metrics.charts.font import width
from smp_metrics.charts.pictures.parts import NAME_PADDING, colour, coloured, layered, names, said, values
from smp_metrics.charts.pictures.plot import Label
from smp_metrics.charts.pictures.theme import EDGE, FONT_SIZE, INK, WIDTH
from smp_metrics.charts.pictures.words import broken, dressed

ROW = alt.Step(48)
GAP = 5
SPACING = 14
# Beyond the longest bar, its value must fit in a narrow column.
HEADROOM = 1.75


def bar_panels(
    frame: pd.DataFrame, labels: Mapping[str, Label], by: tuple[str, str, str], colours: Mapping[str, str]
) -> alt.HConcatChart:
    """Draw one column of bars for each panel, named at its head; ``by`` is the columns (name, panel, value)."""
    name, panel, value = by
    data = coloured(dressed(frame, labels), name, colours)
    heads = list(dict.fromkeys(frame[panel]))
    room = 2 * EDGE + NAME_PADDING + max(width(line, FONT_SIZE) for each in data[name] for line in broken(each))
    wide = (WIDTH - room - SPACING * (len(heads) - 1)) / len(heads)
    columns = [
        _column(data[data[panel] == head], labels, by, frame[value].max() * HEADROOM)
        .encode(y=names(name, frame, shown=at == 0))
        .properties(width=wide, height=ROW, title=_head(head))
        for at, head in enumerate(heads)
    ]
    return alt.hconcat(*columns, spacing=SPACING)


def _column(data: pd.DataFrame, labels: Mapping[str, Label], by: tuple[str, str, str], top: float) -> alt.LayerChart:
    base = alt.Chart(data).encode(x=values(by[2], top), **said(data, labels))
    ends = base.mark_text(align="left", dx=GAP).encode(text=f"{by[2]}_shown:N")
    return layered(base.mark_bar().encode(color=colour()), ends)


def _head(title: str) -> alt.TitleParams:
    lines = title.split("\n")
    # Over its bars, and not over the names beside the first.
    return alt.TitleParams(
        lines, anchor="start", fontSize=FONT_SIZE, fontWeight="bold", color=INK, frame="group", offset=8
    )
