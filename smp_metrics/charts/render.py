"""Make a drawing of a plot: check its columns, have it drawn, and write its table."""

from __future__ import annotations

from typing import Any

from smp_metrics.charts import vega
from smp_metrics.charts.drawing import Drawing
from smp_metrics.charts.pictures.fields import check_fields
from smp_metrics.charts.pictures.plot import Plot
from smp_metrics.charts.pictures.theme import CONFIG
from smp_metrics.charts.pictures.words import csv_text, dressed, is_number, shown, written


def render(name: str, plot: Plot, sources: tuple[str, ...]) -> Drawing:
    """Draw ``plot`` here and now."""
    return drawing_of(name, plot, sources, vega.picture(name, spec_of(name, plot), rows_of(plot)))


def spec_of(name: str, plot: Plot) -> dict[str, Any]:
    """Give a plot as Vega-Lite in this site's look; raise MissingFieldError when a column isn't there."""
    spec = plot.chart.to_dict()
    check_fields(name, spec)
    return {**spec, "config": CONFIG}


def rows_of(plot: Plot) -> list[str]:
    """Give what the mark of each row says: see ``dressed``."""
    return list(dressed(plot.frame, plot.labels)["said"])


def drawing_of(name: str, plot: Plot, sources: tuple[str, ...], svg: str) -> Drawing:
    """Put a plot's picture and its table together."""
    return Drawing(name, svg, **_table(plot), sources=sources, view=plot.view)


def _table(plot: Plot) -> dict[str, Any]:
    names, labels = list(plot.labels), list(plot.labels.values())
    records = plot.frame[names].to_dict("split")["data"]
    plain = [[written(value, label) for value, label in zip(row, labels, strict=True)] for row in records]
    return {
        "csv": csv_text(names, plain),
        "columns": tuple(label.title for label in labels),
        "numeric": tuple(is_number(value) for value in records[0]),
        "rows": tuple(tuple(map(shown, row, labels)) for row in records),
    }
