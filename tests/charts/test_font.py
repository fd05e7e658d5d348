"""One font, in three forms: for pages, for pictures, and as widths."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from fonts.characters import ASCII, shown, wanted
from fonts.cutting import advances
from smp_metrics.charts import vega
from smp_metrics.charts.font import ADVANCES, EM, FAMILY, FOLDER, WEIGHTS, width
from smp_metrics.charts.pictures.theme import FONT
from smp_metrics.imports import SOURCES

ROOT = Path(__file__).resolve().parents[2]
PAGES = ROOT / "docs/assets/smp/fonts"
FOR_PAGES = next(PAGES.glob("*.woff2"))
# What rounding adds to a name's room.
AROUND = 2

each_style = pytest.mark.parametrize("style", WEIGHTS)


@each_style
def test_pages_and_pictures_measure_alike(style: str) -> None:
    page = instantiateVariableFont(TTFont(FOR_PAGES), {"wght": WEIGHTS[style]})
    picture = TTFont(FOLDER / f"{style}.ttf")

    assert advances(page) == advances(picture) == json.loads(ADVANCES.read_text("utf-8"))[style]
    assert picture["head"].unitsPerEm == page["head"].unitsPerEm == EM


@each_style
def test_a_renderer_finds_each_weight_under_the_fonts_own_name(style: str) -> None:
    picture = TTFont(FOLDER / f"{style}.ttf")

    assert picture["name"].getDebugName(1) == FAMILY
    assert picture["OS/2"].usWeightClass == WEIGHTS[style]
    assert picture["head"].macStyle == (style == "bold")


@each_style
def test_every_figure_of_a_table_is_as_wide(style: str) -> None:
    page = instantiateVariableFont(TTFont(FOR_PAGES), {"wght": WEIGHTS[style]})
    features = {found.FeatureTag: found.Feature for found in page["GSUB"].table.FeatureList.FeatureRecord}
    (lookup,) = features["tnum"].LookupListIndex
    even = page["GSUB"].table.LookupList.Lookup[lookup].SubTable[0].mapping
    glyphs = page.getBestCmap()

    assert len({page["hmtx"][even[glyphs[ord(digit)]]][0] for digit in "0123456789"}) == 1


def test_the_font_has_what_is_wanted_and_nothing_else() -> None:
    assert {chr(code) for code in TTFont(FOR_PAGES).getBestCmap()} == wanted() > {*ASCII}


def test_its_name_changes_with_its_content_and_is_the_one_that_is_asked_for() -> None:
    style = (ROOT / "docs/assets/smp/smp.css").read_text(encoding="utf-8")
    template = (ROOT / "smp_metrics/site/theme/main.html").read_text(encoding="utf-8")

    assert FOR_PAGES.name == f"hyperlegible-{sha256(FOR_PAGES.read_bytes()).hexdigest()[:8]}.woff2"
    assert re.findall(r'url\("fonts/([^"]*)"\)', style) == [FOR_PAGES.name]
    assert re.findall(r"assets/smp/fonts/([^']*)'", template) == [FOR_PAGES.name]
    assert f'font-family: "{FAMILY}";\n  font-weight: 400 700;' in style


@pytest.mark.parametrize("folder", [PAGES, FOLDER])
def test_its_licence_stands_beside_it(folder: Path) -> None:
    assert "SIL OPEN FONT LICENSE Version 1.1" in (folder / "OFL.txt").read_text(encoding="utf-8")


def test_a_line_is_as_wide_as_its_letters() -> None:
    assert width("Il", 10) == width("I", 10) + width("l", 10) == width("Il", 1000) / 100
    assert width("Wards", 14, bold=True) > width("Wards", 14) > 0
    assert width("", 14) == 0


def test_a_letter_that_the_font_lacks_takes_a_square() -> None:
    assert width("\N{CJK UNIFIED IDEOGRAPH-4E00}", 14) == 14


def test_charts_are_laid_out_for_its_widths() -> None:
    for name in ("Downswood and Otham", "Shepway"):
        found = re.search(r'<g fill="none" stroke-miterlimit="10" transform="translate\((\d+),', drawn(name, 30))

        assert found
        assert float(found[1]) == pytest.approx(width(name, 30), abs=AROUND)


def test_pixels_are_drawn_in_it() -> None:
    svg = drawn("Fant", 30)

    assert vega.pixels(svg, 1) != vega.pixels(svg.replace(FONT, "No such font, sans-serif"), 1)


def drawn(name: str, size: int) -> str:
    axis = {"ticks": False, "domain": False, "labelPadding": 0, "labelLimit": 0, "labelFontSize": size}
    spec = {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "data": {"values": [{"name": name, "number": 1}]},
        "mark": "bar",
        "encoding": {
            "y": {"field": "name", "type": "nominal", "title": None, "axis": axis},
            "x": {"field": "number", "type": "quantitative", "axis": None},
        },
        "config": {"font": FONT, "padding": 0},
    }
    return vega.picture("sample", spec)


def test_what_is_remembered_of_a_picture_is_remembered_of_its_font() -> None:
    for name in ("regular.ttf", "bold.ttf", "advances.json"):
        assert SOURCES[str(FOLDER / name)] == (FOLDER / name).read_bytes()


def test_the_characters_of_a_page_are_those_that_stand_in_the_sites_font() -> None:
    page = "<p title='Ω'>A &amp; <b>b</b>\n<code>Ψ<i>Φ</i></code><script>Σ</script></p>"

    assert shown(page) == {"A", " ", "&", "b"}
