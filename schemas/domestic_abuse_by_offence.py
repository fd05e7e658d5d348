"""The contract of data/domestic_abuse_by_offence.csv."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from smp_metrics.api.contracts import ByYearToNovember, Table, about, has_each, key, measure, one_of

OFFENCES = ("violence against the person", "sexual offences", "other crimes")
YEARS = (2019, 2020, 2021, 2022, 2023)


class ByOffence(Table):
    """Rows about groups of offences that have no crime in common."""

    offence: Series[str] = key(
        "Offence",
        "Group of offences; each crime is in one group only",
        isin=one_of(OFFENCES, "The offence is one of the three groups"),
    )


class DomesticAbuseByOffence(ByYearToNovember, ByOffence):
    """Crimes of domestic abuse by group of offences (paragraph 53 of the plan)."""

    crimes: Series[int] = measure(
        "Domestic abuse crimes",
        "crimes",
        "Crimes that the police recorded as domestic abuse",
        quantity="count",
        most=10_000,
    )

    @pa.dataframe_check(error="Every offence has a row for every year")
    @classmethod
    def every_offence_and_year(cls, frame: pd.DataFrame) -> bool:
        """Fail when an offence lacks a year, or when there are no rows."""
        return has_each(cls, frame, "offence")

    class Config:
        """The whole table."""

        name = "domestic_abuse_by_offence"
        metadata = about(key=["offence", "year"], years=YEARS)
