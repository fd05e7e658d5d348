"""Needles found in public places: years, months, and the places with most."""

from __future__ import annotations

from calendar import month_name
from typing import TYPE_CHECKING

from smp_metrics.api.drawings import Label, Lines, Plot, chart, line_panels

if TYPE_CHECKING:
    from smp_metrics.api.data import Extracts

LATEST = 2023
YEAR = Label("Year", plain=True)
NEEDLES = "Needles found"
SHORT_MONTH = 3
# The plan misspells or shortens some.
PLACES = {
    "Ampitheatre": "Amphitheatre",
    "Brewer St Cemetary": "Brewer Street cemetery",
    "Sutton Rd Cemetary": "Sutton Road cemetery",
}


@chart("needle_finds_by_year")
def needle_finds_by_year(extracts: Extracts) -> Plot:
    """Draw the needles found in each year, 2019 to 2023."""
    frame = extracts["needle_totals"].frame().assign(all="All")
    labels = {"year": YEAR, "total": Label(NEEDLES)}
    return Plot(frame, labels, line_panels(frame, labels, ("all", "year", "total"), Lines()))


@chart("needle_finds_by_month")
def needle_finds_by_month(extracts: Extracts) -> Plot:
    """Draw the needles found in each month of five years; a month that the plan leaves blank says so."""
    finds = extracts["needle_finds"].frame().sort_values(["year", "month"])
    names = [month_name[number] for number in finds["month"]]
    frame = finds.assign(month=names, short=[name[:SHORT_MONTH] for name in names])
    labels = {"month": Label("Month"), "year": YEAR, "count": Label(NEEDLES)}
    return Plot(frame, labels, line_panels(frame, labels, ("year", "short", "count"), Lines(2, 80)))


@chart("needle_locations")
def needle_locations(extracts: Extracts) -> Plot:
    """Draw the needles found in each place that was among a year's first five, 2021 to 2023, by the latest year."""
    finds = extracts["needle_locations"].frame().replace({"location": PLACES})
    table = finds.pivot_table(index="location", columns="year", values="needles")
    order = list(table[LATEST].sort_values(ascending=False, kind="stable").index)
    frame = table.reset_index().melt("location", var_name="year", value_name="needles")
    frame = frame.assign(rank=frame["location"].map(order.index)).sort_values(["rank", "year"])
    labels = {"location": Label("Place"), "year": YEAR, "needles": Label(NEEDLES, missing="not in the top five")}
    return Plot(frame, labels, line_panels(frame, labels, ("location", "year", "needles"), Lines(2, 60)))
