"""Two builds of one project wait for each other, and a killed one keeps nobody waiting."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

from smp_metrics.site.locking import one_at_a_time

HOLD = """
import sys, time
from pathlib import Path
from smp_metrics.site.locking import one_at_a_time
with one_at_a_time(Path(sys.argv[1])):
    print("begun", flush=True)
    if sys.argv[2] == "hold":
        time.sleep(600)
"""


def _start(root: Path, how: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", HOLD, str(root), how]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_a_second_build_says_that_it_waits_and_begins_when_the_first_is_killed(tmp_path: Path) -> None:
    with _start(tmp_path, "hold") as first:
        assert first.stdout
        assert first.stdout.readline() == "begun\n"
        with _start(tmp_path, "go") as second:
            assert second.stderr
            assert "another build of this project is running" in second.stderr.readline()
            first.send_signal(signal.SIGKILL)
            assert second.stdout
            assert second.stdout.readline() == "begun\n"


def test_one_build_after_another_waits_for_nobody(tmp_path: Path) -> None:
    for _ in range(2):
        with one_at_a_time(tmp_path):
            assert (tmp_path / "build/lock").exists()
