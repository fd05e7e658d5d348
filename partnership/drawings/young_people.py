"""Children who go missing, and young people who offend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smp_metrics.api.drawings import Label, Lines, Plot, chart, emphasis, grouped_bars, line_panels

if TYPE_CHECKING:
    from smp_metrics.api.data import Extracts

LATEST = 2023
MEASURES = {"missing reports": "Reports", "individuals": "Children"}
AGES = {"under 12": "Under 12", "17 and over": "17 and over"}


@chart("missing_children_reports")
def missing_children_reports(extracts: Extracts) -> Plot:
    """Draw the borough's reports of missing children, and the children they were about, 2021 to 2023."""
    found = extracts["missing_children"].frame()
    frame = found[found["measure"].isin(list(MEASURES))]
    frame = frame.assign(measure=frame["measure"].map(MEASURES))
    labels = {"measure": Label("Measure"), "year": Label("Year", plain=True), "value": Label("Number")}
    return Plot(frame, labels, line_panels(frame, labels, ("measure", "year", "value"), Lines(2, 90, shared=True)))


@chart("missing_children_by_area")
def missing_children_by_area(extracts: Extracts) -> Plot:
    """Draw reports of missing children, and the children they were about, in the borough and in parts of Kent."""
    areas = extracts["missing_children_by_area"].frame().sort_values("reports", ascending=False)
    frame = areas.rename(columns={"reports": "Reports", "children": "Children"}).melt(
        "area", ["Reports", "Children"], "measure", "number"
    )
    frame = frame.assign(rank=frame["area"].map(list(areas["area"]).index)).sort_values("rank", kind="stable")
    labels = {"area": Label("Area"), "measure": Label("Measure"), "number": Label("Number")}
    return Plot(frame, labels, grouped_bars(frame, labels, "area", "measure", "number", emphasis(["Reports"])))


@chart("youth_offences")
def youth_offences(extracts: Extracts) -> Plot:
    """Draw the offences of young people in seven years to March."""
    offences = extracts["youth_offences"].frame()
    frame = offences.assign(all="All", period=[f"Year to\nMar {year}" for year in offences["year"]])
    labels = {"year": Label("Year to March", plain=True), "offences": Label("Offences by young people")}
    return Plot(frame, labels, line_panels(frame, labels, ("all", "period", "offences"), Lines()))


@chart("youth_offenders_by_age")
def youth_offenders_by_age(extracts: Extracts) -> Plot:
    """Draw how many young people of each age committed crimes, in two years to March."""
    offenders = extracts["youth_offenders_by_age"].frame()
    frame = offenders.assign(age=[AGES.get(age, f"Aged {age}") for age in offenders["age"]])
    labels = {
        "age": Label("Age"),
        "year": Label("Year to March", plain=True),
        "offenders": Label("Young people who committed a crime"),
    }
    return Plot(frame, labels, grouped_bars(frame, labels, "age", "year", "offenders", emphasis([LATEST])))
