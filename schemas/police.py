"""What the contracts of the police's records share: months, kinds, and the rule on small counts.

The records are open to all, each with a point and a kind. Small counts are left out because they mislead: most of what
they do from month to month is chance. So no table has wards, kinds and months at once, and at least half of a table's
counts are 5 or more.
"""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from smp_metrics.api.contracts import Table, key, measure, one_of, setting

SMALL = 5
"""Counts below this say little on their own."""
KINDS = (
    "bicycle theft",
    "burglary",
    "criminal damage and arson",
    "drugs",
    "other crime",
    "other theft",
    "possession of weapons",
    "public order",
    "robbery",
    "shoplifting",
    "theft from the person",
    "vehicle crime",
    "violence and sexual offences",
)
"""The kinds of crime in use since May 2013; anti-social behaviour is none."""


class Counted(Table):
    """Rows with counts; small ones are few."""

    @pa.dataframe_check(error="At least half of the counts are 5 or more: smaller ones tell of chance")
    @classmethod
    def few_are_small(cls, frame: pd.DataFrame) -> bool:
        """Fail when over half of the counts of a column are small, or when there are none."""
        counts = frame[[name for name in ("crimes", "incidents") if name in frame]]
        return bool(len(frame)) and bool(((counts < SMALL).mean() <= 1 / 2).all())

    @pa.dataframe_check(error="No table has wards, kinds and months at once")
    @classmethod
    def not_all_at_once(cls, frame: pd.DataFrame) -> bool:
        """Fail when the key would tell single incidents apart."""
        return not {"ward", "kind", "month"} <= {*frame.columns}


class CrimesAndIncidents(Counted):
    """Crimes, and beside them incidents of anti-social behaviour: none is both."""

    crimes: Series[int] = measure(
        "Crimes",
        "crimes",
        "Crimes that the police recorded in the month, all kinds but anti-social behaviour",
        quantity="count",
        most=10_000,
        flow=True,
    )
    incidents: Series[int] = measure(
        "Incidents",
        "incidents",
        "Incidents of anti-social behaviour that the police recorded in the month; they are not crimes",
        quantity="count",
        most=5_000,
        flow=True,
    )


class ByKind(Table):
    """Rows about kinds of crime."""

    kind: Series[str] = key(
        "Kind of crime",
        "Kind of crime, as the police's open records have it",
        isin=one_of(KINDS, "The kind is one of the records' kinds of crime"),
    )


def every(contract: type[pa.DataFrameModel], frame: pd.DataFrame, things: int) -> bool:
    """Tell whether as many things as there should be have a row in each month or year, and there is one."""
    names = setting(contract, "key")
    sizes = frame.drop_duplicates(names).groupby(names[-1]).size()
    return bool(len(sizes) and sizes.eq(things).all())
