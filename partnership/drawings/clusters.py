"""Crime and anti-social behaviour in the eight clusters of wards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smp_metrics.api.drawings import (
    FONT_SIZE,
    Label,
    Lines,
    Plot,
    bar_panels,
    chart,
    emphasis,
    line_panels,
    short_name,
    wrapped,
)

if TYPE_CHECKING:
    import pandas as pd

    from smp_metrics.api.data import Extracts

CLUSTER = Label("Cluster", plain=True)
SETTING = Label("Setting")
WARDS = Label("Wards")
BREAK = "\n"
NAME_WIDTH = 150
LATEST = 2023
MEASURES = {
    "vbc_by_cluster": ("crimes", "Victim-based\ncrime"),
    "cas_by_cluster": ("crimes", "Crimes against\nsociety"),
    "asb_by_cluster": ("incidents", "Anti-social\nbehaviour"),
}


def with_setting(frame: pd.DataFrame, extracts: Extracts) -> pd.DataFrame:
    """Add whether each cluster is urban or rural, its wards, and what names it in a picture: its number, its wards."""
    wards = extracts["ward_clusters"].frame()
    wards = wards.assign(short=[short_name(ward).replace(BREAK, " ") for ward in wards["ward"]])
    clusters = wards.groupby(["cluster", "setting"], as_index=False).agg({"ward": "; ".join, "short": ", ".join})
    found = frame.merge(clusters.rename(columns={"ward": "wards"}), on="cluster", validate="many_to_one")
    number = found["cluster"].astype(str)
    return found.assign(area="Cluster " + number + ", " + found["setting"] + BREAK + found["short"])


def by_cluster(extracts: Extracts, name: str, value: str, title: str) -> Plot:
    """Draw three years of one measure in every cluster, the cluster with most in the latest year first."""
    frame = with_setting(extracts[name].frame(), extracts)
    latest = frame[frame["year"] == LATEST].set_index("cluster")[value]
    frame = frame.assign(latest=frame["cluster"].map(latest))
    frame = frame.sort_values(["latest", "cluster", "year"], ascending=[False, True, True])
    labels = {
        "cluster": CLUSTER,
        "setting": SETTING,
        "wards": WARDS,
        "year": Label("Year", plain=True),
        value: Label(title),
    }
    return Plot(frame, labels, line_panels(frame, labels, ("area", "year", value), Lines(2, 70)))


@chart("vbc_by_cluster")
def vbc_by_cluster(extracts: Extracts) -> Plot:
    """Draw victim-based crimes in each cluster, 2021 to 2023."""
    return by_cluster(extracts, "vbc_by_cluster", "crimes", "Victim-based crimes recorded")


@chart("cas_by_cluster")
def cas_by_cluster(extracts: Extracts) -> Plot:
    """Draw crimes against society in each cluster, 2021 to 2023."""
    return by_cluster(extracts, "cas_by_cluster", "crimes", "Crimes against society recorded")


@chart("asb_by_cluster")
def asb_by_cluster(extracts: Extracts) -> Plot:
    """Draw incidents of anti-social behaviour in each cluster, 2021 to 2023."""
    return by_cluster(extracts, "asb_by_cluster", "incidents", "Incidents recorded")


@chart("cluster_shares")
def cluster_shares(extracts: Extracts) -> Plot:
    """Draw each cluster's share of the borough's victim-based crime, crimes against society and incidents in 2023."""
    import pandas as pd  # noqa: PLC0415 - only a drawing that runs needs it

    measures = [_shares(extracts, name, value, title) for name, (value, title) in MEASURES.items()]
    frame = with_setting(pd.concat(measures, ignore_index=True), extracts)
    named = frame["cluster"].astype(str) + ": " + frame["short"]
    # There is less room beside bars.
    frame["area"] = [BREAK.join(wrapped(name, FONT_SIZE, NAME_WIDTH)) for name in named]
    labels = {
        "cluster": CLUSTER,
        "setting": SETTING,
        "wards": WARDS,
        "measure": Label("Measure"),
        "recorded": Label("Recorded in 2023"),
        "share": Label("Share of the borough", suffix="%"),
    }
    frame = frame.assign(total=frame.groupby("cluster")["share"].transform("sum"))
    frame = frame.sort_values(["total", "cluster"], ascending=[False, True], kind="stable")
    largest = emphasis([frame["area"].iloc[0]])
    return Plot(frame, labels, bar_panels(frame, labels, ("area", "panel", "share"), largest))


def _shares(extracts: Extracts, name: str, value: str, title: str) -> pd.DataFrame:
    frame = extracts[name].frame().query(f"year == {LATEST}").rename(columns={value: "recorded"})
    measure = title.replace("\n", " ")
    return frame.assign(measure=measure, panel=title, share=frame["recorded"] / frame["recorded"].sum() * 100)
