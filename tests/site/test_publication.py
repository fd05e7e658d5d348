"""What a page says of its publication: the day is the commit's, or the one that is set."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from smp_metrics.site.publication import commit_time

MOMENT = "1700000000"


def test_the_moment_is_that_of_the_latest_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert commit_time(tmp_path) == "0"

    for name, value in {"GIT_COMMITTER_DATE": f"@{MOMENT} +0000", "GIT_CONFIG_GLOBAL": "/dev/null"}.items():
        monkeypatch.setenv(name, value)
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    for command in (["init", "--quiet"], [*who, "commit", "--quiet", "--allow-empty", "--message", "Begin"]):
        subprocess.run(["git", "-C", str(tmp_path), *command], check=True)
    assert commit_time(tmp_path) == MOMENT

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    assert commit_time(tmp_path) == "1"
