"""The charts: drawn from extracts before the build, cached by what they were made from, put into pages by name.

Importing this package is cheap: pandas, altair and vl_convert are loaded when something has to be drawn.
"""

from smp_metrics.charts.bundle import write_bundle
from smp_metrics.charts.cache import draw
from smp_metrics.charts.drawing import Drawing
from smp_metrics.charts.registry import UnknownChartError

__all__ = ["Drawing", "UnknownChartError", "draw", "write_bundle"]
