"""The contract of data/priority_statuses.csv."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from smp_metrics.api.contracts import Table, about, attribute, has_every, key, one_of, says_its_own, within

PARAGRAPHS = {
    "Protecting our communities against serious, violent, and organised crime (including modern-day slavery)": 82,
    "Reducing the harm caused by domestic abuse": 83,
    "Provide a safe town centre": 84,
    "Keeping children and young people safe": 85,
}
STATUSES = ("Exceeding expectations", "On track")


class PriorityStatuses(Table):
    """How the partnership judges its work on each priority (paragraphs 82 to 85 of the plan)."""

    priority: Series[str] = key(
        "Priority",
        "Name of the priority",
        isin=one_of(PARAGRAPHS, "The priority is one of the plan's"),
    )
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
        return has_every(cls, frame, len(PARAGRAPHS))

    @pa.dataframe_check(error="Every priority has its own paragraph")
    @classmethod
    def paragraphs_are_the_priorities_own(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        """Fail each row with another priority's paragraph; the rule on names judges a priority that is not known."""
        return says_its_own(frame["paragraph"], frame["priority"], PARAGRAPHS)

    class Config:
        """The whole table."""

        name = "priority_statuses"
        metadata = about(key=["priority"])
