"""What the council's community protection team was asked for, and the papers that it and its partners issued."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smp_metrics.api.drawings import Label, Lines, Plot, chart, line_panels

if TYPE_CHECKING:
    from smp_metrics.api.data import Extracts

LATEST = 2023


def kinds_by_year(extracts: Extracts, name: str, value: str, title: str) -> Plot:
    """Draw every year's count of each kind, the kind with most in all years together first."""
    counts = extracts[name].frame()
    total = counts.groupby("kind")[value].transform("sum")
    frame = counts.assign(total=total, kind=counts["kind"].str.capitalize())
    frame = frame.sort_values(["total", "kind", "year"], ascending=[False, True, True])
    labels = {"kind": Label("Kind"), "year": Label("Year", plain=True), value: Label(title)}
    return Plot(frame, labels, line_panels(frame, labels, ("kind", "year", value), Lines(2, 60, shared=True)))


@chart("warnings_by_kind")
def warnings_by_kind(extracts: Extracts) -> Plot:
    """Draw community protection warnings of each kind, 2019 to 2023."""
    return kinds_by_year(extracts, "protection_warnings", "warnings", "Warnings issued")


@chart("notices_by_kind")
def notices_by_kind(extracts: Extracts) -> Plot:
    """Draw community protection notices of each kind, 2019 to 2023."""
    return kinds_by_year(extracts, "protection_notices", "notices", "Notices issued")


@chart("service_requests")
def service_requests(extracts: Extracts) -> Plot:
    """Draw requests to the council's team of each kind, 2020 to 2023."""
    return kinds_by_year(extracts, "service_requests", "requests", "Requests received")
