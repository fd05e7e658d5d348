"""The contract of data/ward_clusters.csv."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from schemas.geography import CLUSTERS
from schemas.shapes import OneRowPerWard
from smp_metrics.api.contracts import about, attribute, one_of


class WardClusters(OneRowPerWard):
    """Which cluster each ward is in (paragraph 24 of the plan)."""

    cluster: Series[int] = attribute(
        "Cluster",
        "Number of the group of neighbouring wards that the ward is in",
        isin=one_of(CLUSTERS, "The cluster is one of the borough's ward clusters before May 2024"),
    )
    setting: Series[str] = attribute(
        "Setting",
        "Whether the plan calls the cluster urban or rural",
        isin=one_of(("urban", "rural"), "The setting is urban or rural"),
    )

    @pa.dataframe_check(error="Every cluster has two to four wards")
    @classmethod
    def clusters_have_two_to_four_wards(cls, frame: pd.DataFrame) -> bool:
        """Fail when a cluster has no ward, too few or too many, or when there are no rows."""
        sizes = frame["cluster"].value_counts().reindex(list(CLUSTERS), fill_value=0)
        return bool(sizes.between(2, 4).all())

    @pa.dataframe_check(error="All wards of a cluster have the same setting")
    @classmethod
    def clusters_have_one_setting(cls, frame: pd.DataFrame) -> bool:
        """Fail when a cluster is called both urban and rural, or when there are no rows."""
        settings = frame.groupby("cluster")["setting"].nunique()
        return bool(len(settings) and settings.eq(1).all())

    class Config:
        """The whole table."""

        name = "ward_clusters"
        metadata = about(key=["ward"], geography="ward")
