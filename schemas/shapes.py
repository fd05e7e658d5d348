"""What contracts share: how a column is described, and the shapes that tables have (by ward, by cluster, by year).

A domain says which values may stand in a key, and a count of distinct keys says that they all do: so a row lost, a row
doubled and a row about an unknown place break one rule each, and a table without rows is never complete.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from schemas.geography import CLUSTERS, DISTRICTS, NEW_WARDS, WARDS


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


class ByYearToNovember(ByYear):
    """Rows about twelve months from December to November."""

    year: Series[int] = key("Year to November", "The 12 months that end with November of this year", "date", ends=11)


class ByYearToMarch(ByYear):
    """Rows about twelve months from April to March."""

    year: Series[int] = key("Year to March", "The 12 months that end with March of this year", "date", ends=3)


class ByDistrict(Table):
    """Rows about districts."""

    district: Series[str] = key(
        "District",
        "District of Kent, or Medway",
        isin=one_of(DISTRICTS, "The district is one of Kent's, or Medway"),
    )


class ByWard(Table):
    """Rows about wards."""

    ward: Series[str] = key(
        "Ward",
        "Ward of Maidstone borough as it stood before May 2024",
        isin=one_of(WARDS, "The ward is one of the borough's wards before May 2024"),
    )


class Hexagons(Table):
    """Rows about places on a map of equal hexagons."""

    q: Series[int] = attribute(
        "Column", "Place in the row, counted from the left", in_range=within(0, 6, "Columns are numbered from 0 to 6")
    )
    r: Series[int] = attribute(
        "Row",
        "Row, counted from the bottom; every odd row is shifted half a hexagon to the right",
        in_range=within(1, 6, "Rows are numbered from 1 to 6"),
    )

    @pa.dataframe_check(error="No two wards stand on the same hexagon")
    @classmethod
    def hexagons_hold_one_ward(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        """Fail each row on a hexagon that an earlier ward holds; a ward that stands twice breaks another rule."""
        return ~frame.duplicated(["q", "r"]) | frame.duplicated("ward")


class ByNewWard(Table):
    """Rows about wards since May 2024."""

    ward: Series[str] = key(
        "Ward",
        "Ward of Maidstone borough since May 2024",
        isin=one_of(NEW_WARDS, "The ward is one of the borough's wards since May 2024"),
    )
    gss_code: Series[str] = attribute("GSS code", "The ward's code at the Office for National Statistics")

    @pa.dataframe_check(error="Every ward has its own GSS code")
    @classmethod
    def codes_are_the_wards_own(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        """Fail each row with another ward's code; the rule on names judges a ward that is not known."""
        return frame["gss_code"].eq(frame["ward"].map(NEW_WARDS).fillna(frame["gss_code"]))


class OneRowPerNewWard(ByNewWard):
    """A row for each ward since May 2024."""

    @pa.dataframe_check(error="Every ward has a row")
    @classmethod
    def every_ward(cls, frame: pd.DataFrame) -> bool:
        """Fail when a ward is missing, or when there are no rows."""
        return frame["ward"].nunique() == len(NEW_WARDS)


class ByCluster(Table):
    """Rows about ward clusters."""

    cluster: Series[int] = key(
        "Cluster",
        "Number of the group of neighbouring wards, as the clusters stood before May 2024",
        isin=one_of(CLUSTERS, "The cluster is one of the borough's ward clusters before May 2024"),
    )


class ByWardAndYear(ByYear, ByWard):
    """A row for each ward and year; pandera puts the columns of the last base first."""

    @pa.dataframe_check(error="Every ward has a row for every year")
    @classmethod
    def every_ward_and_year(cls, frame: pd.DataFrame) -> bool:
        """Fail when a ward lacks a year, or when there are no rows."""
        return has_every(cls, frame, len(WARDS))


class ByWardAndYearToNovember(ByYearToNovember, ByWard):
    """A row for each ward and twelve months to November; pandera puts the columns of the last base first."""

    @pa.dataframe_check(error="Every ward has a row for every year")
    @classmethod
    def every_ward_and_year(cls, frame: pd.DataFrame) -> bool:
        """Fail when a ward lacks a year, or when there are no rows."""
        return has_every(cls, frame, len(WARDS))


class ByClusterAndYear(ByYear, ByCluster):
    """A row for each cluster and year; pandera puts the columns of the last base first."""

    @pa.dataframe_check(error="Every cluster has a row for every year")
    @classmethod
    def every_cluster_and_year(cls, frame: pd.DataFrame) -> bool:
        """Fail when a cluster lacks a year, or when there are no rows."""
        return has_every(cls, frame, len(CLUSTERS))


class OneRowPerWard(ByWard):
    """A row for each ward, with its GSS code."""

    gss_code: Series[str] = attribute("GSS code", "The ward's code at the Office for National Statistics")

    @pa.dataframe_check(error="Every ward has a row")
    @classmethod
    def every_ward(cls, frame: pd.DataFrame) -> bool:
        """Fail when a ward is missing, or when there are no rows."""
        return frame["ward"].nunique() == len(WARDS)

    @pa.dataframe_check(error="Every ward has its own GSS code")
    @classmethod
    def codes_are_the_wards_own(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        """Fail each row with another ward's code; the rule on names judges a ward that is not known."""
        return frame["gss_code"].eq(frame["ward"].map(WARDS).fillna(frame["gss_code"]))
