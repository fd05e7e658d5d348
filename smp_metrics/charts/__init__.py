"""The charts: drawn from extracts before the build, cached by what they were made from, put into pages by name.

Importing this package is cheap: pandas, altair and vl_convert are loaded when something has to be drawn.
"""

from smp_metrics.charts.cache import draw, out_of_date, plot_of
from smp_metrics.charts.drawing import Drawing
from smp_metrics.charts.late import Late, begin
from smp_metrics.charts.registry import UnknownChartError
from smp_metrics.charts.renderer import Renderer

__all__ = ["Drawing", "Late", "Renderer", "UnknownChartError", "begin", "draw", "out_of_date", "plot_of"]
