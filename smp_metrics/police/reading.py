"""Has an engine read, check and count the records of some files, and brings what it counted here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from smp_metrics.errors import Problem, ProblemsFound
from smp_metrics.police import counting
from smp_metrics.police.boundaries import Boundaries
from smp_metrics.police.contract import breaches
from smp_metrics.police.engines import FILE, Engine
from smp_metrics.police.faults import faults, unreadable
from smp_metrics.police.files.forces import TRANSPORT
from smp_metrics.police.files.months import unlike_their_neighbours
from smp_metrics.police.files.standing import Before
from smp_metrics.police.files.unpacking import Plain
from smp_metrics.police.placing import distinct_points, place
from smp_metrics.police.records import places, records, said
from smp_metrics.police.tables import Both, Counts, is_transport

REMEDY = "download the month again; if the force did publish so few, leave the month out until it is mended"


def keep(engine: Engine, plain: Sequence[Plain]) -> Any:
    """Read all records into the engine; raise ProblemsFound where a row can't be read, or breaks the contract."""
    try:
        kept = engine.keep("records", records(engine.read([each.path for each in plain])))
    except Exception as error:  # each engine has errors of its own
        raise ProblemsFound(unreadable(plain, str(error))) from error
    # Each rule asks them again, so they are worked out once.
    broken = breaches(engine.keep("said", said(kept)), engine.keep("places", places(kept)))
    if broken:
        raise ProblemsFound(faults(broken, plain))
    return kept


def count(kept: Any, area: str, sets: Mapping[str, Boundaries]) -> Counts:
    """Count what was kept: by month, kind, district, and in the wards of an area."""
    import ibis  # noqa: PLC0415 - only counting needs it

    counts = Counts()
    _of_files(kept, area, counts)
    ours = counting.of_district(kept.filter(~kept[FILE].contains(f"-{TRANSPORT}-")), area)
    counts.kinds = {(row.month, row.kind): row.rows for row in _rows(counting.by_kind(ours))}
    points = place(distinct_points(ours).execute(), sets)
    placed = counting.with_wards(ours, ibis.memtable(points, schema=dict.fromkeys(points.columns, "string")))
    for name in sets:
        table = counting.by_ward(placed, name)
        counts.wards[name] = {(row.month, getattr(row, name)): _both(row) for row in _rows(table)}
    newest = list(sets)[-1]
    cells = counting.by_ward_and_kind(placed, newest)
    counts.cells = {(row.month, getattr(row, newest), row.kind): row.rows for row in _rows(cells)}
    streets = counting.streets(placed, list(sets)).execute()
    counts.streets = set(streets.itertuples(index=False, name=None))
    return counts


def _of_files(kept: Any, area: str, counts: Counts) -> None:
    for row in _rows(counting.by_district(kept)):
        if is_transport(row.file):
            counts.transport[row.month] = counts.transport.get(row.month, 0) + sum(_both(row)) * (row.district == area)
        else:
            counts.rows[row.month] = counts.rows.get(row.month, 0) + sum(_both(row))
            counts.districts[row.month, row.district] = _both(row)
    for row in _rows(counting.without_point(kept)):
        if not is_transport(row.file):
            counts.nowhere[row.file[:7]] = row.rows


def _rows(table: Any) -> Any:
    return table.execute().itertuples()


def _both(row: Any) -> Both:
    return int(row.crimes), int(row.incidents)


def refuse_half_months(counts: Counts, area: str, before: Before, plain: Sequence[Plain]) -> None:
    """Raise ProblemsFound for each month that has far fewer or far more rows than others, in all or in the area."""
    where = {each.source.named.month: each.source.where for each in plain if not is_transport(each.path.name)}
    ours = {month: sum(counts.districts.get((month, area), (0, 0))) for month in counts.months}
    compared = (("", counts.rows, before.force), (f" of {area}", ours, before.area))
    message = "the month is not whole, or holds too much"
    problems = [
        Problem(where[month], 0, 0, message, f"{rows:,} rows{of}", f"about {usual:,}", REMEDY)
        for of, months, known in compared
        for month, rows, usual in unlike_their_neighbours(months, known)
    ]
    if problems:
        raise ProblemsFound(problems)
