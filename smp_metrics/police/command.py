"""The command ``smp ingest``: brings open records of others into the extracts."""

from __future__ import annotations

import re
import sys
from datetime import date
from pathlib import Path
from typing import Any

import click

from smp_metrics.imports import use
from smp_metrics.options import ROOT

DAY = re.compile(r"20[0-9]{2}-[0-9]{2}(?:-[0-9]{2})?")
MISSING = (
    "smp ingest needs more than the site does: run make ingest once, or pip install what .ci/ingest.lock lists ({})"
)


def _day(_: click.Context, __: click.Parameter, value: str) -> str:
    if value and not (DAY.fullmatch(value) and _is_of_calendar(value)):
        raise click.BadParameter("write the day as 2026-01-15, or the month as 2026-01")
    return value


def _is_of_calendar(day: str) -> bool:
    try:
        date.fromisoformat(day if len(day) > len("2026-01") else f"{day}-01")
    except ValueError:
        return False
    return True


@click.group()
def ingest() -> None:
    """Bring open records of others into the extracts, as counts."""


@ingest.command()
@click.argument(
    "given", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path), metavar="FILE-OR-FOLDER…"
)
@click.option(
    "--downloaded", default="", callback=_day, help="The day on which the files were downloaded; --verify asks none."
)
@click.option(
    "--boundaries",
    multiple=True,
    type=click.Path(exists=True, path_type=Path),
    help="A GeoJSON file of wards, or a folder with several (default: police/boundaries).",
)
@click.option(
    "--engine", type=click.Choice(["duckdb", "spark"]), default="duckdb", show_default=True, help="What counts."
)
@click.option("--cluster", default="local[*]", show_default=True, help="Spark's address.")
@click.option(
    "--verify", is_flag=True, help="Compare the counts with the extracts; write nothing, exit 1 unless they are alike."
)
@ROOT
def police(root: Path, boundaries: tuple[Path, ...], given: tuple[Path, ...], *, verify: bool, **options: Any) -> None:
    """Count the police's open records (data.police.uk) and write the extracts named police_….

    FILE-OR-FOLDER is what was downloaded: zip files, folders, single months. A month that was counted before is counted
    anew. No record is kept, and nothing that identifies one.
    """
    use(root)
    if not verify and not options["downloaded"]:
        raise click.UsageError("say on which day the files were downloaded: --downloaded 2026-01-15")
    try:
        from smp_metrics.police.ingesting import Asked, count_records  # noqa: PLC0415 - no other command needs it
        from smp_metrics.police.reporting import report  # noqa: PLC0415 - as above
        from smp_metrics.police.writing import merged, refuse_parts_of_years, write  # noqa: PLC0415 - as above

        counted = count_records(Asked(root.resolve(), given, boundaries or (root / "police/boundaries",), **options))
    except ModuleNotFoundError as error:
        raise click.UsageError(MISSING.format(error.name)) from error
    found = {name: merged(root, name, rows) for name, rows in counted.tables.items()}
    revised = [line for table in found.values() for line in table.revised]
    if not verify:
        refuse_parts_of_years(found, counted.counts.months)
        write(root, found)
    click.echo("\n".join(report(counted, revised)))
    if verify and (revised or counted.new):
        sys.exit(1)
