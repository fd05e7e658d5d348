"""The contract of data/serious_violence_ranks.csv."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from schemas.geography import DISTRICTS
from schemas.shapes import ByDistrict
from smp_metrics.api.contracts import about, has_every, key, measure, one_of

SCOPES = ("all", "most")
AGES = ("under 18", "under 25", "25 and over", "all")
MEASURES = ("count", "harm", "per 1000")
COLUMN = ["scope", "age", "measure"]
"""What tells one column of the plan's two tables from another."""


class ByColumn(ByDistrict):
    """Rows about one district in one column of the tables."""

    scope: Series[str] = key(
        "Scope",
        "all for all serious violence, most for most serious violence, which is a part of it",
        isin=one_of(SCOPES, "The scope is all or most"),
    )
    age: Series[str] = key(
        "Age", "Ages of the people counted; under 25 includes under 18", isin=one_of(AGES, "The ages are known")
    )
    measure: Series[str] = key(
        "Measure",
        "count of crimes, their harm on the Cambridge Crime Harm Index, or per 1000 residents",
        isin=one_of(MEASURES, "The measure is count, harm or per 1000"),
    )


class SeriousViolenceRanks(ByColumn):
    """Where each district stands on serious violence (paragraphs 31 and 32 of the plan)."""

    rank: Series[int] = measure(
        "Rank", "rank", "Place among the districts; 1 is the highest", quantity="rank", least=1, most=13
    )

    @pa.dataframe_check(error="Every district has a rank for every scope, age and measure")
    @classmethod
    def every_district_everywhere(cls, frame: pd.DataFrame) -> bool:
        """Fail when a cell of the tables is missing, or when there are no rows."""
        return has_every(cls, frame, len(DISTRICTS) * len(SCOPES) * len(AGES) * len(MEASURES))

    @pa.dataframe_check(error="A rank is one more than the number of districts ahead")
    @classmethod
    def ranks_are_a_ranking(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        """Fail each row whose rank no ranking gives, where districts that are level share the better rank."""
        whole = frame.groupby(COLUMN)["rank"].transform("size") == len(DISTRICTS)
        ahead = frame.groupby(COLUMN)["rank"].rank(method="min")
        return frame["rank"].eq(ahead) | ~whole

    @pa.dataframe_check(error="No two districts are level on harm or per resident, only on counts")
    @classmethod
    def only_counts_are_level(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        """Fail each row that shares its rank where what is ranked has too many decimals for that."""
        return ~frame.duplicated([*COLUMN, "rank"], keep=False) | frame["measure"].eq("count")

    class Config:
        """The whole table."""

        name = "serious_violence_ranks"
        metadata = about(key=["district", "scope", "age", "measure"], geography="district")
