"""What charts are drawn with: kinds of picture, how columns are labelled, and the colours."""

from smp_metrics.charts.pictures.bars import diverging_bars, grouped_bars, grouped_changes, ranked_bars
from smp_metrics.charts.pictures.changes import changes
from smp_metrics.charts.pictures.dots import Dots, dot_rows, dots_apart
from smp_metrics.charts.pictures.hexmap import SHORT_NAMES, hex_map, placed, short_name
from smp_metrics.charts.pictures.lines import Lines, line_panels
from smp_metrics.charts.pictures.panel_heads import wrapped
from smp_metrics.charts.pictures.panels import bar_panels
from smp_metrics.charts.pictures.parts import emphasis
from smp_metrics.charts.pictures.plot import Label, Plot
from smp_metrics.charts.pictures.shades import ASB_STEPS, Shade, class_names, shades_between
from smp_metrics.charts.pictures.strips import rank_strips
from smp_metrics.charts.pictures.theme import (
    FELL,
    FELL_PALE,
    FONT_SIZE,
    INK,
    INK_ON_CHANGE,
    INK_ON_DARK,
    INK_ON_PALE,
    KINDS,
    MAIN,
    ROSE,
    ROSE_PALE,
)
from smp_metrics.charts.registry import chart

__all__ = [
    "ASB_STEPS", "FELL", "FELL_PALE", "FONT_SIZE", "INK", "INK_ON_CHANGE", "INK_ON_DARK", "INK_ON_PALE", "KINDS",
    "MAIN", "ROSE", "ROSE_PALE", "SHORT_NAMES", "Dots", "Label", "Lines", "Plot", "Shade", "bar_panels", "changes",
    "chart", "class_names", "diverging_bars", "dot_rows", "dots_apart", "emphasis", "grouped_bars",
    "grouped_changes", "hex_map", "line_panels", "placed", "rank_strips", "ranked_bars", "shades_between",
    "short_name", "wrapped",
]  # fmt: skip
