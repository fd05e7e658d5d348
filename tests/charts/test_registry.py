"""Charts are found by the id that they registered."""

from __future__ import annotations

from pathlib import Path

import pytest

from smp_metrics.charts import cache
from smp_metrics.charts.ids import known_ids
from smp_metrics.charts.registry import UnknownChartError, chart, drawer_of, load_drawings
from smp_metrics.extracts import Extracts
from smp_metrics.extracts.together import ApartError

ROOT = Path(__file__).resolve().parents[2]
BOTH = ("all_crime_by_ward", "police_by_month")


def test_the_ids_read_off_the_source_are_those_registered() -> None:
    assert known_ids() == load_drawings()


def test_an_id_finds_the_function_of_its_name() -> None:
    assert [drawer_of(name).__name__ for name in known_ids()] == list(known_ids())


def test_a_drawing_without_a_function_is_refused() -> None:
    with pytest.raises(UnknownChartError, match="no chart is called map_of_mars"):
        drawer_of("map_of_mars")


def test_two_functions_cannot_draw_the_same_chart() -> None:
    load_drawings()
    with pytest.raises(ValueError, match=r"two of partnership\.drawings are called crime_by_ward"):
        chart("crime_by_ward")(drawer_of("asb_by_ward"))


def test_a_drawing_of_two_sources_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The plan and the police count otherwise, so no picture has bars of both."""
    monkeypatch.setattr(cache, "drawer_of", lambda _: lambda extracts: [extracts[name] for name in BOTH])

    with pytest.raises(ApartError, match="are two sources that count otherwise"):
        cache.plot_of("both", Extracts(ROOT))
