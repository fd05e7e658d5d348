"""The whole borough: its totals over the years, and how the plan's totals of 2023 compare."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smp_metrics.api.drawings import Label, Lines, Plot, chart, dots_apart, line_panels

if TYPE_CHECKING:
    import pandas as pd

    from smp_metrics.api.data import Extracts

LATEST = 2023
MEASURES = {
    "vbc": "Victim-based crime",
    "cas": "Crimes against society",
    "asb": "Anti-social behaviour",
}


@chart("borough_totals")
def borough_totals(extracts: Extracts) -> Plot:
    """Draw the borough's victim-based crimes, crimes against society and incidents of ASB, 2021 to 2023."""
    totals = extracts["cluster_totals"].frame()
    frame = totals.assign(measure=totals["measure"].map(MEASURES), rank=totals["measure"].map(list(MEASURES).index))
    frame = frame.sort_values(["rank", "year"])
    labels = {"measure": Label("Measure"), "year": Label("Year", plain=True), "total": Label("Recorded in the borough")}
    return Plot(frame, labels, line_panels(frame, labels, ("measure", "year", "total"), Lines(3, 90)))


@chart("borough_crime_totals_compared")
def borough_crime_totals_compared(extracts: Extracts) -> Plot:
    """Draw the borough's crimes of 2023 as three places of the plan give them."""
    import pandas as pd  # noqa: PLC0415 - only a drawing that runs needs it

    ways = {
        "Sum of the\nwards": ("Table one: the 26 wards added up", _sum_of_wards(extracts)),
        "Sum of the\nclusters": ("Tables three and four: the printed totals added up", _sum_of_clusters(extracts)),
        "Worked back\nfrom the rate": ("Paragraph 17: the printed rate times residents in 2021", _from_rate(extracts)),
    }
    rows = [{"area": area, "source": source, "crimes": crimes} for area, (source, crimes) in ways.items()]
    frame = pd.DataFrame(rows).sort_values("crimes", ascending=False)
    labels = {"source": Label("Where in the plan"), "crimes": Label("Crimes in 2023")}
    return Plot(frame, labels, dots_apart(frame, labels, "area", "crimes"))


def _sum_of_wards(extracts: Extracts) -> float:
    return float(_latest(extracts["all_crime_by_ward"].frame())["crimes"].sum())


def _sum_of_clusters(extracts: Extracts) -> float:
    totals = _latest(extracts.printed("cluster_totals").frame())
    return float(totals[totals["measure"].isin(["vbc", "cas"])]["total"].sum())


def _from_rate(extracts: Extracts) -> float:
    stated = extracts["stated_figures"].frame().set_index("figure")["value"]
    districts = extracts["district_residents"].frame().set_index(["district", "year"])["residents"]
    return float(stated["crime-rate-2023"]) * float(districts["Maidstone", 2021]) / 1000


def _latest(frame: pd.DataFrame) -> pd.DataFrame:
    return frame[frame["year"] == LATEST]
