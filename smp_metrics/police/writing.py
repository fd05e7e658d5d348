"""Writes the extracts: months that were read take the place of what stood there, the others stay; then the sidecars."""

from __future__ import annotations

import csv
import io
import re
import shutil
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from smp_metrics import own
from smp_metrics.errors import Problem, ProblemsFound
from smp_metrics.extracts.digest import digest
from smp_metrics.extracts.loading import load_extract
from smp_metrics.facts.printing import said_when
from smp_metrics.police.files.extracts import BY_KIND, BY_NEW_WARD, DOWNLOADS
from smp_metrics.police.files.months import spelled_out, whole_years
from smp_metrics.police.files.standing import Cells, standing
from smp_metrics.police.tables import Rows

# What tells the rows of a table apart in time: those of a month or year that was read are new, the others stay.
TIMES = ("month", "year")
# A name for people, where a code orders the rows.
NAMES = ("ward", "district")
DOWNLOADED = "downloaded"
BLANK = "blank"
# The column in which a table begins to tell of the transport police's file: to its end.
RAILWAYS = "transport_police"
# By month, what is counted by the year as well.
OF_YEARS = (BY_KIND, BY_NEW_WARD)


class Merged(NamedTuple):
    """An extract with what was counted: its rows in order, which counts were revised, and which months changed."""

    header: Cells
    rows: list[Cells]
    revised: list[str]
    changed: frozenset[str]


def merged(root: Path, name: str, rows: Rows) -> Merged:
    """Put counted rows into an extract."""
    contract = own.contracts()[name]
    header = tuple(contract.to_schema().columns)
    before, new = standing(root, name), [tuple(map(str, row)) for row in rows]
    time = next((header.index(each) for each in TIMES if each in header), None)
    if time is None:
        return Merged(header, sorted({*before, *new}), [], frozenset())
    kept = [row for row in before if row[time] not in {row[time] for row in new}]
    new = _dated_as_before(header, before, _with_railways(header, before, new))
    order = [at for at, column in enumerate(header) if column not in NAMES]
    revised = list(_revised(name, contract.Config.metadata["key"], header, before, new))
    changed = frozenset(row[time] for row in {*new} - {*before})
    return Merged(header, sorted([*kept, *new], key=lambda row: [row[at] for at in order]), revised, changed)


def refuse_parts_of_years(tables: Mapping[str, Merged], read: Collection[str]) -> None:
    """Raise ProblemsFound for each year that is whole and has changed, and of which only some months were read.

    What is counted by the year can't be told from counts by the month.
    """
    changed = {month for name in OF_YEARS for month in tables[name].changed}
    had = [month for month, *_ in tables[DOWNLOADS].rows]
    for year in whole_years(had):
        of_year = [month for month in had if month.startswith(f"{year}-")]
        if changed.intersection(of_year) and not {*of_year} <= {*read}:
            found = spelled_out([month for month in of_year if month in read])
            message, expected = "the year is whole, and counts by the year need all of it", f"all months of {year}"
            remedy = f"download {expected}, and give them together"
            raise ProblemsFound([Problem(f"data/{DOWNLOADS}.csv", 0, 0, message, f"{found} alone", expected, remedy)])


def _with_railways(header: Cells, before: list[Cells], new: list[Cells]) -> list[Cells]:
    """Keep what was counted in a file of the transport police where none was read now: that tells of no change."""
    if RAILWAYS not in header:
        return new
    at = header.index(RAILWAYS)
    known = {row[0]: row[at:] for row in before}
    return [row if row[at] else (*row[:at], *known.get(row[0], row[at:])) for row in new]


def _dated_as_before(header: Cells, before: list[Cells], new: list[Cells]) -> list[Cells]:
    """Keep the day of download of each month that came again as it was."""
    if DOWNLOADED not in header:
        return new
    at = header.index(DOWNLOADED)
    same = {(*row[:at], *row[at + 1 :]): row for row in before}
    return [same.get((*row[:at], *row[at + 1 :]), row) for row in new]


def _revised(name: str, key: list[str], header: Cells, before: list[Cells], new: list[Cells]) -> Iterator[str]:
    """Tell of each row that stood before with other counts."""
    at = [header.index(column) for column in key]
    standing = {tuple(row[each] for each in at): row for row in before}
    for row in new:
        place = tuple(row[each] for each in at)
        changes = [
            f"{column} {old or BLANK} is now {now or BLANK}"
            for column, old, now in zip(header, standing.get(place, row), row, strict=True)
            if old != now and column != DOWNLOADED
        ]
        if changes:
            yield f"{name}, {', '.join(place)}: {', '.join(changes)}"


def write(root: Path, tables: Mapping[str, Merged]) -> None:
    """Write all extracts with their sidecars; raise ProblemsFound, and write none, if any breaks its contract."""
    problems: list[Problem] = []
    with TemporaryDirectory() as folder:
        trial = Path(folder)
        (trial / "data").mkdir()
        # Before its first whole year the table by year has no rows, and is no file.
        for name, (header, rows, *_) in ((name, table) for name, table in tables.items() if table.rows):
            _write_csv(trial / "data" / f"{name}.csv", header, rows)
            sidecar = root / "data" / f"{name}.yml"
            if sidecar.exists():
                said = _brought_up_to_date(sidecar.read_text(encoding="utf-8"), tables[DOWNLOADS].rows, header, rows)
                (trial / "data" / sidecar.name).write_text(said, encoding="utf-8")
            try:
                load_extract(trial, name)
            except ProblemsFound as found:
                problems += found.problems
        if problems:
            raise ProblemsFound(problems)
        for file in sorted((trial / "data").iterdir()):
            shutil.copyfile(file, root / "data" / file.name)


def _write_csv(path: Path, header: Cells, rows: list[Cells]) -> None:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([header, *rows])
    path.write_text(out.getvalue(), encoding="utf-8")


def _brought_up_to_date(sidecar: str, downloads: list[Cells], header: Cells, rows: list[Cells]) -> str:
    """Say in a sidecar which months it holds, when they were downloaded, and its digest; people write the rest."""
    months = (
        sorted({row[header.index("month")] for row in rows}) if "month" in header else [row[0] for row in downloads]
    )
    years = sorted({row[header.index("year")] for row in rows}) if "year" in header else []
    period = f"Calendar years {', '.join(years)}" if years else spelled_out(months)
    sidecar = re.sub(r"^period: .*$", f'period: "{period}"', sidecar, count=1, flags=re.MULTILINE)
    sidecar = re.sub(r"^digest: .*$", f'digest: "{digest(header, rows)}"', sidecar, count=1, flags=re.MULTILINE)
    return re.sub(r"^  - \"Downloaded .*$", f'  - "{said_of(downloads)}"', sidecar, count=1, flags=re.MULTILINE)


def said_of(downloads: list[Cells]) -> str:
    """Say which months were downloaded when; ``downloads`` starts with the month and the day."""
    days = {row[1]: [each[0] for each in downloads if each[1] == row[1]] for row in downloads}
    return f"Downloaded {'; '.join(f'{said_when(day)}: {spelled_out(months)}' for day, months in days.items())}."
