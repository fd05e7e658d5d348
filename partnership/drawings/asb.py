"""Anti-social behaviour, ward by ward."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smp_metrics.api.drawings import Label, Lines, Plot, chart, emphasis, line_panels, ranked_bars

if TYPE_CHECKING:
    from smp_metrics.api.data import Extracts

LATEST = 2023
LABELS = {"ward": Label("Ward"), "year": Label("Year", plain=True), "incidents": Label("Incidents recorded")}


@chart("asb_by_ward")
def asb_by_ward(extracts: Extracts) -> Plot:
    """Draw the incidents recorded in each ward in 2023, most first."""
    incidents = extracts["asb_by_ward"].frame().query("year == @LATEST")
    frame = incidents.sort_values(["incidents", "ward"], ascending=[False, True])
    return Plot(frame, LABELS, ranked_bars(frame, LABELS, "ward", "incidents", emphasis(["High Street"])))


@chart("asb_by_ward_years")
def asb_by_ward_years(extracts: Extracts) -> Plot:
    """Draw each ward's incidents of 2021, 2022 and 2023, the ward with most in 2023 first."""
    incidents = extracts["asb_by_ward"].frame()
    latest = incidents[incidents["year"] == LATEST].set_index("ward")["incidents"]
    frame = incidents.assign(latest=incidents["ward"].map(latest))
    frame = frame.sort_values(["latest", "ward", "year"], ascending=[False, True, True])
    return Plot(frame, LABELS, line_panels(frame, LABELS, ("ward", "year", "incidents"), Lines(3, 40)))
