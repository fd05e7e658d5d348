"""Spark counts as DuckDB does, by the same expressions. It needs Java, and this says so where there is none."""

from __future__ import annotations

import shutil
import sys
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import asdict
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from smp_metrics.errors import ProblemsFound
from smp_metrics.police.boundaries import read_boundaries
from smp_metrics.police.engines import SPARK, DuckDB, Engine, Spark
from smp_metrics.police.files.finding import find
from smp_metrics.police.files.unpacking import Plain, unpack
from smp_metrics.police.reading import count, keep
from smp_metrics.police.tables import sets as sets_of_wards
from tests.police.support import INCIDENT, NOWHERE, draw, month, row, write

Told = tuple[dict[str, Any], list[str]]

MISSING = [
    name for name, there in (("Java", shutil.which("java")), ("PySpark", (SPARK / "pyspark").exists())) if not there
]
pytestmark = [
    # Its library warns of all that pandas 3 does otherwise.
    pytest.mark.filterwarnings("ignore"),
    pytest.mark.skipif(bool(MISSING), reason=f"Spark is not tested: there is no {' and no '.join(MISSING)}"),
]
ODD = [row(INCIDENT)] * 3 + [
    row(NOWHERE),
    row({"Longitude": "0.800000"}),
    row({"Location": 'On or near "The Bell", Inn'}),
]


def unpacked(folder: Path) -> list[Plain]:
    (folder / "unpacked").mkdir()
    plain, _, problems = unpack(find([folder / "records"]).sources, folder / "unpacked")
    assert problems == []
    return plain


@pytest.mark.long
def test_both_engines_count_alike_and_refuse_alike(tmp_path: Path) -> None:
    for name in ("2025-01", "2025-02"):
        write(tmp_path / f"records/{name}-kent-street.csv", month(name) + [one | {"Month": name} for one in ODD])
    draw(tmp_path / "boundaries")
    plain = unpacked(tmp_path)
    broken = write(tmp_path / "broken/2025-03-kent-street.csv", [row(), row({"Crime type": "Witchcraft"})])
    faulty = [Plain(find([broken]).sources[0], broken)]

    # Whatever looks for PySpark finds it in a process that has loaded it, as pandera does.
    with ProcessPoolExecutor(1, get_context("spawn")) as elsewhere:
        there = elsewhere.submit(on_spark, tmp_path, plain, faulty).result()
    with closing(DuckDB(tmp_path)) as duck:
        here = told(duck, tmp_path, plain, faulty)

    assert here[0]["rows"] == {"2025-01": 692, "2025-02": 692}
    assert here == there


def on_spark(folder: Path, plain: list[Plain], faulty: list[Plain]) -> Told:
    with closing(Spark(folder, "local[2]")) as spark:
        found = told(spark, folder, plain, faulty)
    assert str(SPARK) not in sys.path
    return found


def told(engine: Engine, folder: Path, plain: list[Plain], faulty: list[Plain]) -> Told:
    """Give what an engine counts in good files, and how it refuses bad ones."""
    wanted = {name: wards.values() for name, wards in sets_of_wards().items()}
    sets = dict(read_boundaries(folder / f"boundaries/wards{vintage}.geojson", wanted) for vintage in ("13", "24"))
    return asdict(count(keep(engine, plain), "Maidstone", sets)), refusal(engine, faulty)


def refusal(engine: Engine, plain: list[Plain]) -> list[str]:
    with pytest.raises(ProblemsFound) as raised:
        keep(engine, plain)
    return [str(problem) for problem in raised.value.problems]
