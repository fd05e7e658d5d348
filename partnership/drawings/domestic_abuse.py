"""Domestic abuse: five years by group of offences, two years by ward, and the conferences on high risk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smp_metrics.api.drawings import (
    Label,
    Lines,
    Plot,
    changes,
    chart,
    diverging_bars,
    emphasis,
    grouped_bars,
    line_panels,
    ranked_bars,
)

if TYPE_CHECKING:
    from smp_metrics.api.data import Extracts

WARD = Label("Ward")
# The years of these extracts end with November.
YEAR = Label("Year to November", plain=True)
LATEST = 2023
TOWN_CENTRE = emphasis(["High Street"])


@chart("domestic_abuse_total")
def domestic_abuse_total(extracts: Extracts) -> Plot:
    """Draw the borough's crimes of domestic abuse in five years to November."""
    totals = extracts["domestic_abuse_totals"].frame()
    frame = totals.assign(all="All", period=[f"Year to\nNov {year}" for year in totals["year"]])
    labels = {"year": YEAR, "crimes": Label("Crimes recorded")}
    return Plot(frame, labels, line_panels(frame, labels, ("all", "period", "crimes"), Lines()))


@chart("domestic_abuse_by_offence")
def domestic_abuse_by_offence(extracts: Extracts) -> Plot:
    """Draw the crimes of domestic abuse in each group of offences, five years to November."""
    crimes = extracts["domestic_abuse_by_offence"].frame()
    frame = crimes.assign(offence=crimes["offence"].str.capitalize())
    labels = {"offence": Label("Group of offences"), "year": YEAR, "crimes": Label("Crimes recorded")}
    return Plot(frame, labels, line_panels(frame, labels, ("offence", "year", "crimes"), Lines(2, 80)))


@chart("domestic_abuse_by_ward")
def domestic_abuse_by_ward(extracts: Extracts) -> Plot:
    """Draw the crimes of domestic abuse in each ward in the year to November 2023, most first."""
    frame = extracts["domestic_abuse_by_ward"].frame().query("year == @LATEST")
    frame = frame.sort_values(["crimes", "ward"], ascending=[False, True])
    labels = {"ward": WARD, "year": YEAR, "crimes": Label("Crimes recorded")}
    return Plot(
        frame, labels, ranked_bars(frame, labels, "ward", "crimes", TOWN_CENTRE), ("domestic abuse by ward", "Count")
    )


@chart("domestic_abuse_rate_by_ward")
def domestic_abuse_rate_by_ward(extracts: Extracts) -> Plot:
    """Draw the crimes of domestic abuse for each 1,000 residents in the year to November 2023, most first."""
    frame = extracts["domestic_abuse_rate_by_ward"].frame().query("year == @LATEST")
    frame = frame.sort_values(["crimes_per_1000", "ward"], ascending=[False, True])
    labels = {"ward": WARD, "year": YEAR, "crimes_per_1000": Label("Crimes per 1,000 residents", places=1)}
    return Plot(
        frame,
        labels,
        ranked_bars(frame, labels, "ward", "crimes_per_1000", TOWN_CENTRE),
        ("domestic abuse by ward", "Per 1,000 residents"),
    )


@chart("domestic_abuse_change_by_ward")
def domestic_abuse_change_by_ward(extracts: Extracts) -> Plot:
    """Draw how many more or fewer crimes of domestic abuse each ward had than the year before, largest rise first."""
    frame = changes(extracts["domestic_abuse_by_ward"].frame(), "ward", "crimes", 2022, 2023)
    labels = {
        "ward": WARD,
        "crimes_2022": Label("Crimes in the year to November 2022"),
        "crimes_2023": Label("Crimes in the year to November 2023"),
        "change": Label("Change in crimes", signed=True),
    }
    return Plot(frame, labels, diverging_bars(frame, labels, "ward", "change"), ("domestic abuse by ward", "Change"))


@chart("marac_cases")
def marac_cases(extracts: Extracts) -> Plot:
    """Draw the cases at conferences on high risk and the children of their households, before and now.

    The plan prints no number of children for the period before.
    """
    import pandas as pd  # noqa: PLC0415 - only a drawing that runs needs it

    stated = extracts["stated_figures"].frame().set_index("figure")["value"]
    rows = [
        ("Cases", "Previous", stated["marac-cases-2022"]),
        ("Cases", "Current", stated["marac-cases-2023"]),
        ("Children", "Previous", float("nan")),
        ("Children", "Current", stated["marac-children"]),
    ]
    frame = pd.DataFrame(rows, columns=["measure", "period", "number"])
    labels = {"measure": Label("Measure"), "period": Label("Period"), "number": Label("Number", missing="not stated")}
    return Plot(frame, labels, grouped_bars(frame, labels, "measure", "period", "number", emphasis(["Current"])))
