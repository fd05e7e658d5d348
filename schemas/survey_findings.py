"""The contract of data/survey_findings.csv."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from smp_metrics.api.contracts import FILLED, SLUG, ByYear, Table, about, attribute, by_unit, key, one_of, share_a_word

SURVEYS = ("public", "youth", "covid")
QUANTITIES = {"%": "share", "responses": "count", "people": "count"}


class ByFinding(Table):
    """Rows about what a survey found."""

    finding: Series[str] = key("Finding", "Name of the finding, in words joined by hyphens", str_matches=SLUG)
    survey: Series[str] = attribute(
        "Survey",
        "public for residents on safety, youth for pupils on safety, covid for residents on the pandemic",
        isin=one_of(SURVEYS, "The survey is public, youth or covid"),
    )


class SurveyFindings(ByYear, ByFinding):
    """What the partnership's surveys found (appendix 1 of the plan)."""

    year: Series[int] = key("Year", "Year in which people were asked", "date")
    value: Series[float] = by_unit(
        "Value",
        "The finding as a number; fractions such as one in six are given as a percentage to one decimal",
        QUANTITIES,
        most=20_000,
    )
    unit: Series[str] = attribute("Unit", "What the value counts", isin=one_of(QUANTITIES, "The unit is known"))
    printed: Series[str] = attribute("Printed", "How the plan gives the figure", str_matches=FILLED)
    says: Series[str] = attribute("Says", "What the finding tells, in this site's words", str_matches=FILLED)

    @pa.dataframe_check(error="There is at least one finding")
    @classmethod
    def some_rows(cls, frame: pd.DataFrame) -> bool:
        """Fail when there are no rows."""
        return len(frame) > 0

    @pa.dataframe_check(error="No share is over 100%, and whole people are counted")
    @classmethod
    def values_suit_their_unit(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        """Fail each share over 100 and each count with decimals."""
        share = frame["unit"].eq("%")
        return (share & frame["value"].le(100)) | (~share & frame["value"].mod(1).eq(0))

    @pa.dataframe_check(error="What the row says uses a word of the finding's name")
    @classmethod
    def words_speak_of_the_finding(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        """Fail each row whose words belong to another finding."""
        return share_a_word(frame["finding"], frame["says"])

    class Config:
        """The whole table."""

        name = "survey_findings"
        metadata = about(key=["finding", "year"], years=(2019, 2020, 2021), apart=("finding",))
