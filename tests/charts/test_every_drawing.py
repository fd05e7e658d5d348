"""What holds for every picture."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from smp_metrics.charts import Drawing
from smp_metrics.charts.fitting import SVG
from smp_metrics.charts.ids import known_ids
from smp_metrics.charts.pictures import theme
from smp_metrics.charts.pictures.shades import INKS

CSS = (Path(__file__).resolve().parents[2] / "docs/assets/smp/charts.css").read_text(encoding="utf-8")
HEX = re.compile(r"#[0-9A-Fa-f]{6}")
DARK_PAGE = "#1E2129"
# A telephone leaves 328 pixels of its 360 for a picture.
TELEPHONE = 328
SMALLEST_LETTERS = 8
# Between neighbouring classes of a map, which say their number as well.
QUIET = {theme.FAINT_LINE, *theme.SEQUENCE[:2], theme.ROSE_PALE, theme.FELL_PALE, theme.KINDS[1]}
ON_SHAPES = {theme.INK_ON_DARK, theme.INK_ON_PALE, theme.INK_ON_CHANGE}

each_drawing = pytest.mark.parametrize("name", known_ids())


def root_of(drawing: Drawing) -> ET.Element:
    return ET.fromstring(drawing.svg)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def dark(colour: str) -> str:
    """Find what dark mode makes of a colour."""
    found = re.search(rf'slate"\] \.smp-figure svg \[(?:fill|stroke)="{colour}"\] {{\s+(?:fill|stroke): (#\w+);', CSS)
    assert found, f"charts.css does not remap {colour}"
    return found[1].upper()


def test_there_are_charts() -> None:
    assert len(known_ids()) >= 16


@each_drawing
def test_a_picture_is_one_image_with_places_for_its_name_and_description(
    name: str, drawings: dict[str, Drawing]
) -> None:
    root = root_of(drawings[name])

    assert root.get("role") == "img"
    assert [child.tag for child in root[:2]] == [f"{{{SVG}}}title", f"{{{SVG}}}desc"]
    assert [element for element in root.iter() if element is not root and "role" in element.attrib] == []
    assert [key for element in root[2] for key in element.attrib if key.startswith("aria-")] == []


@each_drawing
def test_a_picture_has_nothing_that_a_strict_policy_refuses(name: str, drawings: dict[str, Drawing]) -> None:
    elements = list(root_of(drawings[name]).iter())

    assert [element.tag for element in elements if "style" in element.attrib] == []
    assert {"style", "script", "image", "use"} & {element.tag.rpartition("}")[2] for element in elements} == set()
    assert [key for element in elements for key in element.attrib if key.startswith("on")] == []


@each_drawing
def test_a_picture_is_as_wide_as_a_telephone_can_show_it(name: str, drawings: dict[str, Drawing]) -> None:
    root = root_of(drawings[name])
    width = float(root.get("viewBox", "").split()[2])
    sizes = [float(size.removesuffix("px")) for element in root.iter() if (size := element.get("font-size"))]

    assert theme.WIDTH - 10 <= width <= theme.WIDTH + 2
    assert "width" not in root.attrib
    assert min(sizes) * TELEPHONE / width >= SMALLEST_LETTERS


@each_drawing
def test_a_picture_has_four_colours_at_most_and_only_those_with_a_role(name: str, drawings: dict[str, Drawing]) -> None:
    colours = set(HEX.findall(drawings[name].svg))

    assert colours <= theme.PALETTE | theme.NEUTRALS
    assert 1 <= len(colours & theme.PALETTE) <= 4


@each_drawing
def test_the_table_and_the_csv_tell_the_same_rows(name: str, drawings: dict[str, Drawing]) -> None:
    drawing = drawings[name]
    header, *rows = csv.reader(io.StringIO(drawing.csv))

    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", column) for column in header)
    assert len(header) == len(drawing.columns) == len(drawing.numeric)
    assert len(rows) == len(drawing.rows) > 0
    for plain, shown in zip(rows, drawing.rows, strict=True):
        for cell, text, numeric in zip(plain, shown, drawing.numeric, strict=True):
            # Where there is no number, words say so and a spreadsheet finds an empty cell.
            missing = numeric and not re.search(r"\d", text)
            number = "" if missing else re.sub(r"[,%+]", "", text).replace("\u2212", "-")
            assert cell == (number if numeric else text)
            assert missing or bool(re.fullmatch(r"-?\d+(\.\d+)?", cell)) == numeric


@each_drawing
def test_every_row_of_the_table_has_a_mark_in_the_picture(name: str, drawings: dict[str, Drawing]) -> None:
    marked = {int(row) for row in re.findall(r'data-row="(\d+)"', drawings[name].svg)}

    assert marked == set(range(len(drawings[name].rows)))


def test_no_two_pictures_share_an_id(drawings: dict[str, Drawing]) -> None:
    pictures = [drawing.picture("Title", "Words") for drawing in drawings.values()]
    ids = [found for picture in pictures for found in re.findall(r'\bid="([^"]+)"', picture)]

    assert len(ids) == len(set(ids)) >= 2 * len(pictures)


def test_dark_mode_has_a_colour_for_every_role() -> None:
    for colour in (theme.PALETTE | theme.NEUTRALS) - {theme.GAP_COLOUR, theme.INK_ON_CHANGE}:
        assert dark(colour) != colour
    assert f'[fill="{theme.GAP_COLOUR}"]' in CSS


@pytest.mark.parametrize("page", ["light", "dark"])
def test_shapes_and_words_stand_out_from_the_page(page: str) -> None:
    roles = (theme.PALETTE | theme.NEUTRALS) - QUIET - ON_SHAPES - {theme.GAP_COLOUR}
    for colour in roles:
        shown, ground = (colour, "#FFFFFF") if page == "light" else (dark(colour), DARK_PAGE)
        assert contrast(shown, ground) >= (4.5 if colour == theme.INK else 3), colour


@pytest.mark.parametrize("page", ["light", "dark"])
def test_what_is_written_on_a_map_can_be_read(page: str) -> None:
    for ground, ink in zip(theme.SEQUENCE, INKS, strict=True):
        assert (contrast(ground, ink) if page == "light" else contrast(dark(ground), dark(ink))) >= 4.5, ground


@pytest.mark.parametrize("page", ["light", "dark"])
@pytest.mark.parametrize(
    ("strong", "pale"), [(theme.ROSE, theme.ROSE_PALE), (theme.FELL, theme.FELL_PALE), theme.KINDS]
)
def test_what_is_written_on_a_change_or_a_kind_can_be_read(strong: str, pale: str, page: str) -> None:
    look = dark if page == "dark" else str
    ink = look(theme.INK_ON_DARK) if strong in theme.KINDS else theme.INK_ON_CHANGE

    assert contrast(look(strong), ink) >= 4.5
    assert contrast(look(pale), look(theme.INK_ON_PALE)) >= 4.5


@pytest.mark.parametrize("page", ["light", "dark"])
def test_what_the_message_is_about_stands_out_from_the_rest(page: str) -> None:
    main, rest = (theme.MAIN, theme.REST) if page == "light" else (dark(theme.MAIN), dark(theme.REST))

    assert contrast(main, rest) >= 3


def test_a_colour_has_one_meaning() -> None:
    changes = [theme.ROSE, theme.ROSE_PALE, theme.FELL, theme.FELL_PALE]
    roles = [theme.MAIN, theme.REST, *changes, *theme.SEQUENCE, *theme.KINDS]

    assert len(roles) == len(set(roles))


@each_drawing
def test_how_much_and_which_way_are_never_drawn_in_each_others_colours(name: str, drawings: dict[str, Drawing]) -> None:
    colours = set(HEX.findall(drawings[name].svg))
    told = [{theme.ROSE, theme.ROSE_PALE, theme.FELL, theme.FELL_PALE}, set(theme.SEQUENCE), set(theme.KINDS)]

    assert sum(bool(colours & of) for of in told) <= 1
    if colours & told[0]:
        # A sign says it as well.
        shown = [row[-1] for row in drawings[name].rows]
        assert all(text.startswith(("+", "\u2212")) for text in shown)
