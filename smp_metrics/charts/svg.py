"""Turn a renderer's SVG into one that a page can hold: no inner roles, no styles, ids of its own, sized by the page."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from xml.etree import ElementTree as ET

from smp_metrics.charts.fitting import SVG, fit_words
from smp_metrics.charts.pictures.theme import FONT, FONT_SIZE

# What every part inherits, so that it need not be said again in each.
INHERITED = {"font-family": FONT, "font-size": f"{FONT_SIZE}px"}
DEFAULTS = {"opacity": "1", "transform": "translate(0,0)", "font-weight": "normal"}
NOISE = frozenset({"role", "class", "version", "pointer-events"})
REFERENCE = re.compile(r"url\(#([^()]+)\)")
DECIMALS = re.compile(r"-?(?<!\d)\d++\.\d+(e-?\d+)?")
DEFINITIONS = f"{{{SVG}}}defs"
DRAWS_NOTHING = frozenset({f"{{{SVG}}}path", f"{{{SVG}}}rect", f"{{{SVG}}}line"})


def clean_svg(raw: str, name: str, rows: Sequence[str] = ()) -> str:
    """Give the SVG of chart ``name``: one picture to a screen reader, with empty places for its title and description.

    A mark that says one of the ``rows`` carries its number as ``data-row``: by it charts.js finds what to tell.
    Drawing the same chart again, alone or after others, gives the same text.
    """
    root = ET.fromstring(raw)  # noqa: S314 - our own renderer's output
    _renumber(root, name)
    numbers = {words: str(at) for at, words in enumerate(rows)}
    for element in root.iter():
        _number(element, numbers)
        _shorten(element)
    _prune(root)
    fit_words(root)
    _head(root, name)
    ET.register_namespace("", SVG)
    return ET.tostring(root, encoding="unicode")


def _renumber(root: ET.Element, name: str) -> None:
    # The renderer counts its ids per process: they would collide on a page and change with the order of drawing.
    own = {element.get("id", ""): f"{name}-{at}" for at, element in enumerate(root.iterfind(".//*[@id]"), 1)}
    for element in root.iter():
        for key, value in element.items():
            if key == "id":
                element.set(key, own[value])
            elif "url(#" in value:
                element.set(key, REFERENCE.sub(lambda found: f"url(#{own[found[1]]})", value))


def _number(element: ET.Element, numbers: Mapping[str, str]) -> None:
    if number := numbers.get(element.get("aria-label", "")):
        element.set("data-row", number)


def _shorten(element: ET.Element) -> None:
    # The page's policy refuses style attributes; each declaration is an attribute of the same name.
    for declaration in element.attrib.pop("style", "").split(";"):
        key, _, value = declaration.partition(":")
        if value:
            element.set(key.strip(), value.strip())
    for key, value in list(element.items()):
        if key in NOISE or key.startswith("aria-") or (INHERITED | DEFAULTS).get(key) == value:
            del element.attrib[key]
        elif key != "id":
            element.set(key, DECIMALS.sub(_rounded, value))


def _rounded(found: re.Match[str]) -> str:
    # Adding nothing turns -0 into 0.
    return f"{round(float(found[0]), 2) + 0:.10g}"


def _prune(parent: ET.Element) -> None:
    for child in list(parent):
        if child.tag == DEFINITIONS:
            continue
        _prune(child)
        if _invisible(child):
            parent.remove(child)
        elif _only_wraps(child):
            at = list(parent).index(child)
            parent.remove(child)
            for offset, inner in enumerate(list(child)):
                parent.insert(at + offset, inner)


def _invisible(element: ET.Element) -> bool:
    # Everything stands in a group that fills nothing, so a shape without its own paint shows nothing.
    unpainted = element.tag in DRAWS_NOTHING and not {"fill", "stroke"} & set(element.keys())
    return unpainted or (element.tag == f"{{{SVG}}}g" and not len(element))


def _only_wraps(element: ET.Element) -> bool:
    return element.tag == f"{{{SVG}}}g" and not element.attrib


def _head(root: ET.Element, name: str) -> None:
    root.attrib = {
        "viewBox": root.get("viewBox", ""),
        "class": "smp-chart",
        "role": "img",
        "aria-labelledby": f"chart-{name}-title",
        "aria-describedby": f"chart-{name}-desc",
        **INHERITED,
    }
    root.insert(0, ET.Element(f"{{{SVG}}}title"))
    root.insert(1, ET.Element(f"{{{SVG}}}desc"))
