"""Choose the rows of a period, and say which two periods may be compared."""

from __future__ import annotations

from collections.abc import Collection

from smp_metrics.extracts import Extract, Row
from smp_metrics.facts.fact import FactError
from smp_metrics.periods import YEAR, Period, PeriodError


def rows_of(extract: Extract, rows: Collection[Row], text: str) -> tuple[tuple[Row, ...], Period | None]:
    """Keep the rows of a period; give it too where it holds more than one of the rows' own.

    Raise FactError where the rows leave out a part of it: what is not had counts nothing.
    """
    try:
        wanted = extract.period_named(text)
    except PeriodError:
        return (), None
    within = {text: each for text, each in _periods(extract, rows).items() if wanted.contains(each)}
    kept = tuple(row for row in rows if str(row[str(extract.period)]) in within)
    had = sorted({*within.values()})
    if had in ([], [wanted]):
        return kept, None
    missing = _gap(had, wanted)
    if missing:
        raise FactError(f"{extract.name} has no rows of {missing.words}, so none of {wanted.words}; choose other ends")
    return kept, wanted


def _periods(extract: Extract, rows: Collection[Row]) -> dict[str, Period]:
    """Give the periods of rows by how they are written: there are few of them, and many rows."""
    return {text: extract.period_named(text) for text in {str(row[str(extract.period)]) for row in rows}}


def _had(extract: Extract, rows: Collection[Row]) -> list[Period]:
    return sorted({*_periods(extract, rows).values()})


def check_all_there(extract: Extract, rows: Collection[Row]) -> None:
    """Raise FactError where rows leave out a period between their first and their last."""
    had = _had(extract, rows)
    missing = _gap(had, had[0].until(had[-1]))
    if missing:
        raise FactError(f"{extract.name} has no rows of {missing.words}; choose periods that follow one another")


def _gap(had: list[Period], wanted: Period) -> Period | None:
    """Give the first stretch of a period that others leave out."""
    at = wanted.first
    for each in [*had, Period(wanted.last + 1, 1)]:
        if each.first > at:
            return Period(at, each.first - at)
        at = each.last + 1
    return None


def check_pair(extract: Extract, start: str, end: str, *, even: bool) -> None:
    """Raise FactError where one period is not before the other, or unlike it; ``even`` makes each of them a month's.

    What is no period is left for the choice of rows, which lists those that there are.
    """
    try:
        one, other = extract.period_named(start), extract.period_named(end)
    except PeriodError:
        return
    if not one.before(other):
        raise FactError(f"from={start} is not before to={end}; give the earlier period as from and the later as to")
    if not even and not one.like(other):
        told = f"{one.words} ({_kind(one)}) and {other.words} ({_kind(other)})"
        raise FactError(f"{told} are unlike; choose periods of one length and kind, or compare by the month: per=month")


def _kind(period: Period) -> str:
    return period.kind if period.kind in ("month", "quarter") else f"{period.length} months, {period.kind}"


def spans_of(extract: Extract, rows: Collection[Row], chosen: Period | None) -> tuple[Period, ...]:
    """List the periods that rows stand on in order, where they are about less than years; none where they are not."""
    if extract.period is None:
        return ()
    had = _had(extract, rows)
    if not had or min(each.length for each in had) >= YEAR:
        return ()
    return (chosen,) if chosen else tuple(had)
