"""A place in a ranking stands on its strip where it belongs."""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from smp_metrics.charts import Drawing
from smp_metrics.charts.fitting import SVG
from smp_metrics.charts.pictures.theme import INK_ON_DARK, MAIN, REST

each_ranking = pytest.mark.parametrize("name", ["violence_ranks_all", "violence_ranks_most"])


def across(drawing: Drawing, colour: str) -> list[float]:
    """Find how far to the right each dot of a colour stands."""
    dots = ET.fromstring(drawing.svg).iterfind(f".//{{{SVG}}}path[@fill='{colour}']")
    places = [re.match(r"translate\(([\d.]+)", dot.get("transform", "")) for dot in dots]
    return [float(place[1]) for place in places if place]


@each_ranking
def test_every_strip_has_every_place(name: str, drawings: dict[str, Drawing]) -> None:
    places = across(drawings[name], REST)

    assert len(places) == 12 * 13
    assert len(set(places)) == 13


@each_ranking
def test_the_first_place_is_at_the_left_and_each_next_one_as_far_again(name: str, drawings: dict[str, Drawing]) -> None:
    drawing = drawings[name]
    steps = [right - left for left, right in pairwise(sorted(set(across(drawing, REST))))]
    first = min(across(drawing, REST))
    drawn = [round((place - first) / steps[0]) + 1 for place in across(drawing, MAIN)]

    assert max(steps) - min(steps) < 0.1
    assert drawn == [int(row[-1]) for row in drawing.rows]


@each_ranking
def test_each_place_says_its_number_and_the_ends_what_they_mean(name: str, drawings: dict[str, Drawing]) -> None:
    texts = list(ET.fromstring(drawings[name].svg).iter(f"{{{SVG}}}text"))
    numbers = [text.text for text in texts if text.get("fill") == INK_ON_DARK]

    assert numbers == [row[-1] for row in drawings[name].rows]
    assert {"1 = most violence", "13 = least"} <= {text.text for text in texts}
