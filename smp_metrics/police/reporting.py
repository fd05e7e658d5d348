"""Tells what was read, what was left out and why, and what a careful reader of the counts has to know."""

from __future__ import annotations

from collections.abc import Iterator

from smp_metrics.police.files.months import missing_between, spelled_out
from smp_metrics.police.ingesting import Counted

# Of what was left out, as many are named as one looks through.
NAMED = 20


def report(counted: Counted, revised: list[str]) -> Iterator[str]:
    """Give the lines of the report."""
    counts = counted.counts
    yield f"read: {len(counted.read)} files, {sum(counts.rows.values()):,} records of {spelled_out(counts.months)}"
    yield from _left_out(counted.left_out)
    gaps = missing_between(counts.months)
    if gaps:
        yield f"not had, and no row anywhere: {spelled_out(gaps)}"
    yield f"without a place, in no district and no ward: {sum(counts.nowhere.values()):,} records"
    for name, wards in counts.wards.items():
        outside = sum(sum(both) for (_, code), both in wards.items() if not code)
        yield f"in the area by their small area, and in no {name.replace('_', ' ')}: {outside:,} records"
    yield from _railways(counted)
    yield f"new, not counted before: {spelled_out(counted.new) or 'no month'}"
    yield f"revised since they were last counted: {len(revised):,} rows" + (":" if revised else "")
    yield from (f"  {line}" for line in revised)


def _left_out(left_out: list[tuple[str, str]]) -> Iterator[str]:
    yield f"left out: {len(left_out)} files" + (":" if left_out else "")
    for where, why in left_out[:NAMED]:
        yield f"  {where}: {why}"
    if len(left_out) > NAMED:
        yield f"  and {len(left_out) - NAMED:,} more"


def _railways(counted: Counted) -> Iterator[str]:
    counts = counted.counts
    if counts.transport:
        yield f"by the transport police in the area, in no count: {sum(counts.transport.values()):,} records"
    without = [month for month in counts.months if month not in counts.transport]
    if without:
        yield f"no file of the transport police: {spelled_out(without)}"
