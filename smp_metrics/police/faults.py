"""Says of each broken rule, and of each row that no engine could read, where it stands: the file and the line."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from smp_metrics.errors import Problem
from smp_metrics.police.contract import EAST, NORTH, NUMBER, Breach
from smp_metrics.police.files.looking import COLUMNS, FRESH, SHOWN
from smp_metrics.police.files.unpacking import Plain
from smp_metrics.police.records import TITLES

REMEDY = (
    "compare the file with a fresh download; if it is the same there, the lists in smp_metrics/police are out of date"
)
# Where the other number of a point lies.
AXES = {"longitude": NORTH, "latitude": EAST}


def faults(breaches: Iterable[Breach], plain: Sequence[Plain]) -> list[Problem]:
    """Make a problem of each breach: the first line that has the value, and how many rows are like it."""
    files = {each.path.name: each for each in plain}
    all_ = list(breaches)
    lying = {(breach.file, breach.rule.column) for breach in all_ if _is_of_other_axis(breach)}
    swapped = {file for file in files if all((file, axis) in lying for axis in AXES)}
    others = [breach for breach in all_ if not (breach.file in swapped and breach.rule.column in AXES)]
    return [*(_swapped(files[file]) for file in sorted(swapped)), *(_fault(each, files[each.file]) for each in others)]


def _is_of_other_axis(breach: Breach) -> bool:
    """Tell whether a number would do as the other of a point's two."""
    if breach.rule.column not in AXES or not re.fullmatch(NUMBER, breach.value or ""):
        return False
    low, high = AXES[breach.rule.column]
    return low <= float(str(breach.value)) <= high


def _swapped(plain: Plain) -> Problem:
    message, expected = "longitudes and latitudes are swapped", "the longitude before the latitude, as published"
    return Problem(plain.source.where, 1, 0, message, "longitudes such as those of latitudes", expected, FRESH)


def _fault(breach: Breach, plain: Plain) -> Problem:
    title = TITLES[breach.rule.column]
    # Whether an ID is of the usual form is all that is kept of it.
    known = breach.rule.column != "identity"
    line = _line(plain.path, title, breach.value or "") if known else 0
    found = (breach.value or "a blank") if known else "another form"
    rows = f"{found[:SHOWN]}, in {breach.rows:,} row{'s' if breach.rows > 1 else ''} like it"
    return Problem(plain.source.where, line, 0, "a record breaks a rule", rows, breach.rule.says, REMEDY, title)


def _line(path: Path, title: str, value: str) -> int:
    at = COLUMNS.index(title)
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        return next((reader.line_num for row in reader if row[at] == value and reader.line_num > 1), 0)


def unreadable(plain: Sequence[Plain], said: str) -> list[Problem]:
    """Find what stopped an engine: bytes that are no text, and rows of another width; else tell what it said."""
    found = [problem for each in plain for problem in _misshapen(each)]
    message, remedy = "the engine can't read the records", FRESH
    return found or [Problem(plain[0].source.where, 0, 0, message, said.strip().split("\n")[0], "records", remedy)]


def _misshapen(plain: Plain) -> Iterator[Problem]:
    """Give the first fault of a file."""
    where, line = plain.source.where, 0
    try:
        with plain.path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file, strict=True)
            for row in reader:
                line = reader.line_num
                if row and len(row) != len(COLUMNS):
                    # The first cell is the Crime ID, which is never told.
                    found, expected = f"{len(row)} cells: …,{','.join(row[1:])[:SHOWN]}", f"{len(COLUMNS)} cells"
                    yield Problem(where, line, 0, "the row does not fit the header", found, expected, FRESH)
                    return
    except UnicodeDecodeError as error:
        found = f"the byte {error.object[error.start]:#04x}"
        yield Problem(where, line + 1, 0, "the file is not UTF-8 from about here on", found, "UTF-8", FRESH)
    except csv.Error as error:
        yield Problem(where, line + 1, 0, "a quote is not closed, or stands within a cell", str(error), "a cell", FRESH)
