"""Write an extract as a workbook for spreadsheets: one table a sheet, and a sheet of notes."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import xlsxwriter

from smp_metrics.catalogue.grid import grid
from smp_metrics.catalogue.notes import notes

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from smp_metrics.catalogue.entry import Entry
    from smp_metrics.catalogue.release import Release
    from smp_metrics.extracts import Column, Value

# A text is a text: it runs as no formula, leads nowhere and turns into no number.
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
# A file without a date of its own is not of the day on which it happened to be written.
NO_DAY = datetime(1980, 1, 1, tzinfo=UTC)
# In letters: what is wider goes on below.
NARROWEST, WIDEST = 8, 60
HEADED, WRAPPED = {"bold": True, "bottom": 1, "text_wrap": True}, {"text_wrap": True, "valign": "top"}


@dataclass(frozen=True)
class Table:
    """What one sheet holds: a header, the extract's column behind each title, and rows."""

    header: Sequence[str]
    columns: Sequence[Column]
    rows: Sequence[Sequence[Value]]


def workbook(entry: Entry, release: Release | None, address: str) -> bytes:
    """Give the workbook as bytes, the same each time.

    First comes what the site uses, record by record as in the CSV, then what the source prints where that differs,
    then the years side by side where they can stand so, and the notes. ``address`` is where the extract is described.
    """
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, OPTIONS)
    book.set_properties({"title": entry.extract.title, "created": _day(release)})
    formats = _Formats(book)
    for name, table in _tables(entry).items():
        _write(book.add_worksheet(name), formats, table)
    _write_notes(book.add_worksheet("Notes"), formats, notes(entry, release, address))
    book.close()
    return stream.getvalue()


def _day(release: Release | None) -> datetime:
    return datetime.fromisoformat(release.day).replace(tzinfo=UTC) if release else NO_DAY


def _tables(entry: Entry) -> dict[str, Table]:
    columns = entry.extract.columns
    names = [column.name for column in columns]
    used, printed = ([[row.shown(name) for name in names] for row in e.rows] for e in (entry.extract, entry.printed))
    tables = {"Corrected" if entry.changes else "Data": Table(names, columns, used)}
    if entry.changes:
        tables["As printed"] = Table(names, columns, printed)
    turned = grid(entry)
    if turned.turned:
        titles = [heading.title for heading in turned.headings]
        values = [[cell.value for cell in row] for row in turned.rows]
        tables["Years side by side"] = Table(titles, [heading.column for heading in turned.headings], values)
    return tables


class _Formats:
    """The looks of one workbook's cells."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self.headed = book.add_format(HEADED)
        self.wrapped = book.add_format(WRAPPED)
        self._count, self._plain = book.add_format({"num_format": "#,##0"}), book.add_format({"num_format": "General"})

    def of(self, column: Column) -> Format:
        """Give the look of a column: a year or a number of a paragraph is a name, and has no commas."""
        if column.type == "text":
            return self.wrapped
        return self._count if column.type == "integer" and column.role == "measure" else self._plain


def _write(sheet: Worksheet, formats: _Formats, table: Table) -> None:
    for index, (title, column) in enumerate(zip(table.header, table.columns, strict=True)):
        values = [row[index] for row in table.rows]
        sheet.write_string(0, index, title, formats.headed)
        _write_column(sheet, index, values, formats.of(column))
        sheet.set_column(index, index, _width([title, *values]))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(table.rows), len(table.header) - 1)


def _write_column(sheet: Worksheet, index: int, values: Iterable[Value], look: Format) -> None:
    for line, value in enumerate(values, 1):
        if isinstance(value, str):
            sheet.write_string(line, index, value, look)
        elif value is not None:
            sheet.write_number(line, index, value, look)


def _width(values: Iterable[Value]) -> int:
    # The header's button takes room beside its words.
    return min(WIDEST, max(NARROWEST, *(len(str(value)) for value in values if value is not None)) + 3)


def _write_notes(sheet: Worksheet, formats: _Formats, said: Iterable[tuple[str, str]]) -> None:
    for line, (about, details) in enumerate([("About", "Details"), *said]):
        look = formats.wrapped if line else formats.headed
        sheet.write_string(line, 0, about, look)
        sheet.write_string(line, 1, details, look)
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 100)
    sheet.freeze_panes(1, 0)
