"""The contract of data/crime_types.csv."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from smp_metrics.api.contracts import Table, about, attribute, key, like, one_of

SIZES = {"vbc": 12, "cas": 4}
# The Home Office counts these four groups as crimes against society, and all other notifiable crime as victim-based.
AGAINST_SOCIETY = "Drug|Weapons|Public Order|Against Society"


class CrimeTypes(Table):
    """Which types of crime are victim-based and which are against society (paragraph 26 of the plan)."""

    category: Series[str] = attribute(
        "Category",
        "vbc for victim-based crimes, cas for crimes against society",
        isin=one_of(SIZES, "The category is vbc or cas"),
    )
    crime_type: Series[str] = key(
        "Type of crime", "Name of the type as the plan prints it", str_matches=like(r"\S", "The type has a name")
    )

    @pa.dataframe_check(error="There are 12 types of victim-based crime and 4 of crime against society")
    @classmethod
    def categories_are_whole(cls, frame: pd.DataFrame) -> bool:
        """Fail when a category has more or fewer types than the plan lists, or when there are no rows."""
        types = frame.groupby("category")["crime_type"].nunique()
        return all(types.get(category, 0) == size for category, size in SIZES.items())

    @pa.dataframe_check(error="Drugs, weapons, public order and the miscellaneous are the crimes against society")
    @classmethod
    def groups_are_the_home_offices(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        """Fail each row whose type belongs to the other category."""
        return frame["crime_type"].str.contains(AGAINST_SOCIETY) == frame["category"].eq("cas")

    class Config:
        """The whole table."""

        name = "crime_types"
        metadata = about(key=["crime_type"])
