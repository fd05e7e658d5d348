"""The contract of data/protection_totals.csv."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from schemas.protection_warnings import YEARS
from smp_metrics.api.contracts import ByYear, Table, about, has_each, key, measure, one_of

POWERS = ("cpw", "cpn")


class ByPower(Table):
    """Rows about one of the two powers."""

    power: Series[str] = key(
        "Power",
        "cpw for community protection warnings, cpn for community protection notices",
        isin=one_of(POWERS, "The power is cpw or cpn"),
    )


class ProtectionTotals(ByYear, ByPower):
    """The totals printed under the warnings and the notices (paragraphs 89 and 90 of the plan)."""

    total: Series[int] = measure(
        "Total", "warnings or notices", "The total as printed, not as summed", quantity="count", most=5_000
    )

    @pa.dataframe_check(error="Every power has a total for every year")
    @classmethod
    def every_power_and_year(cls, frame: pd.DataFrame) -> bool:
        """Fail when a power lacks a year, or when there are no rows."""
        return has_each(cls, frame, "power")

    @pa.dataframe_check(error="No year has more notices than warnings, for a warning must come first")
    @classmethod
    def a_warning_comes_first(cls, frame: pd.DataFrame) -> bool:
        """Fail when a year has more notices than warnings, or when there are no rows."""
        cells = frame.pivot_table(index="year", columns="power", values="total", aggfunc="first")
        both = cells.reindex(columns=list(POWERS)).dropna()
        return bool(len(both) and (both["cpn"] <= both["cpw"]).all())

    class Config:
        """The whole table."""

        name = "protection_totals"
        metadata = about(key=["power", "year"], years=YEARS, apart=("power",))
