"""Read a CSV file as text, cell by cell, and refuse whatever a spreadsheet could misread."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

from smp_metrics.errors import Problem

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
# A spreadsheet runs a cell that starts with one of these as a formula.
FORMULA_STARTS = ("=", "+", "@", "\t", "\r")
# How much of a cell a message quotes.
SHOWN = 40
REEXPORT = "save the file again as CSV, UTF-8, with plain line ends and no byte-order mark"


@dataclass(frozen=True)
class TextRow:
    """One record as text, and the line of the file on which it stands."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class TextTable:
    """A header and its records, all of the same width."""

    header: tuple[str, ...]
    rows: tuple[TextRow, ...]


def read_table(path: str, content: bytes) -> tuple[TextTable | None, list[Problem]]:
    """Give the table in ``content`` and everything that is wrong with its form; no table when it can't be read."""
    text, problems = _decode(path, content)
    if text is None:
        return None, problems
    try:
        records = _records(text)
    except csv.Error as error:
        return None, [*problems, Problem(path, 0, 0, f"the CSV can't be read ({error})", remedy=REEXPORT)]
    if not records:
        return None, [Problem(path, 1, 0, "the file is empty", expected="a header and its rows", remedy="restore it")]
    header, rows = records[0].cells, tuple(records[1:])
    if not rows:
        problems.append(
            Problem(path, 1, 0, "the file has a header and no rows", expected="rows", remedy="restore them")
        )
    problems += [problem for row in rows if (problem := _wrong_width(path, row, header))]
    problems += [problem for row in records for problem in _formulas(path, row, header)]
    whole = tuple(row for row in rows if len(row.cells) == len(header))
    return TextTable(header, whole), problems


def _decode(path: str, content: bytes) -> tuple[str | None, list[Problem]]:
    problems = []
    if content.startswith(BYTE_ORDER_MARK):
        content = content[len(BYTE_ORDER_MARK) :]
        problems.append(Problem(path, 1, 1, "the file starts with a byte-order mark", remedy=REEXPORT))
    if b"\r" in content:
        line = content[: content.index(b"\r")].count(b"\n") + 1
        problems.append(Problem(path, line, 0, "the file has Windows line ends", expected="LF", remedy=REEXPORT))
        content = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if b"\0" in content:
        line = content[: content.index(b"\0")].count(b"\n") + 1
        return None, [*problems, Problem(path, line, 0, "the file holds NUL bytes", expected="text", remedy=REEXPORT)]
    try:
        return content.decode("utf-8"), problems
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line, column = before.count(b"\n") + 1, error.start - before.rfind(b"\n")
        found = f"byte 0x{content[error.start]:02x}"
        return None, [*problems, Problem(path, line, column, "the file is not UTF-8", found, "UTF-8", REEXPORT)]


def _records(text: str) -> list[TextRow]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    return [TextRow(reader.line_num, tuple(cells)) for cells in reader]


def _wrong_width(path: str, row: TextRow, header: tuple[str, ...]) -> Problem | None:
    if len(row.cells) == len(header):
        return None
    found = f"{len(row.cells)} cells" if row.cells else "a blank line"
    remedy = "give the row one cell for each column; write 1234, not 1,234"
    return Problem(path, row.line, 0, "the row does not fit the header", found, f"{len(header)} cells", remedy)


def _formulas(path: str, row: TextRow, header: tuple[str, ...]) -> list[Problem]:
    names = [*header, *[""] * len(row.cells)]
    message = "the cell would run as a formula in a spreadsheet"
    return [
        Problem(path, row.line, 0, message, shown(cell), "a plain value", "delete the first character", names[index])
        for index, cell in enumerate(row.cells)
        if cell.startswith(FORMULA_STARTS)
    ]


def shown(cell: str) -> str:
    """Quote a cell for a message, cut where it is long."""
    return f'"{cell}"' if len(cell) <= SHOWN else f'"{cell[:SHOWN]}…" ({len(cell)} characters)'
