"""Hold the column of time to what a period looks like, and the sidecar to the first and the last of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from smp_metrics.errors import Problem, told
from smp_metrics.extracts.contradictions import YEAR
from smp_metrics.extracts.extract import Column, Row
from smp_metrics.periods import EXAMPLES, Period, PeriodError, parse_period

REMEDY = "write it so, or name another column of time in about() of the contract"


def check_times(
    name: str, rows: tuple[Row, ...], columns: tuple[Column, ...], settings: Mapping[str, Any], said: Mapping[str, Any]
) -> list[Problem]:
    """List the cells that hold no period; or else say where the sidecar's period is not that of the rows.

    A contract that lists its years has been compared with the sidecar already.
    """
    column = next((each for each in columns if each.name == settings.get("period")), None)
    if column is None:
        return []
    path = f"data/{name}.csv"
    cells = {str(row[column.name]): row.line for row in reversed(rows)}
    periods = {text: _read(text, column) for text in cells}
    wrong = sorted(line for text, line in cells.items() if periods[text] is None)
    lines = {row.line: str(row[column.name]) for row in rows}
    if wrong:
        message = "the cell is no period"
        return told(wrong, lambda line: Problem(path, line, 0, message, lines[line], EXAMPLES, REMEDY, column.name))
    return [*_span(name, [each for each in periods.values() if each], settings, said)]


def _read(text: str, column: Column) -> Period | None:
    try:
        return parse_period(text, ends=column.ends)
    except PeriodError:
        return None


def _span(name: str, periods: list[Period], settings: Mapping[str, Any], said: Mapping[str, Any]) -> Iterator[Problem]:
    years = sorted(YEAR.findall(said.get("period", "")))
    if settings.get("years") or not periods or not said:
        return
    first, last = (
        str(year) for year in (min(each.years[0] for each in periods), max(each.years[-1] for each in periods))
    )
    if not years or (years[0], years[-1]) != (first, last):
        expected, remedy = f"from {first} to {last}", "write the first and the last time that the table has"
        yield Problem(f"data/{name}.yml", 0, 0, "period: the table says otherwise", said["period"], expected, remedy)
