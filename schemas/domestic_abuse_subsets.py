"""The contract of data/domestic_abuse_subsets.csv."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from schemas.domestic_abuse_by_offence import OFFENCES, YEARS
from smp_metrics.api.contracts import ByYearToNovember, Table, about, attribute, has_each, key, measure, one_of

WHOLES = {
    "stalking and harassment": "violence against the person",
    "coercion and control": "violence against the person",
    "rape": "sexual offences",
}


class ByNamedOffence(Table):
    """Rows about offences that the plan names within a group."""

    offence: Series[str] = key(
        "Offence", "Offence that the plan names within a group", isin=one_of(WHOLES, "The offence is one that is named")
    )
    part_of: Series[str] = attribute(
        "Part of",
        "Group of offences in which these crimes are counted already",
        isin=one_of(OFFENCES, "The group is one of the three groups of offences"),
    )

    @pa.dataframe_check(error="Every offence is a part of its own group")
    @classmethod
    def groups_are_the_offences_own(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        """Fail each row with another offence's group; other rules judge names that are not known."""
        own = frame["offence"].map(WHOLES).fillna(frame["part_of"])
        return frame["part_of"].eq(own) | ~frame["part_of"].isin(OFFENCES)


class DomesticAbuseSubsets(ByYearToNovember, ByNamedOffence):
    """Crimes of domestic abuse that are a part of a group of offences (paragraph 53 of the plan)."""

    crimes: Series[int] = measure(
        "Domestic abuse crimes",
        "crimes",
        "Crimes that the police recorded as domestic abuse",
        quantity="count",
        most=5_000,
    )

    @pa.dataframe_check(error="Every offence has a row for every year")
    @classmethod
    def every_offence_and_year(cls, frame: pd.DataFrame) -> bool:
        """Fail when an offence lacks a year, or when there are no rows."""
        return has_each(cls, frame, "offence")

    class Config:
        """The whole table."""

        name = "domestic_abuse_subsets"
        metadata = about(key=["offence", "year"], years=YEARS, apart=("offence",))
