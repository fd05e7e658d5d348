"""The contract of data/cas_by_cluster.csv."""

from pandera.typing import Series

from schemas.shapes import ByClusterAndYear
from smp_metrics.api.contracts import about, measure


class CasByCluster(ByClusterAndYear):
    """Crimes against society in each cluster (table four of the plan)."""

    crimes: Series[int] = measure(
        "Crimes against society",
        "crimes",
        "Drug, public order, weapon and other crimes with no single victim",
        quantity="count",
        most=5_000,
    )

    class Config:
        """The whole table."""

        name = "cas_by_cluster"
        metadata = about(key=["cluster", "year"], geography="cluster", years=(2021, 2022, 2023))
