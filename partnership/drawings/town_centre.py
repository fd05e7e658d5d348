"""The town centre since the task force began: June to December of three years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smp_metrics.api.drawings import Label, Lines, Plot, chart, emphasis, grouped_changes, line_panels

if TYPE_CHECKING:
    import pandas as pd

    from smp_metrics.api.data import Extracts

TOWN = "High Street"
AREAS = {TOWN: TOWN, "Rest of borough": "Elsewhere"}
CATEGORIES = {
    "all crime": "All crime",
    "vbc": "Victim-based\ncrime",
    "cas": "Crimes against\nsociety",
    "shoplifting": "Shoplifting",
    "domestic abuse": "Domestic abuse\n(to November)",
    "asb": "Anti-social\nbehaviour",
}
CATEGORY = Label("Category")
# In percent. One change goes far beyond it, and would leave the others too short to compare.
LONGEST = 60


@chart("town_centre_counts")
def town_centre_counts(extracts: Extracts) -> Plot:
    """Draw what the police recorded in High Street ward from June to December, 2021 to 2023."""
    frame = named(extracts["town_centre"].frame().query("area == @TOWN"))
    labels = {
        "category": CATEGORY,
        "year": Label("June to December", plain=True),
        "count": Label("Recorded in High Street ward"),
    }
    return Plot(frame, labels, line_panels(frame, labels, ("category", "year", "count"), Lines(3, 70)))


@chart("town_centre_change")
def town_centre_change(extracts: Extracts) -> Plot:
    """Draw the percentage change from 2021 to 2023 in High Street ward and in the rest of the borough."""
    counts = extracts["town_centre"].frame()
    years = counts.pivot_table(index=["category", "area"], columns="year", values="count")
    frame = named(years.rename(columns=lambda year: f"count_{year}").reset_index())
    frame = frame.assign(change=(frame["count_2023"] / frame["count_2021"] - 1) * 100, area=frame["area"].map(AREAS))
    labels = {
        "category": CATEGORY,
        "area": Label("Area"),
        "count_2021": Label("June to December 2021"),
        "count_2023": Label("June to December 2023"),
        "change": Label("Change, 2021 to 2023", signed=True, suffix="%"),
    }
    return Plot(frame, labels, grouped_changes(frame, labels, ("kind", "area", "change"), emphasis([TOWN]), LONGEST))


def named(frame: pd.DataFrame) -> pd.DataFrame:
    """Name the categories for people, on one line for the table and on two for the picture, all crime first."""
    rank = frame["category"].map(list(CATEGORIES).index)
    ordered = frame.assign(kind=frame["category"].map(CATEGORIES), rank=rank).sort_values("rank", kind="stable")
    return ordered.assign(category=ordered["kind"].str.replace("\n", " "))
