"""Hold each line of words to the width that it was laid out for, whatever font it is drawn in."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from smp_metrics.charts.font import width
from smp_metrics.charts.pictures.theme import FONT_SIZE

SVG = "http://www.w3.org/2000/svg"
TEXT, LINE = f"{{{SVG}}}text", f"{{{SVG}}}tspan"
PLACE = re.compile(r"translate\((-?[\d.]+),(-?[\d.]+)\)")
# Beside shorter words there is room for a font that is 15% wider.
SHORT = 25


def fit_words(root: ET.Element) -> None:
    """Make each line of a cleaned picture a text of its own, as wide in any font as it is in the site's."""
    for parent in list(root.iter()):
        parent[:] = [line for child in parent for line in (_lines(child) if child.tag == TEXT else [child])]


def _lines(text: ET.Element) -> list[ET.Element]:
    """Part a text into its lines: not every browser takes a length for a part of a text."""
    spans = text.findall(LINE)
    below, lines = 0.0, []
    for span in spans:
        below += float(span.get("dy", 0))
        lines.append(_line(text, span.text or "", below))
    return lines or [_line(text, text.text or "", 0)]


def _line(text: ET.Element, words: str, below: float) -> ET.Element:
    line = ET.Element(TEXT, text.attrib)
    line.text = words
    if below:
        line.set("transform", PLACE.sub(lambda place: _lowered(place, below), line.get("transform", "")))
    size = float(line.get("font-size", f"{FONT_SIZE}px").removesuffix("px"))
    length = width(words, size, bold=line.get("font-weight") == "bold")
    if length > SHORT:
        # Squeezed letters are read more easily than letters that stand closer.
        line.attrib |= {"textLength": f"{length:.1f}", "lengthAdjust": "spacingAndGlyphs"}
    return line


def _lowered(place: re.Match[str], below: float) -> str:
    return f"translate({place[1]},{float(place[2]) + below:.10g})"
