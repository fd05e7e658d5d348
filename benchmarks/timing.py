"""Run a command to its end: how long it took, how much of the processor, and how much memory at its peak."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True)
class Run:
    """One run: wall seconds, seconds of processor (all cores), and the peak resident memory in megabytes.

    On a machine that does other work too, the processor's seconds tell more than the clock's.
    """

    seconds: float
    processor: float
    megabytes: float


def smp(root: Path, *arguments: str) -> Run:
    """Run ``smp`` of the project at ``root``, with that project's own code."""
    return timed([sys.executable, "-m", "smp_metrics.cli", *arguments], root)


def mkdocs(root: Path) -> Run:
    """Build a site of the theme alone."""
    return timed([sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict"], root)


def timed(command: list[str], root: Path) -> Run:
    """Run a command in ``root``; a failure ends the benchmark with what the command said."""
    start = time.perf_counter()
    environment = {**os.environ, "PYTHONPATH": str(root)}
    process = subprocess.Popen(
        command, cwd=root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    assert process.stdout is not None
    said = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - start
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} failed in {root}:\n{said}")
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def middle(repeats: int, work: Callable[[int], Run], before: Callable[[int], object] = lambda _: None) -> Run:
    """Give the median of several runs, each after ``before``, which is not timed."""
    runs = []
    for repeat in range(repeats):
        before(repeat)
        runs.append(work(repeat))
    return Run(
        median(run.seconds for run in runs),
        median(run.processor for run in runs),
        median(run.megabytes for run in runs),
    )
