"""The contract of data/police_by_kind.csv."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from schemas.police import KINDS, ByKind, Counted, every
from smp_metrics.api.contracts import ByMonth, about, measure


class PoliceByKind(Counted, ByMonth, ByKind):
    """The police's open records of crime in the borough, by kind and month."""

    crimes: Series[int] = measure(
        "Crimes",
        "crimes",
        "Crimes of this kind that the police recorded in the month",
        quantity="count",
        most=5_000,
        flow=True,
    )

    @pa.dataframe_check(error="Every kind has a row for every month")
    @classmethod
    def every_kind_and_month(cls, frame: pd.DataFrame) -> bool:
        """Fail when a kind lacks a month, or when there are no rows."""
        return every(cls, frame, len(KINDS))

    class Config:
        """The whole table."""

        name = "police_by_kind"
        metadata = about(key=["kind", "month"], period="month")
