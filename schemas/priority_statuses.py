"""The contract of data/priority_statuses.csv."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from schemas.shapes import FILLED, Table, about, attribute, has_every, key, one_of, within

PRIORITIES = 4
STATUSES = ("Exceeding expectations", "On track")


class PriorityStatuses(Table):
    """How the partnership judges its work on each priority (paragraphs 82 to 85 of the plan)."""

    priority: Series[str] = key("Priority", "Name of the priority", str_matches=FILLED)
    status: Series[str] = attribute(
        "Status", "The partnership's own judgement", isin=one_of(STATUSES, "The status is one that the plan uses")
    )
    paragraph: Series[int] = attribute(
        "Paragraph",
        "Number of the plan's paragraph that explains the status",
        in_range=within(82, 85, "The paragraph is one of those that give a status"),
    )

    @pa.dataframe_check(error="There are four priorities")
    @classmethod
    def every_priority(cls, frame: pd.DataFrame) -> bool:
        """Fail when a priority is missing, or when there are no rows."""
        return has_every(cls, frame, PRIORITIES)

    @pa.dataframe_check(error="Each priority has its own paragraph")
    @classmethod
    def one_paragraph_each(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        """Fail each row with an earlier priority's paragraph; a priority that stands twice breaks another rule."""
        return ~frame.duplicated("paragraph") | frame.duplicated("priority")

    class Config:
        """The whole table."""

        name = "priority_statuses"
        metadata = about(key=["priority"])
