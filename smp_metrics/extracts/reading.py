"""Read a CSV file as text, cell by cell, and refuse whatever a spreadsheet could misread."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

from smp_metrics.errors import Problem, told
from smp_metrics.limits import CSV_COLUMNS, CSV_LINES

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
# How much of a cell a message quotes.
SHOWN = 40
REEXPORT = "save the file again as CSV in UTF-8: in Excel, “CSV UTF-8 (Comma delimited)”"
RESTORE = "restore the file as it was, or export it again"


@dataclass(frozen=True)
class TextRow:
    """One record as text, and the line of the file on which it stands."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class TextTable:
    """A header and its records, of whatever width."""

    header: tuple[str, ...]
    rows: tuple[TextRow, ...]


def read_table(path: str, content: bytes) -> tuple[TextTable | None, list[Problem]]:
    """Give the table in ``content`` and everything that is wrong with its form; no table when it can't be read."""
    text, problems = _decode(path, content)
    if text is None:
        return None, problems
    if not text.strip():
        return None, [Problem(path, 1, 0, "the file is empty", "", "a header and its rows", RESTORE)]
    records, broken = _records(path, text)
    if broken:
        return None, [*problems, broken]
    header, rows = records[0].cells, tuple(records[1:])
    if not rows:
        problems.append(Problem(path, 1, 0, "the file has a header and no rows", "", "a row for each record", RESTORE))
    return TextTable(header, rows), problems


def fitting_rows(path: str, table: TextTable) -> tuple[tuple[TextRow, ...], list[Problem]]:
    """Give the rows that have one cell for each column and are not blank, and a problem for each of the others."""
    rows, width = table.rows, len(table.header)
    if len(rows) > 1 and all(row.cells and len(row.cells) != width for row in rows):
        found, remedy = f"{len(rows[0].cells)} cells in the first row", "compare the first rows with the header"
        return (), [Problem(path, 2, 0, "no row fits the header", found, f"{width} cells in each", remedy)]
    fitting = tuple(row for row in rows if len(row.cells) == width and any(row.cells))
    others = (row for row in rows if len(row.cells) != width or not any(row.cells))
    return fitting, told(others, lambda row: _misfit(path, row, width))


def _decode(path: str, content: bytes) -> tuple[str | None, list[Problem]]:
    if content.startswith(UTF_16_MARKS):
        found = 'UTF-16, also called "Unicode text"'
        return None, [Problem(path, 1, 0, "the file is not UTF-8", found, "UTF-8", REEXPORT)]
    content, problems = _plain(path, content)
    if b"\0" in content:
        line = content[: content.index(b"\0")].count(b"\n") + 1
        message, found = "the file holds bytes that are no text", "a NUL byte"
        return None, [*problems, Problem(path, line, 0, message, found, "text", RESTORE)]
    try:
        return content.decode("utf-8"), problems
    except UnicodeDecodeError as error:
        before = content[: error.start]
        start = before[before.rfind(b"\n") + 1 :].decode("utf-8")
        line, column = before.count(b"\n") + 1, len(start) + 1
        found = f"the byte {content[error.start]:#04x} after {shown(start)}"
        return None, [*problems, Problem(path, line, column, "the file is not UTF-8", found, "UTF-8", REEXPORT)]


def as_saved_plainly(content: bytes) -> bytes:
    """Give a file as it is published: without the byte-order mark and the line ends that Excel on Windows writes."""
    return content.removeprefix(BYTE_ORDER_MARK).replace(b"\r\n", b"\n")


def _plain(path: str, content: bytes) -> tuple[bytes, list[Problem]]:
    """Take away what Excel writes, and carriage returns alone, which are reported, so that the rest can be checked."""
    content = as_saved_plainly(content)
    if b"\r" not in content:
        return content, []
    line = content[: content.index(b"\r")].count(b"\n") + 1
    message = "the file has the line ends of old Macintosh computers"
    return content.replace(b"\r", b"\n"), [Problem(path, line, 0, message, "CR", "LF or CR LF", REEXPORT)]


def _records(path: str, text: str) -> tuple[list[TextRow], Problem | None]:
    """Give the records, each with the line on which it starts, and what stops the reading of the rest."""
    lines = text.count("\n")
    if lines > CSV_LINES:
        remedy = "split the file, or leave out what nobody needs; look for blank lines at its end"
        return [], Problem(path, 0, 0, "the file is too long", f"{lines:,} lines", f"at most {CSV_LINES:,}", remedy)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    records: list[TextRow] = []
    line = 1
    try:
        for cells in reader:
            if len(cells) > CSV_COLUMNS:
                return records, _too_wide(path, line, cells)
            records.append(TextRow(line, tuple(cells)))
            line = reader.line_num + 1
    except csv.Error as error:
        return records, _unreadable(path, line, text, str(error))
    return records, None


def _too_wide(path: str, line: int, cells: list[str]) -> Problem:
    found, remedy = f"{len(cells):,} cells: {shown(','.join(cells[:SHOWN]))}", "give the row one cell for each column"
    return Problem(path, line, 0, "the row is too long", found, f"at most {CSV_COLUMNS} cells", remedy)


def _unreadable(path: str, line: int, text: str, reason: str) -> Problem:
    found = shown(text.split("\n")[line - 1])
    if "unexpected end" in reason or "limit" in reason:
        remedy = 'delete the first ", or type a second one'
        return Problem(path, line, 0, "a quote is opened and never closed", found, 'a second "', remedy)
    remedy = "write a comma after the quote, or double each quote within the cell"
    return Problem(path, line, 0, "text stands between a quote and the next comma", found, "a comma", remedy)


def _misfit(path: str, row: TextRow, width: int) -> Problem:
    if not any(row.cells):
        return Problem(path, row.line, 0, "the row is blank", "no value", f"{width} cells", "delete the line")
    found = f"{len(row.cells)} cells: {shown(','.join(row.cells))}"
    remedy = "give the row one cell for each column; write 1234, not 1,234"
    return Problem(path, row.line, 0, "the row does not fit the header", found, f"{width} cells", remedy)


def shown(cell: str) -> str:
    """Quote a cell for a message, cut where it is long."""
    return f'"{cell}"' if len(cell) <= SHOWN else f'"{cell[:SHOWN]}…" ({len(cell)} characters)'
