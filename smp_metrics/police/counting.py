"""Counts records: expressions that any engine works out. Each row counts once, also where two are alike."""

from __future__ import annotations

from typing import Any

from smp_metrics.police.engines import FILE
from smp_metrics.police.files.kinds import ASB
from smp_metrics.police.placing import POINT
from smp_metrics.police.records import AREA

NO_DISTRICT = ""


def with_district(kept: Any) -> Any:
    """Add the district, which the name of a small area starts with."""
    return kept.mutate(district=kept.lsoa_name.re_extract(AREA, 1).fill_null(NO_DISTRICT))


def by_district(kept: Any) -> Any:
    """Count crimes and incidents by file, month and district; the rows without a small area have a blank one."""
    return _both(with_district(kept), [FILE, "month", "district"])


def without_point(kept: Any) -> Any:
    """Count the rows of each file that have no point."""
    return kept.group_by(FILE).agg(rows=kept.longitude.isnull().sum())


def of_district(kept: Any, district: str) -> Any:
    """Keep the rows of one district."""
    table = with_district(kept)
    return table.filter(table.district == district)


def by_kind(rows: Any) -> Any:
    """Count rows by month and kind."""
    return rows.group_by(["month", "kind"]).agg(rows=rows.count())


def with_wards(rows: Any, points: Any) -> Any:
    """Keep the rows with a point, each with its ward; ``points`` has a column of codes for each set of wards."""
    return rows.join(points, POINT)


def by_ward(placed: Any, wards: str) -> Any:
    """Count crimes and incidents by month and ward."""
    return _both(placed, ["month", wards])


def by_ward_and_kind(placed: Any, wards: str) -> Any:
    """Count rows by month, ward and kind."""
    return placed.group_by(["month", wards, "kind"]).agg(rows=placed.count())


def streets(placed: Any, sets: list[str]) -> Any:
    """List what records call a place, with the ward of each of its points in every set."""
    return placed.select(["location", *sets]).distinct()


def _both(table: Any, by: list[str]) -> Any:
    incident = table.kind == ASB
    return table.group_by(by).agg(crimes=(~incident).sum(), incidents=incident.sum())
