"""The limits are those that people are told of."""

from __future__ import annotations

from pathlib import Path

from smp_metrics import limits
from smp_metrics.site.written.sources import GENERATED

ROOT = Path(__file__).resolve().parents[1]


def test_people_are_told_the_limits_that_hold() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rows = dict(row.strip("| ").split(" | ") for row in text.splitlines() if row.startswith("| "))
    each = {size.kind: f"{size.each:,} bytes" for size in (*limits.SIZES.values(), limits.OTHER)}
    each["a CSV file"] += f", {limits.CSV_LINES:,} lines, {limits.CSV_COLUMNS} columns"
    each["a YAML file"] += (
        f", {limits.ENTRIES:,} entries, {limits.YAML_DEPTH} lists or mappings within each other, "
        f"{limits.YAML_TEXT:,} characters in one text"
    )
    each["a page"] += (
        f", {limits.PARAGRAPH:,} characters in one paragraph, {limits.SENTENCE} claims in one sentence, "
        f"{limits.PAGE_DEPTH} quotes, lists, tags or brackets within each other"
    )
    shown = f"{limits.SHOWN_OF_A_FILE} of one file, {limits.SHOWN_IN_ALL} of all"
    shown += f"; to a program {limits.GIVEN_OF_A_FILE:,} and {limits.GIVEN_IN_ALL:,}"

    assert rows == {"what": "at most"} | each | {"all files": f"{limits.FILES:,}", "problems shown": shown}


def test_the_project_is_far_below_its_limits() -> None:
    files = [file for folder in ("data", "docs", "schemas") for file in (ROOT / folder).rglob("*") if file.is_file()]
    files = [file for file in files if not file.relative_to(ROOT).as_posix().startswith(GENERATED)]

    assert max(file.stat().st_size / limits.size_of(file.name).each for file in files) < 1 / 2
