"""Counts made-up months of all forces of England and Wales, on each engine, at 1/16, 1/4 and all of 20 million rows.

``python -m benchmarks.police`` writes the months into build/, as a download holds them (all of them take 4 GB).
Each run is a process of its own: it reads the months, holds each record to the contract, places the points and counts.
"""

from __future__ import annotations

import argparse
import csv
import os
import shutil
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import psutil

from smp_metrics.police.engines import DuckDB, Spark
from smp_metrics.police.files.finding import find
from smp_metrics.police.files.forces import FORCES, TRANSPORT
from smp_metrics.police.files.unpacking import unpack
from smp_metrics.police.reading import count, keep

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "build" / "benchmark-police"
ROWS, MONTHS = 20_000_000, 36
SCALES = {"1/16": 16, "1/4": 4, "1": 1}
# London has a sixth of all records, the rest is shared out by rank, as crime is.
LONDON, LARGEST = 1 / 6, 8
DISTRICTS = (
    "Ashford",
    "Canterbury",
    "Dartford",
    "Dover",
    "Gravesham",
    "Maidstone",
    "Medway",
    "Sevenoaks",
    "Swale",
    "Thanet",
)
LINE = "{:<8}{:>14}{:<10}{:>10}{:>12}{:>10}"
# How often memory is looked at, in seconds.
EVERY = 0.1


def main() -> None:
    """Read the command line; make the months, and count them on each engine, or be one such count."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.police", description=__doc__)
    parser.add_argument("--scales", nargs="*", choices=SCALES, default=list(SCALES), help="how much of all")
    parser.add_argument("--engines", nargs="*", choices=["duckdb", "spark"], default=["duckdb", "spark"])
    parser.add_argument("--one", nargs=2, metavar=("ENGINE", "FOLDER"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        _count(options.one[0], Path(options.one[1]))
        return
    try:
        _measure(options)
    finally:
        shutil.rmtree(FOLDER, ignore_errors=True)


def _measure(options: argparse.Namespace) -> None:
    print(f"{os.cpu_count()} cores")
    print(LINE.format("of all", "rows", "  engine", "seconds", "rows/s", "peak MB"))
    for scale in options.scales:
        folder = FOLDER / scale.replace("/", "-")
        rows = _make(folder, ROWS // SCALES[scale])
        for engine in options.engines:
            _line(scale, rows, engine, folder)
        month = folder / "month"
        if not month.exists():
            month.mkdir()
            shutil.copy(min(folder.glob("*-kent-*")), month)
        for file in folder.glob("*.csv"):
            file.unlink()
    _line("a month", _rows(month), "duckdb", month)


def _line(name: str, rows: int, engine: str, folder: Path) -> None:
    seconds, megabytes = _timed([sys.executable, "-m", "benchmarks.police", "--one", engine, str(folder)])
    print(
        LINE.format(name, f"{rows:,}", f"  {engine}", f"{seconds:.1f}", f"{rows / seconds:,.0f}", f"{megabytes:,.0f}"),
        flush=True,
    )


def _timed(command: list[str]) -> tuple[float, float]:
    """Run a command; give its seconds, and the most memory that it and its children had at once, in megabytes."""
    start, peak = time.perf_counter(), 0
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        family = psutil.Process(process.pid)
        while process.poll() is None:
            peak = max(peak, _resident(family))
            time.sleep(EVERY)
        seconds = time.perf_counter() - start
        if process.returncode:
            raise SystemExit(f"{' '.join(command)} failed:\n{process.stdout.read() if process.stdout else ''}")
    return seconds, peak / 1e6


def _resident(family: psutil.Process) -> int:
    taken = 0
    try:
        for process in (family, *family.children(recursive=True)):
            taken += process.memory_info().rss
    except psutil.NoSuchProcess:
        pass
    return taken


def _count(engine: str, folder: Path) -> None:
    """Do what ``smp ingest police`` does, but for the writing: read, check, place and count."""
    from smp_metrics.police.ingesting import read_sets  # noqa: PLC0415 - it is part of what is timed

    work = folder / f"work-{engine}"
    work.mkdir()
    sets, _ = read_sets([FOLDER / "boundaries"])
    plain, _, problems = unpack(find(sorted(folder.glob("*.csv"))).sources, work)
    if problems:
        raise SystemExit(str(problems[0]))
    with closing(Spark(work, f"local[{os.cpu_count()}]", "2GB") if engine == "spark" else DuckDB(work)) as started:
        counts = count(keep(started, plain), "Maidstone", sets)
    shutil.rmtree(work)
    if (counted := sum(counts.rows.values())) != _rows(folder):
        raise SystemExit(f"{counted:,} rows were counted of {_rows(folder):,}")


def _rows(folder: Path) -> int:
    """Count the rows of a folder's months by their lines."""
    said = folder / "rows.txt"
    if said.exists():
        return int(said.read_text(encoding="utf-8"))
    return sum(file.read_bytes().count(b"\n") - 1 for file in folder.glob("*.csv"))


def _make(folder: Path, rows: int) -> int:
    """Write the months of all forces; give how many rows they have."""
    import duckdb  # noqa: PLC0415 - only making needs it as it is

    from tests.police.support import draw  # noqa: PLC0415 - as above

    draw(FOLDER / "boundaries")
    folder.mkdir(parents=True)
    forces = [force for force in FORCES if force not in {TRANSPORT, "northern-ireland"}]
    ranked = sorted(set(forces) - {"metropolitan"}, key=lambda force: (force != "kent", force))
    weights = {force: 1 / (rank + LARGEST) for rank, force in enumerate(ranked)}
    shares = {force: (1 - LONDON) * weight / sum(weights.values()) for force, weight in weights.items()}
    shares["metropolitan"] = LONDON
    made = 0
    with duckdb.connect() as connection:
        connection.execute(
            "CREATE TABLE kinds AS SELECT * FROM (VALUES " + ", ".join(_kinds()) + ") AS k(kind, low, high)"
        )
        for month in range(MONTHS):
            for force, share in shares.items():
                number = round(rows / MONTHS * share)
                made += number
                connection.execute(_copy(folder, f"{2022 + month // 12}-{month % 12 + 1:02}", force, number))
    (folder / "rows.txt").write_text(str(made), encoding="utf-8")
    return made


def _kinds() -> list[str]:
    """Share out a hundred thousand among the kinds as the borough's records of 2025 have them."""
    sums: dict[str, int] = {}
    for name, column in (("police_by_kind", "kind"), ("police_by_month", None)):
        with (ROOT / f"data/{name}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                kind = row[column].capitalize() if column else "Anti-social behaviour"
                sums[kind] = sums.get(kind, 0) + int(row["crimes" if column else "incidents"])
    low, found = 0.0, []
    for kind, number in sums.items():
        high = low + number / sum(sums.values())
        found.append(f"('{kind}', {low}, {high if kind != list(sums)[-1] else 2})")
        low = high
    return found


def _copy(folder: Path, month: str, force: str, rows: int) -> str:
    """Say in SQL what a force's month holds: points shared by many rows, some rows without any, identical incidents."""
    seed = sum(map(ord, month + force))
    districts = DISTRICTS if force == "kent" else [f"{FORCES[force]} {letter}" for letter in "ABCDEFGH"]
    names = ", ".join(f"'{district.replace(chr(39), '')}'" for district in districts)
    return f"""
        COPY (
          SELECT
            CASE WHEN kind <> 'Anti-social behaviour' THEN sha256('{month}{force}' || i) END AS "Crime ID",
            '{month}' AS "Month", '{FORCES[force]}' AS "Reported by", '{FORCES[force]}' AS "Falls within",
            CASE WHEN placed THEN format('{{:.6f}}', 0.40 + (point % 997) / 3324.0) END AS "Longitude",
            CASE WHEN placed THEN format('{{:.6f}}', 51.20 + (point % 1009) / 10091.0) END AS "Latitude",
            CASE WHEN placed THEN 'On or near Street ' || point % 4001 ELSE 'No Location' END AS "Location",
            CASE WHEN placed THEN 'E01' || lpad((point % 900 + {seed})::VARCHAR, 6, '0') END AS "LSOA code",
            CASE WHEN placed THEN list_extract([{names}], point % {len(districts)} + 1) || ' '
              || lpad((point % 90)::VARCHAR, 3, '0') || 'A' END AS "LSOA name",
            kind AS "Crime type",
            CASE WHEN kind <> 'Anti-social behaviour' THEN 'Unable to prosecute suspect' END AS "Last outcome category",
            NULL AS "Context"
          FROM (
            SELECT i, (hash(i + {seed}) % 17000)::BIGINT AS point, hash(i) % 85 > 0 AS placed,
              (hash(i * 3 + {seed}) % 100000) / 100000.0 AS share
            FROM range({rows}) AS r(i)
          ) JOIN kinds ON share >= low AND share < high
        ) TO '{folder / f"{month}-{force}-street.csv"}' (HEADER, DELIMITER ',')
    """


if __name__ == "__main__":
    main()
