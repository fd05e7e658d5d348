"""The contract of data/asb_by_ward.csv."""

from pandera.typing import Series

from schemas.shapes import ByWardAndYear
from smp_metrics.api.contracts import about, measure


class AsbByWard(ByWardAndYear):
    """Incidents of anti-social behaviour in each ward (table eight of the plan)."""

    incidents: Series[int] = measure(
        "Incidents",
        "incidents",
        "Incidents of anti-social behaviour that the police recorded; they are not crimes",
        quantity="count",
        most=3_000,
    )

    class Config:
        """The whole table."""

        name = "asb_by_ward"
        metadata = about(key=["ward", "year"], geography="ward", years=(2021, 2022, 2023))
