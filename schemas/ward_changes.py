"""The contract of data/ward_changes.csv."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from schemas.geography import NEW_WARDS, WARDS
from smp_metrics.api.contracts import Table, about, attribute, key, measure, one_of, says_its_own

# Parts under a hundredth of both wards are left out, and shares are whole numbers.
PARTS, LEAST, MOST = 54, 98, 102


class WardChanges(Table):
    """The land and the people that a ward before May 2024 shares with one since."""

    ward_before: Series[str] = key(
        "Ward before",
        "Ward of Maidstone borough as it stood before May 2024",
        isin=one_of(WARDS, "The ward is one of the borough's wards before May 2024"),
    )
    code_before: Series[str] = attribute("Code before", "The code that the Office for National Statistics gave it")
    ward_since: Series[str] = key(
        "Ward since",
        "Ward of Maidstone borough since May 2024",
        isin=one_of(NEW_WARDS, "The ward is one of the borough's wards since May 2024"),
    )
    code_since: Series[str] = attribute("Code since", "The code that the Office for National Statistics gives it")
    share_of_before: Series[int] = measure(
        "Share of the ward before", "%", "How much of the earlier ward's land is in the later one", quantity="share",
        most=100,
    )  # fmt: skip
    share_of_since: Series[int] = measure(
        "Share of the ward since", "%", "How much of the later ward's land was in the earlier one", quantity="share",
        most=100,
    )  # fmt: skip
    residents: Series[int] = measure(
        "Residents",
        "residents",
        "Usual residents of the part on 21 March 2021, as if each small area were lived in evenly",
        quantity="count",
        most=20_000,
    )

    @pa.dataframe_check(error="Each ward has the code that is its own")
    @classmethod
    def codes_are_the_wards_own(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        """Fail each row with another ward's code; the rule on names judges a ward that is not known."""
        before = says_its_own(frame["code_before"], frame["ward_before"], WARDS)
        return before & says_its_own(frame["code_since"], frame["ward_since"], NEW_WARDS)

    @pa.dataframe_check(error="Every part has a row")
    @classmethod
    def every_part(cls, frame: pd.DataFrame) -> bool:
        """Fail when a part is missing, or when there are no rows."""
        return len(frame.drop_duplicates(["ward_before", "ward_since"])) == PARTS

    @pa.dataframe_check(error="The parts of every ward, before and since, make nearly all of its land")
    @classmethod
    def parts_make_the_ward(cls, frame: pd.DataFrame) -> bool:
        """Fail when a ward is missing, or its parts make too little or too much of it."""
        before = frame.groupby("ward_before")["share_of_before"].sum().reindex(list(WARDS), fill_value=0)
        since = frame.groupby("ward_since")["share_of_since"].sum().reindex(list(NEW_WARDS), fill_value=0)
        return bool(before.between(LEAST, MOST).all() and since.between(LEAST, MOST).all())

    class Config:
        """The whole table."""

        name = "ward_changes"
        metadata = about(key=["ward_before", "ward_since"])
