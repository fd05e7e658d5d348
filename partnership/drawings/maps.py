"""Maps of the 26 wards as hexagons, drawn by hand for this site: no map of the plan is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smp_metrics.api.drawings import (
    ASB_STEPS,
    FELL,
    FELL_PALE,
    INK_ON_CHANGE,
    INK_ON_DARK,
    INK_ON_PALE,
    KINDS,
    ROSE,
    ROSE_PALE,
    Label,
    Plot,
    Shade,
    chart,
    class_names,
    hex_map,
    placed,
    shades_between,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smp_metrics.api.data import Extracts

WARD = Label("Ward")
CRIME_STEPS = (200, 500, 1000)
CRIME_RATE_STEPS = (50, 75, 100)
DOMESTIC_ABUSE_STEPS = (10, 15, 20)
LARGE_CHANGE = 10
# Falls from the small to the large, then rises.
CHANGES = (
    Shade("Fell by less than 10%", FELL_PALE, INK_ON_PALE),
    Shade("Fell by 10% or more", FELL, INK_ON_CHANGE),
    Shade("Rose by less than 10%", ROSE_PALE, INK_ON_PALE),
    Shade("Rose by 10% or more", ROSE, INK_ON_CHANGE),
)
SETTINGS = (
    Shade("Urban cluster", KINDS[0], INK_ON_DARK),
    Shade("Rural cluster", KINDS[1], INK_ON_PALE),
)


def counted_map(
    extracts: Extracts, name: str, value: str, label: Label, steps: Sequence[int], view: tuple[str, str] = ("", "")
) -> Plot:
    """Draw one number of 2023 in every ward, the ward with most first in the table."""
    found = extracts[name].frame().query("year == 2023").sort_values([value, "ward"], ascending=[False, True])
    shaded = found.assign(shade=class_names(found[value], steps, label.places))
    frame = placed(shaded, extracts["ward_hexes"].frame())
    labels = {"ward": WARD, "year": Label("Year", plain=True), value: label}
    return Plot(frame, labels, hex_map(frame, labels, value, shades_between(steps, label.places)), view)


@chart("map_crime_by_ward")
def map_crime_by_ward(extracts: Extracts) -> Plot:
    """Map the crimes recorded in each ward in 2023."""
    return counted_map(
        extracts, "all_crime_by_ward", "crimes", Label("Crimes recorded"), CRIME_STEPS, ("map of crime", "Count")
    )


@chart("map_crime_rate")
def map_crime_rate(extracts: Extracts) -> Plot:
    """Map the crimes for each 1,000 residents of each ward in 2023, as printed."""
    rate = Label("Crimes per 1,000 residents")
    return counted_map(
        extracts,
        "crime_rate_by_ward",
        "crimes_per_1000",
        rate,
        CRIME_RATE_STEPS,
        ("map of crime", "Per 1,000 residents"),
    )


@chart("map_crime_change")
def map_crime_change(extracts: Extracts) -> Plot:
    """Map the percentage change in each ward's crimes from 2022 to 2023, the largest rise first in the table."""
    years = extracts["all_crime_by_ward"].frame().pivot(index="ward", columns="year", values="crimes")
    wards = years.rename(columns=lambda year: f"crimes_{year}").reset_index()
    change = (wards["crimes_2023"] / wards["crimes_2022"] - 1) * 100
    wards = wards.assign(change=change, shade=[_direction(percent) for percent in change])
    frame = placed(wards.sort_values("change", ascending=False), extracts["ward_hexes"].frame())
    labels = {
        "ward": WARD,
        "crimes_2022": Label("Crimes recorded in 2022"),
        "crimes_2023": Label("Crimes recorded in 2023"),
        "change": Label("Change, 2022 to 2023", places=1, signed=True, suffix="%"),
    }
    return Plot(frame, labels, hex_map(frame, labels, "change", CHANGES, key_columns=2), ("map of crime", "Change"))


def _direction(percent: float) -> str:
    classes = CHANGES[:2] if percent < 0 else CHANGES[2:]
    return classes[abs(percent) >= LARGE_CHANGE].name


@chart("map_asb_by_ward")
def map_asb_by_ward(extracts: Extracts) -> Plot:
    """Map the incidents of anti-social behaviour recorded in each ward in 2023."""
    return counted_map(extracts, "asb_by_ward", "incidents", Label("Incidents recorded"), ASB_STEPS)


@chart("map_domestic_abuse")
def map_domestic_abuse(extracts: Extracts) -> Plot:
    """Map the crimes of domestic abuse for each 1,000 residents of each ward in the year to November 2023."""
    rate = Label("Crimes per 1,000 residents", places=1)
    return counted_map(extracts, "domestic_abuse_rate_by_ward", "crimes_per_1000", rate, DOMESTIC_ABUSE_STEPS)


@chart("map_clusters")
def map_clusters(extracts: Extracts) -> Plot:
    """Map which cluster each ward belongs to, and whether that cluster is urban or rural."""
    wards = extracts["ward_clusters"].frame().sort_values(["cluster", "ward"])
    shaded = wards.assign(shade=[f"{setting.title()} cluster" for setting in wards["setting"]])
    frame = placed(shaded, extracts["ward_hexes"].frame())
    labels = {"ward": WARD, "cluster": Label("Cluster", plain=True), "setting": Label("Setting")}
    return Plot(frame, labels, hex_map(frame, labels, "cluster", SETTINGS, borders="cluster"))
