"""How every drawing looks: sizes that a telephone can show, and one colour for each role.

A page's CSS remaps colours for dark mode by their hex, so a role has one hex and a hex has one role. Drawings carry
no title: the page does.
"""

from __future__ import annotations

from typing import Any

from smp_metrics.charts.font import FAMILY

# At 328 pixels, what a small telephone leaves for a picture, 14 units of 480 are still 9.6 pixels high.
WIDTH = 480
FONT = f"{FAMILY}, sans-serif"
FONT_SIZE = 14
SMALL_FONT_SIZE = 13
SMALLEST_FONT_SIZE = 12
LINE_HEIGHT = 15
# Around a whole picture.
EDGE = 2

# What the message is about, the latest year among others, and the rest.
MAIN = "#12436D"
REST = "#8496AB"
# What rose and what fell, and on a map the lower class of each. A sign or the side of a line says it as well.
ROSE, ROSE_PALE = "#F46A25", "#FBD3BC"
FELL, FELL_PALE = "#28A197", "#BFE3E0"

# How much there is, from the lowest class of a map to the highest: the first two carry dark text, the others light.
SEQUENCE = ("#E6DDF2", "#B59BD9", "#7B50AF", "#44186E")
# Two kinds of place, of which neither is more: the first carries light text, the second dark.
KINDS = ("#54657A", "#DDE3EA")

INK = "#3D3D3D"
FAINT_LINE = "#D9DCE0"
INK_ON_PALE = "#0B0C0C"
INK_ON_DARK = "#FFFFFF"
# What rose or fell carries dark words in dark mode too.
INK_ON_CHANGE = "#0A0A0A"
# The page behind the picture, where it shows between shapes or through a ring.
GAP_COLOUR = "#FEFEFE"

NEUTRALS = frozenset({INK, FAINT_LINE, INK_ON_PALE, INK_ON_DARK, INK_ON_CHANGE, GAP_COLOUR, REST})
PALETTE = frozenset({MAIN, ROSE, ROSE_PALE, FELL, FELL_PALE, *SEQUENCE, *KINDS})

CONFIG: dict[str, Any] = {
    "background": None,
    # Letters reach higher above their line than Vega thinks.
    "padding": {"left": EDGE, "top": 2 * EDGE, "right": EDGE, "bottom": EDGE},
    "font": FONT,
    "view": {"stroke": None},
    "axis": {
        "domain": False,
        "ticks": False,
        "grid": False,
        "gridColor": FAINT_LINE,
        "domainColor": INK,
        "labelColor": INK,
        "labelFontSize": FONT_SIZE,
        "labelLimit": 0,
        "labelPadding": 6,
        "labelFlush": False,
        "aria": False,
        "labelLineHeight": LINE_HEIGHT,
        "titleColor": INK,
        "titleFontSize": FONT_SIZE,
        "titleFontWeight": "normal",
    },
    "legend": {
        "orient": "bottom",
        "direction": "horizontal",
        "labelColor": INK,
        "labelFontSize": FONT_SIZE,
        "labelLimit": 0,
        "symbolSize": 200,
        "symbolStrokeWidth": 0,
        "columnPadding": 14,
        "aria": False,
    },
    # In the live view every bar says its row; words, lines and scales would only say it again.
    "text": {"fontSize": FONT_SIZE, "color": INK, "aria": False},
    "rule": {"color": INK, "aria": False},
}
