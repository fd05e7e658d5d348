"""Spark counts as DuckDB does, by the same expressions. It needs Java, and this says so where there is none."""

from __future__ import annotations

import shutil
import sys
from contextlib import closing
from dataclasses import asdict
from pathlib import Path

import pytest

from smp_metrics.errors import ProblemsFound
from smp_metrics.police.boundaries import read_boundaries
from smp_metrics.police.engines import SPARK, DuckDB, Engine, Spark
from smp_metrics.police.finding import find
from smp_metrics.police.reading import count, keep
from smp_metrics.police.tables import sets as sets_of_wards
from smp_metrics.police.unpacking import Plain, unpack
from tests.police.support import INCIDENT, NOWHERE, draw, month, row, write

MISSING = [
    name for name, there in (("Java", shutil.which("java")), ("PySpark", (SPARK / "pyspark").exists())) if not there
]
pytestmark = [
    # Spark starts slowly on a busy machine, and its library warns of all that pandas 3 does otherwise.
    pytest.mark.timeout(900),
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


def test_both_engines_count_alike_and_refuse_alike(tmp_path: Path) -> None:
    for name in ("2025-01", "2025-02"):
        write(tmp_path / f"records/{name}-kent-street.csv", month(name) + [one | {"Month": name} for one in ODD])
    folder = draw(tmp_path / "boundaries")
    wanted = {name: wards.values() for name, wards in sets_of_wards().items()}
    sets = dict(read_boundaries(folder / f"wards{vintage}.geojson", wanted) for vintage in ("13", "24"))
    plain = unpacked(tmp_path)
    broken = write(tmp_path / "broken/2025-03-kent-street.csv", [row(), row({"Crime type": "Witchcraft"})])
    faulty = [Plain(find([broken]).sources[0], broken)]

    with closing(DuckDB(tmp_path)) as duck, closing(Spark(tmp_path, "local[2]")) as spark:
        counts = [asdict(count(keep(engine, plain), "Maidstone", sets)) for engine in (duck, spark)]
        refusals = [refusal(engine, faulty) for engine in (duck, spark)]

    assert str(SPARK) not in sys.path
    assert counts[0]["rows"] == {"2025-01": 692, "2025-02": 692}
    assert counts[0] == counts[1]
    assert refusals[0] == refusals[1]


def refusal(engine: Engine, plain: list[Plain]) -> list[str]:
    with pytest.raises(ProblemsFound) as raised:
        keep(engine, plain)
    return [str(problem) for problem in raised.value.problems]
