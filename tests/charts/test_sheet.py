"""A picture that leaves its page says what it is, whose, of when, and where it comes from."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from smp_metrics.charts import Drawing
from smp_metrics.charts.font import width
from smp_metrics.charts.sheet import CARD_HEIGHT, CARD_TITLE_LINES, CARD_WIDTH, Told, card, sheet

SVG = (
    '<svg viewBox="0 0 480 200" class="smp-chart"><title /><desc />'
    '<rect x="1" y="1" width="400" height="20" fill="#12436D" data-row="0" /></svg>'
)
DRAWING = Drawing("sample", SVG, "", (), (), (), ())
TOLD = Told(
    "Fish & chips rose",
    "Portions, <10> towns",
    "Bars",
    ("Source: a plan, 2023.", "A site, 27 November 2026, https://a.example/"),
)


def words(svg: str) -> list[str]:
    return [text.text or "" for text in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]


def places(svg: str) -> list[float]:
    return [float(at) for at in re.findall(r'<text x="[\d.]+" y="([\d.]+)"', svg)]


def test_a_sheet_carries_title_subtitle_source_date_and_address_as_text() -> None:
    assert words(sheet(DRAWING, TOLD)) == [TOLD.title, TOLD.subtitle, *TOLD.source]


def test_a_sheet_is_one_picture_with_a_name_and_a_description() -> None:
    root = ET.fromstring(sheet(DRAWING, TOLD))

    assert root.get("role") == "img"
    assert [(child.tag.rpartition("}")[2], child.text) for child in root[:2]] == [
        ("title", TOLD.title),
        ("desc", "Bars"),
    ]
    assert len(list(root.iter("{http://www.w3.org/2000/svg}title"))) == 1


def test_words_stand_above_and_below_the_picture_and_within_the_sheet() -> None:
    svg = sheet(DRAWING, TOLD)
    found = re.search(r"translate\(12,([\d.]+)\)", svg)
    assert found
    top, height = float(found[1]), float(ET.fromstring(svg).get("height", ""))

    title, subtitle, *below = places(svg)
    assert title < subtitle < top
    assert top + 200 < below[0] < below[1] < height


def test_a_long_title_is_broken_to_the_width_of_the_picture() -> None:
    lines = words(sheet(DRAWING, replace(TOLD, title="Violence against the person " * 6)))[:-3]

    assert len(lines) > 1
    assert max(width(line, 18, bold=True) for line in lines) <= 480


def test_a_sheet_that_is_opened_alone_brings_its_font_and_another_none() -> None:
    brought = (
        '<style>@font-face{font-family:"SMP Hyperlegible";font-weight:400 700;'
        "src:url(data:font/woff2;base64,Zm9udA==)}</style>"
    )

    assert brought in sheet(DRAWING, TOLD, b"font")
    assert "<style>" not in sheet(DRAWING, TOLD)


def test_a_card_has_the_size_that_those_who_show_it_ask_for() -> None:
    root = ET.fromstring(card("A site", TOLD, DRAWING))

    assert (root.get("width"), root.get("height")) == (str(CARD_WIDTH), str(CARD_HEIGHT)) == ("1200", "630")
    assert words(card("A site", TOLD, DRAWING)) == [*_broken(TOLD.title), "A site"]


def _broken(text: str) -> list[str]:
    return words(card("A site", replace(TOLD, title=text), DRAWING))[:-1]


def test_a_picture_on_a_card_keeps_its_shape_and_stays_within() -> None:
    for svg, (wide, high) in {SVG: (480, 200), SVG.replace("480 200", "482 1222"): (482, 1222)}.items():
        found = re.search(
            r"translate\(([\d.]+),([\d.]+)\) scale\(([\d.]+)\)", card("A site", TOLD, replace(DRAWING, svg=svg))
        )
        assert found
        x, y, scale = map(float, found.groups())
        assert x + wide * scale <= CARD_WIDTH - 40
        assert y + high * scale <= CARD_HEIGHT - 40


def test_a_title_that_a_card_has_no_room_for_ends_open() -> None:
    lines = _broken("Violence against the person " * 12)

    assert len(lines) == CARD_TITLE_LINES
    assert lines[-1].endswith("\N{HORIZONTAL ELLIPSIS}")


def test_a_card_without_a_picture_has_the_whole_width_for_its_words() -> None:
    assert words(card("A site", replace(TOLD, title="How safe Maidstone is and the rest"))) == [
        "How safe Maidstone is and the rest",
        "A site",
    ]


def test_a_picture_that_does_not_say_how_large_it_is_is_refused() -> None:
    with pytest.raises(ValueError, match="sample does not say how large"):
        sheet(replace(DRAWING, svg="<svg></svg>"), TOLD)


def test_the_same_picture_gives_the_same_text() -> None:
    assert sheet(DRAWING, TOLD, b"font") == sheet(DRAWING, TOLD, b"font")
