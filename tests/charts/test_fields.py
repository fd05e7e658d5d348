"""A picture can't draw a column that its data does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt
import pandas as pd
import pytest

from smp_metrics.charts.pictures.fields import MissingFieldError, check_fields
from smp_metrics.charts.pictures.plot import Label, Plot
from smp_metrics.charts.render import render

if TYPE_CHECKING:
    from smp_metrics.charts.pictures.plot import AnyChart

FRAME = pd.DataFrame({"ward": ["Leeds", "Loose"], "crimes": [81, 80]})
BASE = alt.Chart(FRAME).encode(y="ward:N")


@pytest.mark.parametrize(
    "chart",
    [
        BASE.mark_bar().encode(x="crime:Q"),
        BASE.mark_bar().encode(x="crimes:Q", tooltip=["ward:N", "crime:Q"]),
        alt.layer(BASE.mark_bar(), BASE.mark_text().encode(text="crime:Q")),
        alt.hconcat(BASE.mark_bar(), BASE.mark_bar().encode(x="crime:Q")),
        BASE.mark_bar().encode(color=alt.condition("true", "crime:N", alt.value("red"))),
        alt.Chart(FRAME[["ward"]]).mark_bar().encode(y=alt.Y("ward:N", sort=alt.EncodingSortField("crime"))),
        alt.layer(BASE.mark_bar(), alt.Chart(FRAME.rename(columns={"ward": "crime"})).mark_bar().encode(y="ward:N")),
    ],
    ids=["axis", "tooltip", "layer", "panel", "condition", "order", "own data"],
)
def test_a_missing_column_is_named(chart: AnyChart) -> None:
    with pytest.raises(MissingFieldError, match=r"sample draws columns that its data does not have: (crime|ward)$"):
        check_fields("sample", chart.to_dict())


@pytest.mark.parametrize(
    "chart",
    [
        BASE.mark_bar().encode(x="crimes:Q"),
        BASE.transform_calculate(double="datum.crimes * 2").mark_bar().encode(x="double:Q"),
        alt.layer(BASE.mark_bar(), BASE.mark_text().encode(text="crimes:Q")),
    ],
    ids=["column", "computed", "layer"],
)
def test_columns_that_are_there_pass(chart: AnyChart) -> None:
    check_fields("sample", chart.to_dict())


def test_nothing_is_drawn_of_a_column_that_is_not_there() -> None:
    plot = Plot(FRAME, {"ward": Label("Ward")}, BASE.mark_bar().encode(x="crime:Q"))

    with pytest.raises(MissingFieldError):
        render("sample", plot, ())
