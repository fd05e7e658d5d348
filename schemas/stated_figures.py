"""The contract of data/stated_figures.csv."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from schemas.shapes import FILLED, SLUG, Table, about, attribute, key, share_a_word, within


class StatedFigures(Table):
    """Figures that the plan gives with no data behind them, each with its paragraph; a fall is below zero."""

    figure: Series[str] = key("Figure", "Name of the figure, in words joined by hyphens", str_matches=SLUG)
    paragraph: Series[int] = attribute(
        "Paragraph",
        "Number of the plan's paragraph that gives the figure, or that points to its appendix",
        in_range=within(1, 112, "The paragraph is one of the plan's"),
    )
    value: Series[float] = pa.Field(
        title="Value",
        description="The figure as printed, in the unit that its row names",
        metadata={"unit": "as the row says", "role": "measure"},
        in_range=within(-1_000_000, 10_000_000, "The value lies between -1,000,000 and 10,000,000"),
    )
    unit: Series[str] = attribute("Unit", "What the figure counts or measures", str_matches=FILLED)
    period: Series[str] = attribute(
        "Period", "Year or years that the figure is about; a change has two, joined by to", str_matches=FILLED
    )
    says: Series[str] = attribute("Says", "What the figure tells, in this site's words", str_matches=FILLED)

    @pa.dataframe_check(error="There is at least one figure")
    @classmethod
    def some_rows(cls, frame: pd.DataFrame) -> bool:
        """Fail when there are no rows."""
        return len(frame) > 0

    @pa.dataframe_check(error="A rank is a whole number from 1")
    @classmethod
    def ranks_are_whole(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        """Fail each rank that is below 1 or has decimals."""
        return frame["unit"].ne("rank") | (frame["value"].ge(1) & frame["value"].mod(1).eq(0))

    @pa.dataframe_check(error="Only a change is below zero, so its period names two times, joined by to")
    @classmethod
    def only_changes_fall(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        """Fail each row below zero whose period is not from one time to another."""
        return frame["value"].ge(0) | frame["period"].str.contains(" to ", regex=False)

    @pa.dataframe_check(error="What the row says uses a word of the figure's name")
    @classmethod
    def words_speak_of_the_figure(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        """Fail each row whose words belong to another figure."""
        return share_a_word(frame["figure"], frame["says"])

    class Config:
        """The whole table."""

        name = "stated_figures"
        metadata = about(key=["figure"], apart=("figure",))
