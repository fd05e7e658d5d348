"""Maps of the 26 wards as hexagons, drawn by hand for this site: no map of the plan is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smp_metrics.charts.hexmap import hex_map, placed
from smp_metrics.charts.plot import Label, Plot
from smp_metrics.charts.registry import chart
from smp_metrics.charts.shades import ASB_STEPS, Shade, class_names, shades_between
from smp_metrics.charts.theme import INK_ON_DARK, INK_ON_PALE, SEQUENCE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smp_metrics.extracts import Extracts

CRIME_STEPS = (200, 500, 1000)
SETTINGS = (
    Shade("Urban cluster", SEQUENCE[3], INK_ON_DARK),
    Shade("Rural cluster", SEQUENCE[0], INK_ON_PALE),
)


def counted_map(extracts: Extracts, name: str, value: str, title: str, steps: Sequence[int]) -> Plot:
    """Draw one count of 2023 in every ward, the ward with most first in the table."""
    counts = extracts[name].frame().query("year == 2023").sort_values([value, "ward"], ascending=[False, True])
    shaded = counts.assign(shade=class_names(counts[value], steps))
    frame = placed(shaded, extracts["ward_hexes"].frame())
    labels = {"ward": Label("Ward"), "year": Label("Year", plain=True), value: Label(title)}
    return Plot(frame, labels, hex_map(frame, labels, value, shades_between(steps)))


@chart("map_crime_by_ward")
def map_crime_by_ward(extracts: Extracts) -> Plot:
    """Map the crimes recorded in each ward in 2023."""
    return counted_map(extracts, "all_crime_by_ward", "crimes", "Crimes recorded", CRIME_STEPS)


@chart("map_asb_by_ward")
def map_asb_by_ward(extracts: Extracts) -> Plot:
    """Map the incidents of anti-social behaviour recorded in each ward in 2023."""
    return counted_map(extracts, "asb_by_ward", "incidents", "Incidents recorded", ASB_STEPS)


@chart("map_clusters")
def map_clusters(extracts: Extracts) -> Plot:
    """Map which cluster each ward belongs to, and whether that cluster is urban or rural."""
    wards = extracts["ward_clusters"].frame().sort_values(["cluster", "ward"])
    shaded = wards.assign(shade=[f"{setting.title()} cluster" for setting in wards["setting"]])
    frame = placed(shaded, extracts["ward_hexes"].frame())
    labels = {"ward": Label("Ward"), "cluster": Label("Cluster", plain=True), "setting": Label("Setting")}
    return Plot(frame, labels, hex_map(frame, labels, "cluster", SETTINGS, borders="cluster"))
