"""The contract of data/asb_by_cluster.csv."""

from pandera.typing import Series

from schemas.shapes import ByClusterAndYear
from smp_metrics.api.contracts import about, measure


class AsbByCluster(ByClusterAndYear):
    """Incidents of anti-social behaviour in each cluster (table five of the plan)."""

    incidents: Series[int] = measure(
        "Incidents",
        "incidents",
        "Incidents of anti-social behaviour that the police recorded; they are not crimes",
        quantity="count",
        most=5_000,
    )

    class Config:
        """The whole table."""

        name = "asb_by_cluster"
        metadata = about(key=["cluster", "year"], geography="cluster", years=(2021, 2022, 2023))
