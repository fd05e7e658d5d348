"""Hate crime, as far as the plan's text goes: its table of kinds is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smp_metrics.api.drawings import Label, Plot, chart, emphasis, ranked_bars

if TYPE_CHECKING:
    from smp_metrics.api.data import Extracts

# The law's five kinds of hostility, and where the plan states the share of one.
KINDS = {
    "Race": "hate-crime-race-share",
    "Sexual orientation": "hate-crime-sexual-orientation-share",
    "Disability": None,
    "Religion": None,
    "Transgender identity": None,
}


@chart("hate_crime")
def hate_crime(extracts: Extracts) -> Plot:
    """Draw each kind's share of the hate crimes of the year to November 2023, where the plan states it."""
    import pandas as pd  # noqa: PLC0415 - only a drawing that runs needs it

    stated = extracts["stated_figures"].frame().set_index("figure")["value"]
    rows = [(kind, stated[figure] if figure else float("nan")) for kind, figure in KINDS.items()]
    frame = pd.DataFrame(rows, columns=["kind", "share"])
    share = Label("Share of hate crimes", suffix="%", missing="not stated")
    labels = {"kind": Label("What the hostility was about"), "share": share}
    return Plot(frame, labels, ranked_bars(frame, labels, "kind", "share", emphasis(["Race"])))
