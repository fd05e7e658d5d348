"""The kinds of quantity that a column may hold, as they are called, and what kind of fact each one makes."""

from __future__ import annotations

from smp_metrics.extracts.extract import Quantity
from smp_metrics.facts.fact import Kind

PLURALS: dict[Quantity, str] = {
    "count": "counts",
    "rate": "rates",
    "share": "shares",
    "rank": "places in a ranking",
    "ratio": "averages or ratios",
    "index": "scores on an index",
    "money": "sums of money",
    "label": "labels",
    "date": "dates",
    "change": "changes",
    "percentage change": "percentage changes",
}
# A number as it is recorded.
RECORDED: dict[Quantity, Kind] = {
    "count": "count",
    "rate": "rate",
    "share": "percent",
    "rank": "rank",
    "ratio": "number",
    "index": "number",
    "money": "money",
    "label": "name",
    "date": "name",
    "change": "change",
    "percentage change": "percent_change",
}
# One number taken from another.
MOVED: dict[Quantity, Kind] = {
    "count": "change",
    "rate": "rate_change",
    "share": "points",
    "ratio": "change",
    "index": "change",
    "change": "change",
    "percentage change": "points",
}


def alike(kind: Kind, *quantities: Quantity) -> dict[Quantity, Kind]:
    """Make one kind of fact of several kinds of quantity."""
    return dict.fromkeys(quantities, kind)
