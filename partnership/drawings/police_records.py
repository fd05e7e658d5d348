"""The police's open records: month by month, by kind, and among the districts of Kent and Medway."""

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
    line_panels,
    ranked_bars,
)

if TYPE_CHECKING:
    import pandas as pd

    from smp_metrics.api.data import Extracts

LATEST, CENSUS = 2025, 2021
# The last month that the records have of both years.
LAST_OF_BOTH = 4
COUNTS = {"crimes": "Crimes", "incidents": "Incidents of anti-social behaviour"}
MAIDSTONE = emphasis(["Maidstone"])
DISTRICT = Label("District")


@chart("police_by_month")
def police_by_month(extracts: Extracts) -> Plot:
    """Draw the borough's crimes and incidents in each month, with a gap for the months that were not had."""
    counts = _with_gaps(extracts["police_by_month"].frame())[["month", *COUNTS]]
    frame = counts.melt("month", list(COUNTS), "measure", "recorded")
    names = [month.strftime("%B %Y") for month in frame["month"]]
    short = [month.strftime("%b %Y") for month in frame["month"]]
    frame = frame.assign(measure=frame["measure"].map(COUNTS), month=names, short=short)
    labels = {
        "measure": Label("Measure"),
        "month": Label("Month"),
        "recorded": Label("Recorded in the borough", missing="no figures here"),
    }
    return Plot(frame, labels, line_panels(frame, labels, ("measure", "short", "recorded"), Lines(1, 110)))


def _with_gaps(frame: pd.DataFrame) -> pd.DataFrame:
    """Put a row without numbers for each month between the first and the last that has none."""
    import pandas as pd  # noqa: PLC0415 - only a drawing that runs needs it

    months = pd.PeriodIndex(frame["month"], freq="M")
    every = pd.period_range(months.min(), months.max(), freq="M", name="month")
    return frame.drop(columns="month").set_index(months).reindex(every).reset_index()


@chart("police_change_by_kind")
def police_change_by_kind(extracts: Extracts) -> Plot:
    """Draw how many more or fewer crimes of each kind were recorded in January to April 2025 than in those of 2024."""
    counts = extracts["police_by_kind"].frame()
    year, month = (counts["month"].str.split("-").str[at].astype(int) for at in (0, 1))
    first = counts.assign(year=year, kind=counts["kind"].str.capitalize())[month <= LAST_OF_BOTH]
    frame = changes(first, "kind", "crimes", LATEST - 1, LATEST)
    labels = {
        "kind": Label("Kind of crime"),
        "crimes_2024": Label("January to April 2024"),
        "crimes_2025": Label("January to April 2025"),
        "change": Label("Change in crimes", signed=True),
    }
    return Plot(frame, labels, diverging_bars(frame, labels, "kind", "change"))


@chart("police_by_district")
def police_by_district(extracts: Extracts) -> Plot:
    """Draw the crimes recorded in each district in 2025, most first."""
    frame = _of_the_year(extracts).sort_values(["crimes", "district"], ascending=[False, True])
    labels = {"district": DISTRICT, "crimes": Label("Crimes recorded in 2025")}
    drawn = ranked_bars(frame, labels, "district", "crimes", MAIDSTONE)
    return Plot(frame, labels, drawn, ("crime by district", "Count"))


@chart("police_rate_by_district")
def police_rate_by_district(extracts: Extracts) -> Plot:
    """Draw the crimes of 2025 for each 1,000 residents of each district, most first."""
    people = extracts["district_residents"].frame().query("year == @CENSUS")[["district", "residents"]]
    frame = _of_the_year(extracts).merge(people, on="district", validate="one_to_one")
    frame = frame.assign(rate=frame["crimes"] / frame["residents"] * 1000)
    frame = frame.sort_values(["rate", "district"], ascending=[False, True])
    labels = {
        "district": DISTRICT,
        "crimes": Label("Crimes recorded in 2025"),
        "residents": Label("Residents in 2021"),
        "rate": Label("Crimes per 1,000 residents", places=1),
    }
    drawn = ranked_bars(frame, labels, "district", "rate", MAIDSTONE)
    return Plot(frame, labels, drawn, ("crime by district", "Per 1,000 residents"))


def _of_the_year(extracts: Extracts) -> pd.DataFrame:
    """Add up the months of the latest year in each district."""
    counts = extracts["police_by_district"].frame()
    latest = counts[counts["month"].str.startswith(str(LATEST))]
    return latest.groupby("district")[["crimes"]].sum().reset_index()
