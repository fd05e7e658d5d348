"""The shapes of tables that are about this partnership's places: by ward, by cluster, by district."""

from typing import Any

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from schemas.geography import CLUSTERS, DISTRICTS, NEW_WARDS, WARDS
from smp_metrics.api.contracts import (
    ByYear,
    ByYearToNovember,
    Table,
    attribute,
    has_each,
    key,
    one_of,
    says_its_own,
    within,
)


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


class ByWardWithCode(ByWard):
    """Rows about wards, each with its code."""

    gss_code: Series[str] = attribute("GSS code", "The ward's code at the Office for National Statistics")

    @pa.dataframe_check(error="Every ward has its own GSS code")
    @classmethod
    def codes_are_the_wards_own(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        """Fail each row with another ward's code; the rule on names judges a ward that is not known."""
        return says_its_own(frame["gss_code"], frame["ward"], WARDS)


def hex_column(least: int, most: int) -> Any:
    """Describe the column of a place on a map of equal hexagons."""
    rule = within(least, most, f"Columns are numbered from {least} to {most}")
    return attribute("Column", "Place in the row, counted from the left", in_range=rule)


def hex_row(least: int, most: int) -> Any:
    """Describe the row of a place on a map of equal hexagons."""
    said = "Row, counted from the bottom; every odd row is shifted half a hexagon to the right"
    return attribute("Row", said, in_range=within(least, most, f"Rows are numbered from {least} to {most}"))


class Hexagons(Table):
    """Rows about places on a map of equal hexagons; each map has a size of its own, in ``q`` and ``r``."""

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
        return says_its_own(frame["gss_code"], frame["ward"], NEW_WARDS)


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
        return has_each(cls, frame, "ward")


class ByWardAndYearToNovember(ByYearToNovember, ByWard):
    """A row for each ward and twelve months to November; pandera puts the columns of the last base first."""

    @pa.dataframe_check(error="Every ward has a row for every year")
    @classmethod
    def every_ward_and_year(cls, frame: pd.DataFrame) -> bool:
        """Fail when a ward lacks a year, or when there are no rows."""
        return has_each(cls, frame, "ward")


class ByClusterAndYear(ByYear, ByCluster):
    """A row for each cluster and year; pandera puts the columns of the last base first."""

    @pa.dataframe_check(error="Every cluster has a row for every year")
    @classmethod
    def every_cluster_and_year(cls, frame: pd.DataFrame) -> bool:
        """Fail when a cluster lacks a year, or when there are no rows."""
        return has_each(cls, frame, "cluster")


class OneRowPerWard(ByWardWithCode):
    """A row for each ward, with its GSS code."""

    @pa.dataframe_check(error="Every ward has a row")
    @classmethod
    def every_ward(cls, frame: pd.DataFrame) -> bool:
        """Fail when a ward is missing, or when there are no rows."""
        return frame["ward"].nunique() == len(WARDS)
