"""The engines that count: DuckDB inside this process, or Spark. Both are asked by the same expressions of ibis."""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

from smp_metrics.police.files.looking import COLUMNS

FILE = "file"
# A month of one force takes a tenth of this. What does not fit goes to the disk.
MEMORY = "1GB"
# Where `make spark` puts PySpark: apart from all else, for pandera loads it wherever it finds it.
SPARK = Path(sys.prefix) / "spark"


class Engine(Protocol):
    """What an engine has to do beyond expressions: read files, and keep what was read."""

    def read(self, files: Sequence[Path]) -> Any:
        """Give all rows of some monthly files as text, blank cells as nulls, with the name of each row's file."""

    def keep(self, name: str, table: Any) -> Any:
        """Work a table out once and keep it for all later questions, on the disk if need be."""


class DuckDB:
    """Counts within this process; ``folder`` holds what its memory does not."""

    def __init__(self, folder: Path, memory: str = MEMORY) -> None:
        import ibis  # noqa: PLC0415 - it takes a second to load, and only counting needs it

        self._connection = ibis.duckdb.connect(
            folder / "records.duckdb",
            memory_limit=memory,
            temp_directory=str(folder / "spilled"),
            threads=os.cpu_count() or 1,
            # The order of rows tells nothing, and to keep it takes memory.
            preserve_insertion_order=False,
        )

    def read(self, files: Sequence[Path]) -> Any:
        """Read CSV files, each strictly in the form that the first line states."""
        raw = self._connection.read_csv(
            [str(file) for file in files],
            columns=dict.fromkeys(COLUMNS, "VARCHAR"),
            auto_detect=False,
            header=True,
            delim=",",
            quote='"',
            escape='"',
            nullstr="",
            filename=True,
        )
        return raw.mutate(**{FILE: raw.filename.split("/")[-1]}).drop("filename")

    def keep(self, name: str, table: Any) -> Any:
        """Write the table into the engine's own file."""
        return self._connection.create_table(name, table, overwrite=True)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.disconnect()


class Spark:  # pragma: no cover - it takes Java, and is tested where there is one
    """Counts on Spark: on this machine (``local[*]``), or on a cluster that sees the same folders."""

    def __init__(self, folder: Path, address: str = "local[*]", memory: str = MEMORY) -> None:
        sys.path.append(str(SPARK))
        # It warns of pandas 3 at every turn, and nothing here uses what it can't do yet.
        warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas", FutureWarning)
        import ibis  # noqa: PLC0415 - as above
        from pyspark.sql import SparkSession  # noqa: PLC0415 - most have no Spark

        settings = {
            "spark.driver.memory": memory.replace("GB", "g"),
            "spark.local.dir": str(folder / "spilled"),
            "spark.log.level": "ERROR",
            "spark.sql.shuffle.partitions": "8",
            "spark.sql.warehouse.dir": str(folder / "kept"),
            "spark.ui.enabled": "false",
            "spark.ui.showConsoleProgress": "false",
        }
        self._session = SparkSession.builder.master(address).config(map=settings).getOrCreate()
        self._connection = ibis.pyspark.connect(self._session)

    def read(self, files: Sequence[Path]) -> Any:
        """Read CSV files; a row of another width ends the reading."""
        columns = ", ".join(f"`{name}` STRING" for name in COLUMNS)
        rows = self._session.read.csv(
            [str(file) for file in files], schema=columns, header=True, mode="FAILFAST", quote='"', escape='"'
        )
        rows.selectExpr("*", f"_metadata.file_name AS {FILE}").createOrReplaceTempView("raw")
        return self._connection.table("raw")

    def keep(self, name: str, table: Any) -> Any:
        """Write the table to the engine's folder."""
        return self._connection.create_table(name, table, overwrite=True)

    def close(self) -> None:
        """End the session, and leave the packages that are found as they were."""
        self._session.stop()
        sys.path.remove(str(SPARK))
