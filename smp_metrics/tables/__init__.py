"""Tables: an extract laid out for readers, a row for each thing and a column for each period."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from smp_metrics.errors import SmpError
from smp_metrics.extracts import Extract, Row, Value
from smp_metrics.facts.printing import show


@dataclass(frozen=True)
class Cell:
    """One cell as shown; where it was corrected, what the plan prints and the correction's id."""

    text: str
    printed: str = ""
    correction: str = ""


@dataclass(frozen=True)
class Table:
    """Column titles and rows of cells; the first ``heads`` columns name the row."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    heads: int


def wide(extract: Extract) -> Table:
    """Lay an extract out with a column for each period; one without a period, or with more measures, stays as it is."""
    measures = [column for column in extract.columns if column.role == "measure"]
    if extract.period is None or extract.entity is None or len(measures) != 1:
        return _as_it_is(extract)
    measure, entity, period = measures[0].name, extract.entity, extract.period
    periods = sorted({str(row[period]) for row in extract.rows})
    by_place = {(row[entity], str(row[period])): row for row in extract.rows}
    entities = list(dict.fromkeys(row[entity] for row in extract.rows))
    title = next(column.title for column in extract.columns if column.name == entity)
    rows = [
        (Cell(_text(name)), *(_cell(extract, by_place.get((name, each)), measure) for each in periods))
        for name in entities
    ]
    return Table((title, *periods), tuple(rows), 1)


def _as_it_is(extract: Extract) -> Table:
    columns = tuple(column.title for column in extract.columns)
    rows = tuple(tuple(_cell(extract, row, column.name) for column in extract.columns) for row in extract.rows)
    return Table(columns, rows, max(len(extract.key), 1))


def _cell(extract: Extract, row: Row | None, column: str) -> Cell:
    if row is None:
        raise SmpError(f"{extract.name} has a gap: its contract should not have let it pass")
    text = _text(row[column]) if column != extract.period else str(row[column])
    for correction in extract.corrections:
        for cell in correction.cells:
            if cell.column == column and all(str(row[name]) == str(value) for name, value in cell.at.items()):
                return Cell(text, show(Fraction(str(cell.expect))), correction.id)
    return Cell(text)


def _text(value: Value) -> str:
    if isinstance(value, int):
        return show(value)
    if isinstance(value, Decimal):
        return show(Fraction(value), max(0, -int(value.as_tuple().exponent)))
    return value or ""
