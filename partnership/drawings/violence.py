"""Where Maidstone stands among the districts on serious violence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smp_metrics.api.drawings import Label, Plot, chart, rank_strips

if TYPE_CHECKING:
    from smp_metrics.api.data import Extracts

MEASURES = {
    "count": "Number\nof crimes",
    "harm": "Harm done",
    "per 1000": "Per 1,000\nresidents",
}
AGES = {"under 18": "Under 18", "under 25": "Under 25", "25 and over": "25 and over", "all": "All ages"}


def maidstone_ranks(extracts: Extracts, scope: str) -> Plot:
    """Draw Maidstone's place for each measure and age, where the first place has the most violence."""
    ranks = extracts["serious_violence_ranks"].frame()
    frame = ranks[(ranks["district"] == "Maidstone") & (ranks["scope"] == scope)]
    frame = frame.assign(
        area=frame["measure"].map(MEASURES),
        age=frame["age"].map(AGES),
        order=frame["measure"].map(list(MEASURES).index) * len(AGES) + frame["age"].map(list(AGES).index),
    ).sort_values("order")
    frame = frame.assign(measure=frame["area"].str.replace("\n", " "))
    last = ranks["district"].nunique()
    labels = {
        "measure": Label("Measure"),
        "age": Label("Age"),
        "rank": Label(f"Place of Maidstone among {last} districts (1 = most)"),
    }
    ends = ("1 = most violence", f"{last} = least")
    return Plot(frame, labels, rank_strips(frame, labels, ("area", "age", "rank"), last, ends))


@chart("violence_ranks_all")
def violence_ranks_all(extracts: Extracts) -> Plot:
    """Draw Maidstone's places for all serious violence, July 2022 to June 2023."""
    return maidstone_ranks(extracts, "all")


@chart("violence_ranks_most")
def violence_ranks_most(extracts: Extracts) -> Plot:
    """Draw Maidstone's places for most serious violence, July 2022 to June 2023."""
    return maidstone_ranks(extracts, "most")
