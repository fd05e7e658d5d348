"""What a drawing function gives: the data behind a picture, the words for its columns, and the picture."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

    AnyChart = alt.Chart | alt.LayerChart | alt.HConcatChart | alt.VConcatChart


@dataclass(frozen=True)
class Label:
    """How a column is headed and its numbers written: title with unit, decimal places, a sign on rises or not.

    ``plain`` leaves the thousands comma out, as years and cluster numbers want. ``missing`` stands where there is no
    number.
    """

    title: str
    places: int = 0
    signed: bool = False
    plain: bool = False
    suffix: str = ""
    missing: str = "not available"


@dataclass(frozen=True)
class Plot:
    """A picture and its data: one row of ``frame`` for each thing drawn, one label for each column, in table order.

    ``view`` names what several charts show in ways of their own, and this one's way: ("crime by ward", "Count").
    """

    frame: pd.DataFrame
    labels: Mapping[str, Label]
    chart: AnyChart
    view: tuple[str, str] = ("", "")
