"""The contract of data/anti_slavery_partners.csv."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from smp_metrics.api.contracts import FILLED, Table, about, attribute, has_every, key, one_of

PARTNERS = 12
KINDS = ("charity", "council", "fire and rescue", "national body", "police", "violence reduction")
# MBC is Maidstone Borough Council.
NAMED = {"council": "Council|MBC", "fire and rescue": "Fire", "police": "Police", "violence reduction": "Violence"}


class AntiSlaveryPartners(Table):
    """Who is in the Maidstone Anti-Slavery Partnership (paragraph 46 of the plan)."""

    partner: Series[str] = key("Partner", "Name of the organisation or team", str_matches=FILLED)
    kind: Series[str] = attribute(
        "Kind", "What kind of body it is; this site's grouping", isin=one_of(KINDS, "The kind of body is known")
    )

    @pa.dataframe_check(error="There are twelve partners")
    @classmethod
    def every_partner(cls, frame: pd.DataFrame) -> bool:
        """Fail when a partner is missing, or when there are no rows."""
        return has_every(cls, frame, PARTNERS)

    @pa.dataframe_check(error="A partner whose name says what it is has that kind")
    @classmethod
    def names_say_the_kind(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        """Fail each row with another kind than its name says, or with a kind that its name would say."""
        agree = [frame["partner"].str.contains(words) == frame["kind"].eq(kind) for kind, words in NAMED.items()]
        return pd.concat(agree, axis=1).all(axis=1)

    class Config:
        """The whole table."""

        name = "anti_slavery_partners"
        metadata = about(key=["partner"])
