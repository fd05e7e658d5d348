"""Reads what was counted before: the rows that stand in the extracts."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import NamedTuple

from smp_metrics.police.files.extracts import BY_MONTH, DOWNLOADS

Cells = tuple[str, ...]


class Before(NamedTuple):
    """The records of each month that was counted before: all of the force, and those of the area."""

    force: dict[str, int]
    area: dict[str, int]


def standing(root: Path, name: str) -> list[Cells]:
    """Give the rows of an extract as they are written, without its header; none where there is no such file yet."""
    path = root / "data" / f"{name}.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return [tuple(row) for row in csv.reader(file)][1:]


def counted_before(root: Path) -> Before:
    """Give the months that stand in the extracts with their records."""
    force = {month: int(records) for month, _, records, *_ in standing(root, DOWNLOADS)}
    area = {month: int(crimes) + int(incidents) for month, crimes, incidents, *_ in standing(root, BY_MONTH)}
    return Before(force, area)
