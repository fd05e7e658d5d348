"""Crime and anti-social behaviour in the eight clusters of wards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smp_metrics.charts.bars import grouped_bars
from smp_metrics.charts.panels import bar_panels
from smp_metrics.charts.parts import emphasis
from smp_metrics.charts.plot import Label, Plot
from smp_metrics.charts.registry import chart

if TYPE_CHECKING:
    import pandas as pd

    from smp_metrics.extracts import Extracts

CLUSTER = Label("Cluster", plain=True)
SETTING = Label("Setting")
LATEST = 2023
MEASURES = {
    "vbc_by_cluster": ("crimes", "Victim-based\ncrime"),
    "cas_by_cluster": ("crimes", "Crimes against\nsociety"),
    "asb_by_cluster": ("incidents", "Anti-social\nbehaviour"),
}


def with_setting(frame: pd.DataFrame, extracts: Extracts) -> pd.DataFrame:
    """Add whether each cluster is urban or rural, and the two lines that name it in a picture."""
    settings = extracts["ward_clusters"].frame()[["cluster", "setting"]].drop_duplicates()
    found = frame.merge(settings, on="cluster", validate="many_to_one")
    return found.assign(area=[f"Cluster {row.cluster}\n{row.setting}" for row in found.itertuples()])


def by_cluster(extracts: Extracts, name: str, value: str, title: str) -> Plot:
    """Draw three years of one measure in every cluster, the cluster with most in the latest year first."""
    frame = with_setting(extracts[name].frame(), extracts)
    latest = frame[frame["year"] == LATEST].set_index("cluster")[value]
    frame = frame.assign(latest=frame["cluster"].map(latest))
    frame = frame.sort_values(["latest", "cluster", "year"], ascending=[False, True, True])
    labels = {"cluster": CLUSTER, "setting": SETTING, "year": Label("Year", plain=True), value: Label(title)}
    return Plot(frame, labels, grouped_bars(frame, labels, "area", "year", value, emphasis([LATEST])))


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
    labels = {
        "cluster": CLUSTER,
        "setting": SETTING,
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
