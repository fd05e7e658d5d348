"""What Vega does: draw a picture, and paint its pixels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import vl_convert

from smp_metrics.charts.font import FOLDER
from smp_metrics.charts.png import repacked
from smp_metrics.charts.svg import clean_svg

VERSION = re.compile(r"/v(\d+\.\d+)")
# Before anything is measured: a font that the renderer lacks is measured as another, without a word.
vl_convert.register_font_directory(str(FOLDER))


def warm_up() -> None:
    """Start the renderer."""
    vl_convert.vegalite_to_vega({"data": {"values": []}, "mark": "bar"})


def picture(name: str, spec: dict[str, Any], rows: Sequence[str] = ()) -> str:
    """Draw a Vega-Lite ``spec`` as SVG with empty places for a title and a description; one spec gives one text.

    ``rows`` are what the marks say: see ``clean_svg``.
    """
    version = VERSION.search(spec["$schema"])
    raw = vl_convert.vegalite_to_svg(spec, vl_version=version[1] if version else None, allowed_base_urls=[])
    return clean_svg(raw, name, rows)


def pixels(svg: str, scale: float) -> bytes:
    """Paint a picture as PNG, with so many pixels for each of its units."""
    return repacked(vl_convert.svg_to_png(svg, scale=scale))
