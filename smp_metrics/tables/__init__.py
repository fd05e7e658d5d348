"""Tables: an extract laid out for readers, a row for each thing and a column for each period."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from smp_metrics.extracts import Extract, Row, Value
from smp_metrics.extracts.disputed import Disputed
from smp_metrics.facts.printing import recorded, show
from smp_metrics.periods import DECEMBER


@dataclass(frozen=True)
class Cell:
    """One cell as shown; where it was corrected, what the plan prints and the correction's id.

    ``disputed`` is the id of the known issue that leaves it open.
    """

    text: str
    printed: str = ""
    correction: str = ""
    disputed: str = ""


@dataclass(frozen=True)
class Table:
    """Column titles and rows of cells.

    The first ``heads`` columns name the row, and ``numeric`` tells which columns hold numbers.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    heads: int
    numeric: tuple[bool, ...]


def wide(extract: Extract, disputed: Disputed = MappingProxyType({})) -> Table:
    """Lay an extract out with a column for each period; as it is, where that would leave a gap or lose a column."""
    return _by_period(extract, disputed) or _as_it_is(extract, disputed)


def _by_period(extract: Extract, disputed: Disputed) -> Table | None:
    entity, period = extract.entity, extract.period
    rest = [column for column in extract.columns if column.name not in (entity, period)]
    if entity is None or period is None or [column.role for column in rest] != ["measure"]:
        return None
    by_place = {(row[entity], str(row[period])): row for row in extract.rows}
    entities = list(dict.fromkeys(name for name, _ in by_place))
    periods = sorted({each for _, each in by_place}, key=extract.period_named)
    if len(by_place) != len(entities) * len(periods):
        return None
    rows = tuple(
        (Cell(_text(name)), *(_cell(extract, by_place[name, each], rest[0].name, disputed) for each in periods))
        for name in entities
    )
    title = next(column.title for column in extract.columns if column.name == entity)
    heads = (_head(extract, each) for each in periods)
    return Table((title, *heads), rows, 1, (False, *(True for _ in periods)))


def _head(extract: Extract, period: str) -> str:
    """Say above a column which period it is; of a bare year that is no calendar year, with which month it ends."""
    column, called = extract.column(str(extract.period)), extract.called(period)
    return f"{column.title} {called}" if called.isdigit() and column and column.ends != DECEMBER else called


def _as_it_is(extract: Extract, disputed: Disputed) -> Table:
    rows = tuple(tuple(_cell(extract, row, each.name, disputed) for each in extract.columns) for row in extract.rows)
    return Table(
        columns=tuple(column.title for column in extract.columns),
        rows=rows,
        heads=max(len(extract.key), 1),
        numeric=tuple(column.type != "text" and column.role == "measure" for column in extract.columns),
    )


def _cell(extract: Extract, row: Row, column: str, disputed: Disputed) -> Cell:
    text = _text(row.shown(column)) if column != extract.period else extract.called(row[column])
    for correction in extract.corrections:
        for cell in correction.cells:
            if cell.column == column and all(str(row[name]) == str(value) for name, value in cell.at.items()):
                return Cell(text, recorded(Fraction(str(cell.expect))), correction.id)
    return Cell(text, disputed=next(iter(disputed.get((row.line, column), ())), ""))


def _text(value: Value) -> str:
    if isinstance(value, int):
        return show(value)
    if isinstance(value, Decimal):
        return show(Fraction(value), max(0, -int(value.as_tuple().exponent)))
    return value or ""
