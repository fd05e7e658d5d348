"""What Vega does: compile a picture, draw it, paint its pixels, and give the script of the live view."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

import vl_convert

from smp_metrics.charts.font import FOLDER
from smp_metrics.charts.png import repacked
from smp_metrics.charts.svg import clean_svg

VERSION = re.compile(r"/v(\d+\.\d+)")
PNG_SCALE = 2
PAPER = '<rect width="100%" height="100%" fill="#FFFFFF"/>'
# The site's policy allows neither eval nor styles written into the page: Vega works from a syntax tree, and the
# look of its tooltips stands in charts.css.
SNIPPET = """
const calm = {
  mode: "vega", renderer: "svg", ast: true, actions: false, defaultStyle: false, hover: false,
  tooltip: {disableDefaultStyle: true, theme: "smp"},
  loader: {load: () => Promise.reject(new Error("charts load nothing"))},
};
window.smpVega = {embed: (element, spec, options) => vegaEmbed(element, spec, {...calm, ...options})};
"""

# Before anything is measured: a font that the renderer lacks is measured as another, without a word.
vl_convert.register_font_directory(str(FOLDER))


@dataclass(frozen=True)
class Picture:
    """A picture as SVG, with empty places for its title and description, and as compiled Vega in compact JSON."""

    svg: str
    spec: str


def warm_up() -> None:
    """Start the renderer."""
    vl_convert.vegalite_to_vega({"data": {"values": []}, "mark": "bar"})


def picture(name: str, spec: dict[str, Any]) -> Picture:
    """Draw a Vega-Lite ``spec``; the same one gives the same bytes."""
    version = VERSION.search(spec["$schema"])
    vega = vl_convert.vegalite_to_vega(spec, vl_version=version[1] if version else None)
    raw = vl_convert.vega_to_svg(vega, allowed_base_urls=[])
    return Picture(clean_svg(raw, name), json.dumps(vega, ensure_ascii=False, separators=(",", ":")))


def pixels(svg: str) -> bytes:
    """Paint a picture on white, as PNG, with room for sharp print."""
    root, end, shapes = svg.partition(">")
    return repacked(vl_convert.svg_to_png(f"{root}{end}{PAPER}{shapes}", scale=PNG_SCALE))


def live_script() -> str:
    """Give a script that sets ``window.smpVega.embed(element, spec, options)``, which shows compiled Vega."""
    script: str = vl_convert.javascript_bundle(SNIPPET)
    return script
