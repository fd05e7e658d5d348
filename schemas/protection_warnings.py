"""The contract of data/protection_warnings.csv, and what it shares with that of the notices."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from smp_metrics.api.contracts import ByYear, Table, about, has_each, key, measure, one_of

KINDS = ("anti-social behaviour", "dogs", "noise", "nuisance", "encampments")
YEARS = (2019, 2020, 2021, 2022, 2023)


class ByKind(Table):
    """Rows about one kind of unwanted behaviour."""

    kind: Series[str] = key(
        "Kind",
        "What the paper was issued for: noise includes noise with other anti-social behaviour, dogs includes barking",
        isin=one_of(KINDS, "The kind is one of the plan's"),
    )


class ByKindAndYear(ByYear, ByKind):
    """A row for each kind and year; pandera puts the columns of the last base first."""

    @pa.dataframe_check(error="Every kind has a row for every year")
    @classmethod
    def every_kind_and_year(cls, frame: pd.DataFrame) -> bool:
        """Fail when a kind lacks a year, or when there are no rows."""
        return has_each(cls, frame, "kind")


class ProtectionWarnings(ByKindAndYear):
    """Community protection warnings by kind (paragraph 89 of the plan)."""

    warnings: Series[int] = measure(
        "Warnings", "warnings", "Community protection warnings issued", quantity="count", most=1_000
    )

    class Config:
        """The whole table."""

        name = "protection_warnings"
        metadata = about(key=["kind", "year"], years=YEARS)
