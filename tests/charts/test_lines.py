"""Lines say each value that they draw, start from zero, and break where there is none."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd
import pytest

from smp_metrics.charts.pictures.lines import Lines, line_panels
from smp_metrics.charts.pictures.panel_heads import head_of, wrapped
from smp_metrics.charts.pictures.plot import Label, Plot
from smp_metrics.charts.render import render

LABELS = {"place": Label("Place"), "year": Label("Year", plain=True), "count": Label("Found", missing="not counted")}
NONE = float("nan")

# Other tests reach the same lines of the package.
pytestmark = pytest.mark.usefixtures("uncounted")


def frame_of(**places: list[float]) -> pd.DataFrame:
    rows = [(place, 2019 + at, count) for place, counts in places.items() for at, count in enumerate(counts)]
    return pd.DataFrame(rows, columns=["place", "year", "count"])


def drawn(lines: Lines | None = None, **places: list[float]) -> str:
    frame = frame_of(**places)
    chart = line_panels(frame, LABELS, ("place", "year", "count"), lines or Lines())
    return render("lines", Plot(frame, LABELS, chart), ()).svg


def words(svg: str) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)<", svg)


def line_paths(svg: str) -> list[str]:
    return [
        path for path in re.findall(r'<path [^>]*d="(M[^"]*)"[^>]*>', svg) if "L" in path and not path.startswith("M-")
    ]


def heights(svg: str) -> list[float]:
    """Give how far below the top each point of the lines stands."""
    return [float(y) for path in line_paths(svg) for y in re.findall(r",(-?[\d.]+)", path)]


def test_every_value_and_every_period_stands_in_the_picture() -> None:
    said = words(drawn(one=[30, 1200, 60]))

    assert {"30", "1,200", "60", "2019", "2020", "2021"} <= set(said)


def test_a_line_starts_from_zero_so_that_half_is_half_as_high() -> None:
    lowest, half, most = heights(drawn(Lines(height=100), one=[0, 50, 100]))

    assert lowest - half == pytest.approx(50, abs=1)
    assert half - most == pytest.approx(50, abs=1)


def test_a_line_breaks_where_a_number_is_missing_and_the_picture_says_so_once() -> None:
    svg = drawn(one=[10, NONE, NONE, 20, 30])

    assert len(line_paths(svg)) == 1
    assert words(svg).count("not counted") == 1
    assert "NaN" not in svg


@pytest.mark.parametrize(("counts", "side"), [([NONE, 5, 6], "start"), ([5, NONE, 6], "middle"), ([5, 6, NONE], "end")])
def test_the_words_for_a_gap_stand_where_it_is(counts: list[float], side: str) -> None:
    (text,) = re.findall(r"<text[^>]*>not counted<", drawn(one=counts))

    assert f'text-anchor="{side}"' in text


def test_panels_of_their_own_scale_say_so_and_those_of_one_scale_compare() -> None:
    own, shared = (drawn(Lines(2, 100, shared=shared), one=[10, 20], other=[100, 200]) for shared in (False, True))

    assert "Each with a scale of its own, from zero" in words(own)
    assert "Each with a scale of its own, from zero" not in words(shared)
    first, second, *others = heights(own)
    assert [first, second] == pytest.approx(others, abs=1)
    first, second, third, fourth = heights(shared)
    assert third - fourth == pytest.approx(10 * (first - second), rel=0.05)


def test_where_values_have_no_room_the_highest_names_its_period_and_the_last_stands() -> None:
    counts = [float(1000 + at) for at in range(20)]
    counts[7] = 5000

    said = words(drawn(Lines(2), one=counts, other=counts))

    assert said.count("2026 5,000") == 2
    assert said.count("1,019") == 2
    assert "1,003" not in said
    assert {each for each in said if re.fullmatch(r"20\d\d", each)} == {"2019", "2038"}


def test_behind_a_gap_a_line_without_room_names_the_period_and_the_value_at_which_it_begins_again() -> None:
    """So a reader sees from where to where nothing is known; what would stand over the highest is left out."""
    counts = [
        1288.0,
        1181,
        1259,
        1220,
        *[NONE] * 8,
        1152,
        996,
        1201,
        1150,
        1275,
        1161,
        1314,
        1087,
        1008,
        1057,
        1094,
        1123,
    ]
    early = [*counts[:12], 1500.0, *counts[13:]]

    said = words(drawn(one=counts))

    assert {"2019", "2031", "2042", "1,288", "1,152", "2037 1,314", "1,123"} <= set(said)
    assert not {"1,181", "996", "2020"} & set(said)
    assert "not counted" in said
    assert "1,500" not in words(drawn(one=early))


def test_words_at_the_low_end_of_a_line_without_room_stand_under_it() -> None:
    """The line comes down to its last point, and would run through words above."""
    falling, rising = ([float(1000 + 9 * at) for at in order] for order in (range(20, 0, -1), range(20)))
    under, over = (
        re.search(r"translate\([\d.]+,([\d.]+)\)[^>]*>1,(?:009|171)<", drawn(one=each)) for each in (falling, rising)
    )

    assert under
    assert over
    assert float(under[1]) > heights(drawn(one=falling))[-1]
    assert float(over[1]) < heights(drawn(one=rising))[-1]


def test_a_panel_of_zeros_lies_on_the_line_of_zero() -> None:
    assert len(set(heights(drawn(one=[0, 0])))) == 1


def test_one_value_alone_is_a_point() -> None:
    assert "5" in words(drawn(one=[5]))


def test_every_row_has_a_mark_that_can_be_pointed_at() -> None:
    svg = drawn(one=[10, NONE, 20], other=[1, 2, 3])

    assert sorted(re.findall(r'data-row="(\d+)"', svg), key=int) == ["0", "1", "2", "3", "4", "5"]


def test_a_name_stands_in_bold_over_what_explains_it() -> None:
    head = head_of("Cluster 5\nBridge, East, High Street", 100)

    assert head.lines() == [("Cluster 5", "bold", 14), ("Bridge, East,", "normal", 13), ("High Street", "normal", 13)]
    assert len(head) == 3


@pytest.mark.parametrize(
    ("text", "wide", "lines"),
    [("", 100, ()), ("one", 1, ("one",)), ("one two", 1, ("one", "two")), ("one two", 100, ("one two",))],
)
def test_words_are_broken_between_them(text: str, wide: float, lines: Any) -> None:
    assert wrapped(text, 14, wide) == lines
