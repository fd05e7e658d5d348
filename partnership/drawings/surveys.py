"""What residents said when they were asked about safety."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smp_metrics.api.drawings import Label, Plot, chart, emphasis, grouped_bars, ranked_bars

if TYPE_CHECKING:
    from smp_metrics.api.data import Extracts

LATEST = 2021
TIMES = {"safe-in-the-day": "By day", "safe-at-night": "At night"}
CONCERNS = {
    "asb-among-top-three": "Anti-social behaviour",
    "drugs-among-top-three": "Drugs and other substances",
    "weapons-among-top-three": "People with weapons",
}


@chart("survey_safety")
def survey_safety(extracts: Extracts) -> Plot:
    """Draw the share of residents who felt safe in their area by day and at night, 2019 and 2021."""
    findings = extracts["survey_findings"].frame()
    frame = findings[findings["finding"].isin(list(TIMES))]
    frame = frame.assign(time=frame["finding"].map(TIMES))
    labels = {
        "time": Label("Time"),
        "year": Label("Year", plain=True),
        "value": Label("Residents who felt safe in their area", suffix="%"),
    }
    return Plot(frame, labels, grouped_bars(frame, labels, "time", "year", "value", emphasis([LATEST])))


@chart("survey_concerns")
def survey_concerns(extracts: Extracts) -> Plot:
    """Draw how many residents put each of three issues among the three to tackle first, 2021."""
    findings = extracts["survey_findings"].frame()
    frame = findings[findings["finding"].isin(list(CONCERNS))].sort_values("value", ascending=False)
    frame = frame.assign(issue=frame["finding"].map(CONCERNS))
    labels = {
        "issue": Label("Issue"),
        "year": Label("Year", plain=True),
        "value": Label("Residents with it among their first three"),
    }
    return Plot(frame, labels, ranked_bars(frame, labels, "issue", "value", emphasis(CONCERNS.values())))
