"""The contract of data/district_residents.csv."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from schemas.geography import DISTRICTS
from schemas.shapes import ByDistrict
from smp_metrics.api.contracts import ByYear, about, attribute, has_every, measure, says_its_own


class ByDistrictWithCode(ByDistrict):
    """Rows about districts, with their GSS codes."""

    gss_code: Series[str] = attribute("GSS code", "The district's code at the Office for National Statistics")

    @pa.dataframe_check(error="Every district has its own GSS code")
    @classmethod
    def codes_are_the_districts_own(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        """Fail each row with another district's code; the rule on names judges a district that is not known."""
        return says_its_own(frame["gss_code"], frame["district"], DISTRICTS)


class DistrictResidents(ByYear, ByDistrictWithCode):
    """Usual residents of each district in the censuses of 2011 and 2021."""

    residents: Series[int] = measure(
        "Residents",
        "residents",
        "Usual residents on the day of the census",
        quantity="count",
        least=50_000,
        most=500_000,
    )

    @pa.dataframe_check(error="Every district has a row for every census")
    @classmethod
    def every_district_and_census(cls, frame: pd.DataFrame) -> bool:
        """Fail when a district lacks a census, or when there are no rows."""
        return has_every(cls, frame, len(DISTRICTS))

    @pa.dataframe_check(error="No district grows or shrinks by more than a quarter between two censuses")
    @classmethod
    def growth_is_credible(cls, frame: pd.DataFrame) -> bool:
        """Fail when a figure looks mistyped or is another district's, or when there are no rows."""
        extremes = frame.groupby("district")["residents"].agg(["min", "max"])
        return bool(len(extremes) and (extremes["max"] <= 1.25 * extremes["min"]).all())

    class Config:
        """The whole table."""

        name = "district_residents"
        metadata = about(key=["district", "year"], geography="district", years=(2011, 2021))
