"""The contract of data/stated_figures.csv."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from smp_metrics.api.contracts import FILLED, SLUG, Table, about, attribute, by_unit, key, one_of, share_a_word, within

COUNTED = (
    "agencies", "aims", "alarms", "applications", "attacks", "cameras", "cases", "children", "complaints", "crimes",
    "dogs", "drink covers", "drop-in sessions", "encampments", "events", "gazebos", "incidents", "local authorities",
    "locations", "meetings", "memberships", "months", "offences", "people", "places", "posts", "referrals", "reports",
    "requests", "schools", "sessions", "shop fronts", "small areas", "uses", "venues", "visits", "weeks", "words",
    "work streams", "workstreams", "years", "young people",
)  # fmt: skip
QUANTITIES = dict.fromkeys(COUNTED, "count") | {
    "%": "share",
    "£": "money",
    "rank": "rank",
    "per 1,000 residents": "rate",
    "people a week": "ratio",
    "young people a day": "ratio",
    "harm score": "index",
}


class StatedFigures(Table):
    """Figures that the plan gives with no data behind them, each with its paragraph; a fall is below zero."""

    figure: Series[str] = key("Figure", "Name of the figure, in words joined by hyphens", str_matches=SLUG)
    paragraph: Series[int] = attribute(
        "Paragraph",
        "Number of the plan's paragraph that gives the figure, or that points to its appendix",
        in_range=within(1, 112, "The paragraph is one of the plan's"),
    )
    value: Series[float] = by_unit(
        "Value",
        "The figure as printed, in the unit that its row names",
        QUANTITIES,
        least=-1_000_000,
        most=10_000_000,
    )
    unit: Series[str] = attribute(
        "Unit",
        "What the figure counts or measures",
        isin=one_of(QUANTITIES, "The unit is one of those that schemas/stated_figures.py lists with their kind"),
    )
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
