"""Places in a ranking, each on a strip from the first place to the last."""

from __future__ import annotations

from collections.abc import Mapping

import altair as alt
import pandas as pd

from smp_metrics.charts.pictures.bars import part_names, parted
from smp_metrics.charts.pictures.parts import fitted, layered, said
from smp_metrics.charts.pictures.plot import Label
from smp_metrics.charts.pictures.theme import INK_ON_DARK, MAIN, REST
from smp_metrics.charts.pictures.words import dressed

ROW = alt.Step(25, **{"for": "offset"})
# A place is a small dot, the one that the message is about a large one with its number in it.
PLACE_SIZE = 24
CHOSEN_SIZE = 420
MARGIN = 0.6
# How far the words above the ends reach beyond them.
OVERHANG = 8


def rank_strips(
    frame: pd.DataFrame, labels: Mapping[str, Label], by: tuple[str, str, str], last: int, ends: tuple[str, str]
) -> alt.LayerChart:
    """Draw a strip of ``last`` places for each row; ``by`` is the columns (group, part, rank).

    ``ends`` says what the first place means, and the last.
    """
    group, part, rank = by
    data = dressed(frame, labels)
    scale = alt.Scale(domain=[1 - MARGIN, last + MARGIN], nice=False, zero=False)
    base = parted(data, group, part).encode(x=alt.X(f"{rank}:Q", axis=None, scale=scale), **said(data, labels))
    chosen = base.mark_point(shape="circle", size=CHOSEN_SIZE, fill=MAIN, stroke=MAIN, opacity=1)
    number = base.mark_text(color=INK_ON_DARK, fontWeight="bold").encode(text=f"{rank}_shown:N")
    above = alt.Chart(data.head(1)).encode(y=alt.value(-12))
    first = above.encode(x=alt.datum(1)).mark_text(text=ends[0], align="left", dx=-OVERHANG)
    final = above.encode(x=alt.datum(last)).mark_text(text=ends[1], align="right", dx=OVERHANG)
    return fitted(layered(_places(data, by, last), chosen, number, part_names(base, part), first, final), ROW)


def _places(data: pd.DataFrame, by: tuple[str, str, str], last: int) -> alt.Chart:
    group, part, rank = by
    places = data[[group, part]].merge(pd.DataFrame({rank: range(1, last + 1)}), how="cross")
    base = parted(places, group, part).encode(x=alt.X(f"{rank}:Q", axis=None))
    dots: alt.Chart = base.mark_circle(size=PLACE_SIZE, color=REST, opacity=1, aria=False)
    return dots
