"""What contracts share: how a column is described, and the shapes that tables have whatever places they are about.

A domain says which values may stand in a key, and a count of distinct keys says that they all do: so a row lost, a row
doubled and a row about an unknown place break one rule each, and a table without rows is never complete.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from math import prod
from typing import Any

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series


def key(title: str, description: str, quantity: str = "label", *, ends: int = 12, **checks: Any) -> Any:
    """Describe a column that says what a row is about; ``checks`` are pandera's.

    ``ends`` is the month with which the twelve months end that a bare year stands for.
    """
    said = {"unit": "", "role": "key", "quantity": quantity, "ends": ends}
    return pa.Field(title=title, description=description, metadata=said, **checks)


def attribute(title: str, description: str, quantity: str = "label", **checks: Any) -> Any:
    """Describe a column that says more about the row's key; ``checks`` are pandera's."""
    said = {"unit": "", "role": "attribute", "quantity": quantity}
    return pa.Field(title=title, description=description, metadata=said, **checks)


def measure(  # noqa: PLR0913 - all but the first three are named
    title: str, unit: str, description: str, *, quantity: str, least: int = 0, most: int, flow: bool = False,
    **checks: Any,
) -> Any:  # fmt: skip
    """Describe a column of numbers in ``unit``, none under ``least`` (for counts 0) or over ``most``.

    ``quantity`` is what kind they are: count, rate, share, rank, ratio, index or money. It decides what may be asked of
    them. ``flow`` says that they count what happened in a period, so that those of periods in a row add up. ``checks``
    are pandera's.
    """
    rule = within(least, most, f"Every number lies between {least:,} and {most:,}")
    said = {"unit": unit, "role": "measure", "quantity": quantity, "flow": flow}
    return pa.Field(title=title, description=description, metadata=said, in_range=rule, **checks)


def by_unit(title: str, description: str, quantities: Mapping[str, str], *, least: int = 0, most: int) -> Any:
    """Describe a column of numbers whose unit each row names; ``quantities`` tells the kind of each unit."""
    rule = within(least, most, f"Every number lies between {least:,} and {most:,}")
    said = {"unit": "as the row says", "role": "measure", "quantities": dict(quantities)}
    return pa.Field(title=title, description=description, metadata=said, in_range=rule)


def within(least: int, most: int, error: str) -> dict[str, Any]:
    """Bound a column's numbers, both ends included, with the rule in plain words."""
    return {"min_value": least, "max_value": most, "error": error}


def one_of(values: Iterable[Any], error: str) -> dict[str, Any]:
    """Limit a column to some values, with the rule in plain words."""
    return {"allowed_values": list(values), "error": error}


def like(pattern: str, error: str) -> dict[str, Any]:
    r"""Limit a column to texts of one form, with the rule in plain words; ``\S`` asks for any text at all."""
    return {"pattern": pattern, "error": error}


def about(
    key: list[str],
    geography: str | None = None,
    years: tuple[int, ...] = (),
    apart: tuple[str, ...] = (),
    period: str | None = None,
) -> dict[str, Any]:
    """Describe a whole table: the columns of its key, the places and the calendar years it is about, if any.

    ``apart`` names columns whose values overlap or count different things, so that rows of two are never added up.
    ``period`` names the column that holds time, where that is not the year.
    """
    period = period or ("year" if years else None)
    return {"key": key, "period": period, "geography": geography, "years": years, "apart": apart}


FILLED = like(r"\S", "The cell is not blank")
SLUG = like(r"^[a-z0-9]+(-[a-z0-9]+)*$", "The name is small letters and digits, joined by hyphens")


# Letters by which two words count as the same, so that "fell" and "fall" differ but "stalking" and "stalked" don't.
STEM = 4
# Words that any two texts may have in common.
LITTLE = frozenset(
    ("and", "are", "for", "from", "had", "has", "not", "than", "that", "the", "was", "were", "who", "with")
)


def share_a_word(one: "pd.Series[str]", other: "pd.Series[str]") -> "pd.Series[bool]":
    """Tell for each row whether two texts have a word in common: else one of them slipped in from another row."""
    return pd.Series([bool(_stems(a) & _stems(b)) for a, b in zip(one, other, strict=True)], index=one.index)


@cache
def _stems(text: str) -> set[str]:
    words = re.findall(r"[a-z]{3,}|[0-9]+", text.casefold())
    return {word[:STEM] for word in words if word not in LITTLE}


def says_its_own(said: "pd.Series[Any]", things: "pd.Series[Any]", known: Mapping[str, Any]) -> "pd.Series[bool]":
    """Tell for each row whether it says of its thing what is known of it; another rule judges one that is not known."""
    return said.eq(things.map(known).fillna(said))


class Table(pa.DataFrameModel):
    """Any extract: exactly the columns of its contract, in their order, and no key twice."""

    class Config:
        """Never coerce: the reader types the cells, and says where one can't be typed."""

        strict = True
        ordered = True
        coerce = False

    @pa.dataframe_check(error="No two rows have the same key")
    @classmethod
    def key_stands_once(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        """Fail each row whose key an earlier row has."""
        return ~frame.duplicated(setting(cls, "key"))


def setting(contract: type[pa.DataFrameModel], name: str) -> Any:
    """Read one thing that a contract says about its whole table."""
    return (contract.Config.metadata or {})[name]


def has_every(contract: type[pa.DataFrameModel], frame: pd.DataFrame, things: int) -> bool:
    """Tell whether as many things as there should be have a row, in each of the contract's years if it has any."""
    distinct = frame.drop_duplicates(setting(contract, "key"))
    return len(distinct) == things * max(1, len(setting(contract, "years")))


def allowed(contract: type[pa.DataFrameModel], column: str) -> list[Any]:
    """List what a contract lets stand in a column: another edition may have other places."""
    checks = contract.to_schema().columns[column].checks
    return [value for check in checks for value in check.statistics.get("allowed_values", ())]


def has_each(contract: type[pa.DataFrameModel], frame: pd.DataFrame, *columns: str) -> bool:
    """Tell whether each of what may stand together in some columns has a row, in each of the contract's years."""
    return has_every(contract, frame, prod(len(allowed(contract, column)) for column in columns))


class ByYear(Table):
    """Rows about calendar years: those that the contract's configuration lists."""

    year: Series[int] = key("Year", "Calendar year, January to December", "date")

    @pa.check("year", error="The year is one of those that the extract is about")
    @classmethod
    def year_is_known(cls, year: Series[int]) -> "pd.Series[bool]":
        """Fail each row about a year that is not listed."""
        return year.isin(setting(cls, "years"))


class ByMonth(Table):
    """Rows about months; a month that was not had has no row."""

    month: Series[str] = key(
        "Month", "Calendar month, such as 2025-01", "date",
        str_matches=like(r"^20[0-9]{2}-(0[1-9]|1[0-2])$", "The month is a year and a month, such as 2025-01"),
    )  # fmt: skip


class ByQuarter(Table):
    """Rows about quarters of calendar years; a quarter that was not had has no row."""

    quarter: Series[str] = key(
        "Quarter", "Three months, such as 2025-q1 for January to March 2025", "date",
        str_matches=like(r"^20[0-9]{2}-q[1-4]$", "The quarter is a year and a quarter of it, such as 2025-q1"),
    )  # fmt: skip


class ByYearToNovember(ByYear):
    """Rows about twelve months from December to November."""

    year: Series[int] = key("Year to November", "The 12 months that end with November of this year", "date", ends=11)


class ByYearToMarch(ByYear):
    """Rows about twelve months from April to March."""

    year: Series[int] = key("Year to March", "The 12 months that end with March of this year", "date", ends=3)
