"""What a reviewer reads of a change of data, words, a correction and code: the three formats, as files."""

from __future__ import annotations

import json

import pytest

from smp_metrics.diff import Report
from smp_metrics.diff.writing import FORMATS
from tests.diff.made_up import HERE, History

CODE = "smp_metrics/facts/measuring/rounding.py"


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """Compare the two states that lie beside this module."""
    history = History(tmp_path_factory.mktemp("golden") / "project")
    for state in ("then", "now"):
        history.take(state)
        history.write({CODE: f"# {state}\n"})
        history.commit()
    return history.compare("HEAD~1", "HEAD")


@pytest.mark.parametrize(("style", "file"), [("text", "told.txt"), ("markdown", "told.md"), ("json", "told.json")])
def test_a_comparison_reads_as_in_the_file(report: Report, style: str, file: str) -> None:
    assert FORMATS[style](report) == (HERE / file).read_text(encoding="utf-8")


def test_json_holds_all_that_the_report_does(report: Report) -> None:
    told = json.loads(FORMATS["json"](report))

    assert told["same"] is False
    assert [move["subject"] for move in told["moved"]] == [move.subject for move in report.moved]
    assert told["code"] == [CODE]
