"""Make a drawing of a plot: check its columns, compile it, draw it, and write its table."""

from __future__ import annotations

import json
from typing import Any

import altair as alt
import vl_convert

from smp_metrics.charts.drawing import Drawing
from smp_metrics.charts.fields import check_fields
from smp_metrics.charts.plot import Plot
from smp_metrics.charts.png import repacked
from smp_metrics.charts.svg import clean_svg
from smp_metrics.charts.theme import CONFIG
from smp_metrics.charts.words import csv_text, is_number, shown, written

VEGA_LITE = alt.SCHEMA_VERSION.removeprefix("v").rpartition(".")[0]
PNG_SCALE = 2
PAPER = '<rect width="100%" height="100%" fill="#FFFFFF"/>'


def render(name: str, plot: Plot, sources: tuple[str, ...]) -> Drawing:
    """Draw ``plot`` in every form; the same plot gives the same bytes."""
    spec = compiled(name, plot)
    raw = vl_convert.vega_to_svg(spec, allowed_base_urls=[])
    compact = json.dumps(spec, ensure_ascii=False, separators=(",", ":"))
    return Drawing(name, clean_svg(raw, name), compact, _png(raw), **_table(plot), sources=sources)


def _png(raw: str) -> bytes:
    root, end, picture = raw.partition(">")
    return repacked(vl_convert.svg_to_png(f"{root}{end}{PAPER}{picture}", scale=PNG_SCALE))


def compiled(name: str, plot: Plot) -> dict[str, Any]:
    """Compile a plot's picture to Vega, in this site's look; raise MissingFieldError when a column isn't there."""
    spec = plot.chart.to_dict()
    check_fields(name, spec)
    vega: dict[str, Any] = vl_convert.vegalite_to_vega({**spec, "config": CONFIG}, vl_version=VEGA_LITE)
    return vega


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
