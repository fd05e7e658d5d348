"""The contract of data/domestic_abuse_by_ward.csv."""

from pandera.typing import Series

from schemas.shapes import ByWardAndYearToNovember
from smp_metrics.api.contracts import about, measure


class DomesticAbuseByWard(ByWardAndYearToNovember):
    """Crimes of domestic abuse in each ward (table six of the plan)."""

    crimes: Series[int] = measure(
        "Domestic abuse crimes",
        "crimes",
        "Crimes that the police recorded as domestic abuse",
        quantity="count",
        most=2_000,
    )

    class Config:
        """The whole table."""

        name = "domestic_abuse_by_ward"
        metadata = about(key=["ward", "year"], geography="ward", years=(2022, 2023))
