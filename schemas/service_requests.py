"""The contract of data/service_requests.csv."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from smp_metrics.api.contracts import ByYear, Table, about, has_each, key, measure, one_of

KINDS = (
    "anti-social behaviour",
    "noise",
    "other nuisance",
    "dangerous and nuisance dogs",
    "dog fouling",
    "stray and lost dogs",
    "street trading",
)


class ByRequestKind(Table):
    """Rows about what people asked the council for."""

    kind: Series[str] = key("Kind", "What the request was about", isin=one_of(KINDS, "The kind is one of the plan's"))


class ServiceRequests(ByYear, ByRequestKind):
    """Requests to the council's community protection team (appendix 5 of the plan)."""

    requests: Series[int] = measure(
        "Requests", "requests", "Requests and complaints that the team received", quantity="count", most=5_000
    )

    @pa.dataframe_check(error="Every kind has a row for every year")
    @classmethod
    def every_kind_and_year(cls, frame: pd.DataFrame) -> bool:
        """Fail when a kind lacks a year, or when there are no rows."""
        return has_each(cls, frame, "kind")

    class Config:
        """The whole table."""

        name = "service_requests"
        metadata = about(key=["kind", "year"], years=(2020, 2021, 2022, 2023))
