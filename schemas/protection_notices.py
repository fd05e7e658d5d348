"""The contract of data/protection_notices.csv."""

from pandera.typing import Series

from schemas.protection_warnings import YEARS, ByKindAndYear
from smp_metrics.api.contracts import about, measure


class ProtectionNotices(ByKindAndYear):
    """Community protection notices by kind (paragraph 90 of the plan)."""

    notices: Series[int] = measure(
        "Notices", "notices", "Community protection notices issued", quantity="count", most=1_000
    )

    class Config:
        """The whole table."""

        name = "protection_notices"
        metadata = about(key=["kind", "year"], years=YEARS)
