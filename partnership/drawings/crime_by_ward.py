"""All crime, ward by ward: how many, how many for each 1,000 residents, and what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smp_metrics.api.drawings import Dots, Label, Plot, changes, chart, diverging_bars, dot_rows, emphasis, ranked_bars

if TYPE_CHECKING:
    from smp_metrics.api.data import Extracts

WARD = Label("Ward")
YEAR = Label("Year", plain=True)
TOWN_CENTRE = emphasis(["High Street"])


@chart("crime_by_ward")
def crime_by_ward(extracts: Extracts) -> Plot:
    """Draw the crimes recorded in each ward in 2023, most first."""
    frame = (
        extracts["all_crime_by_ward"]
        .frame()
        .query("year == 2023")
        .sort_values(["crimes", "ward"], ascending=[False, True])
    )
    labels = {"ward": WARD, "year": YEAR, "crimes": Label("Crimes recorded")}
    return Plot(frame, labels, ranked_bars(frame, labels, "ward", "crimes", TOWN_CENTRE), ("crime by ward", "Count"))


@chart("crime_rate_by_ward")
def crime_rate_by_ward(extracts: Extracts) -> Plot:
    """Draw the crimes for each 1,000 residents of each ward in 2023, as printed, most first."""
    rates = extracts["crime_rate_by_ward"].frame().query("year == 2023")
    frame = rates.sort_values(["crimes_per_1000", "ward"], ascending=[False, True])
    labels = {"ward": WARD, "year": YEAR, "crimes_per_1000": Label("Crimes per 1,000 residents")}
    return Plot(
        frame,
        labels,
        ranked_bars(frame, labels, "ward", "crimes_per_1000", TOWN_CENTRE),
        ("crime by ward", "Per 1,000 residents"),
    )


@chart("crime_change_by_ward")
def crime_change_by_ward(extracts: Extracts) -> Plot:
    """Draw how many more or fewer crimes were recorded in each ward in 2023 than in 2022, the largest rise first."""
    frame = changes(extracts["all_crime_by_ward"].frame(), "ward", "crimes", 2022, 2023)
    labels = {
        "ward": WARD,
        "crimes_2022": Label("Crimes recorded in 2022"),
        "crimes_2023": Label("Crimes recorded in 2023"),
        "change": Label("Change in crimes, 2022 to 2023", signed=True),
    }
    return Plot(frame, labels, diverging_bars(frame, labels, "ward", "change"), ("crime by ward", "Change"))


@chart("crime_and_resident_shares")
def crime_and_resident_shares(extracts: Extracts) -> Plot:
    """Draw each ward's share of the borough's crime in 2023 against its share of the borough's residents in 2021."""
    crimes = extracts["all_crime_by_ward"].frame().query("year == 2023")[["ward", "crimes"]]
    frame = crimes.merge(extracts["ward_residents"].frame()[["ward", "residents"]], on="ward", validate="one_to_one")
    for count, share in (("crimes", "crime_share"), ("residents", "resident_share")):
        frame[share] = frame[count] / frame[count].sum() * 100
    frame = frame.sort_values(["crime_share", "ward"], ascending=[False, True])
    labels = {
        "ward": WARD,
        "crimes": Label("Crimes recorded in 2023"),
        "residents": Label("Residents in 2021"),
        "crime_share": Label("Share of the borough's crime", places=1, suffix="%"),
        "resident_share": Label("Share of the borough's residents", places=1, suffix="%"),
    }
    series = [Dots("resident_share", "Residents"), Dots("crime_share", "Crime", solid=True)]
    return Plot(frame, labels, dot_rows(frame, labels, "ward", series, suffix="%"))
