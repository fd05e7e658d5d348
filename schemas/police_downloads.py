"""The contract of data/police_downloads.csv."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from smp_metrics.api.contracts import ByMonth, about, attribute, like, measure, one_of

NOT_READ = "[x]"


class PoliceDownloads(ByMonth):
    """What was read of each month of the force's open records, and what stands in no count."""

    downloaded: Series[str] = attribute(
        "Downloaded",
        "Day or month in which the file was downloaded: later the month may hold other counts",
        str_matches=like("^20[0-9]{2}-(0[1-9]|1[0-2])(-[0-3][0-9])?$", "The day is written as 2026-01-15 or 2026-01"),
    )
    records: Series[int] = measure(
        "Records",
        "records",
        "Crimes and incidents of the whole force in the month's file",
        quantity="count",
        least=1,
        most=100_000,
        flow=True,
    )
    without_place: Series[int] = measure(
        "Without a place",
        "records",
        "Records without a point, which are in no district and no ward",
        quantity="count",
        most=10_000,
        flow=True,
    )
    elsewhere: Series[int] = measure(
        "Elsewhere",
        "records",
        "Records of the force whose point lies in no district of Kent or Medway",
        quantity="count",
        most=1_000,
        flow=True,
    )
    transport_police: Series[pd.Int64Dtype] = measure(
        "Transport police",
        "records",
        "Crimes in the borough that the British Transport Police recorded, which are in no other count",
        quantity="count",
        most=1_000,
        nullable=True,
    )
    marker: Series[str] = attribute(
        "Marker",
        "Why the transport police's count is blank: [x] where their file was not read; blank beside a count",
        isin=one_of((NOT_READ, ""), "The marker is [x] or blank"),
        nullable=True,
    )

    @pa.dataframe_check(error="A count is blank only where a marker says why, and never beside a marker otherwise")
    @classmethod
    def blanks_are_marked(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        """Fail each blank without its marker, and each marker beside a count."""
        return frame["transport_police"].isna().eq(frame["marker"].eq(NOT_READ))

    @pa.dataframe_check(error="There is at least one month")
    @classmethod
    def some_months(cls, frame: pd.DataFrame) -> bool:
        """Fail when there are no rows."""
        return len(frame) > 0

    @pa.dataframe_check(error="A month has between two thirds and one and a half times the usual records")
    @classmethod
    def months_are_alike(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        """Fail each month that has far fewer or far more records than the middle of all."""
        middle = frame["records"].median()
        return frame["records"].between(middle * 2 / 3, middle * 3 / 2)

    @pa.dataframe_check(error="A month is downloaded after it is over")
    @classmethod
    def downloads_follow_the_month(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        """Fail each month whose file was downloaded in the month itself, or earlier."""
        return frame["downloaded"].str.slice(stop=len("2026-01")) > frame["month"]

    @pa.dataframe_check(error="The day of download is one that the calendar has")
    @classmethod
    def days_are_of_the_calendar(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        """Fail each day such as 2026-02-30."""
        return pd.to_datetime(frame["downloaded"], format="ISO8601", errors="coerce").notna()

    class Config:
        """The whole table."""

        name = "police_downloads"
        metadata = about(key=["month"], period="month")
