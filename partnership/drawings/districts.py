"""Maidstone beside the other districts of Kent and Medway."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smp_metrics.api.drawings import INK, MAIN, Label, Plot, chart, ranked_bars

if TYPE_CHECKING:
    from smp_metrics.api.data import Extracts

ALL = "Kent and Medway"


@chart("district_growth")
def district_growth(extracts: Extracts) -> Plot:
    """Draw how much the number of residents grew from 2011 to 2021 in each district, and in all together."""
    counts = extracts["district_residents"].frame().pivot(index="district", columns="year", values="residents")
    counts.loc[ALL] = counts.sum()
    frame = counts.rename(columns=lambda year: f"residents_{year}").reset_index()
    frame["growth"] = (frame["residents_2021"] / frame["residents_2011"] - 1) * 100
    frame = frame.sort_values(["growth", "district"], ascending=[False, True])
    labels = {
        "district": Label("District"),
        "residents_2011": Label("Residents in 2011"),
        "residents_2021": Label("Residents in 2021"),
        "growth": Label("Growth, 2011 to 2021", places=1, suffix="%"),
    }
    colours = {"Maidstone": MAIN, ALL: INK}
    return Plot(frame, labels, ranked_bars(frame, labels, "district", "growth", colours))
