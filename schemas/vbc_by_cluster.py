"""The contract of data/vbc_by_cluster.csv."""

from pandera.typing import Series

from schemas.shapes import ByClusterAndYear
from smp_metrics.api.contracts import about, measure


class VbcByCluster(ByClusterAndYear):
    """Victim-based crimes in each cluster (table three of the plan)."""

    crimes: Series[int] = measure(
        "Victim-based crimes",
        "crimes",
        "Crimes against a person, a household or a business",
        quantity="count",
        most=10_000,
    )

    class Config:
        """The whole table."""

        name = "vbc_by_cluster"
        metadata = about(key=["cluster", "year"], geography="cluster", years=(2021, 2022, 2023))
