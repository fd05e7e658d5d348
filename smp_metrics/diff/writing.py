"""Write a comparison as text for a terminal, as Markdown for a reviewer, or as JSON for a program."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict

from smp_metrics.diff.report import Report
from smp_metrics.diff.telling import Entry, Section, heading, sections, summary
from smp_metrics.errors import visible
from smp_metrics.escaping import bullets, plain
from smp_metrics.limits import CHANGES_TOLD

REST = "and {:,} more; --format json lists all"


def as_text(report: Report) -> str:
    """Give lines for a terminal, whatever signs the files hold."""
    lines = [heading(report), summary(report)]
    for section in sections(report):
        lines += ["", section.title]
        for entry in section.entries[:CHANGES_TOLD]:
            lines += [f"  {entry.head}: {entry.told}", *(f"    {detail}" for detail in entry.details)]
        lines += [f"  {rest}" for rest in _rest(section)]
    return "".join(f"{visible(line)}\n" for line in lines)


def as_markdown(report: Report) -> str:
    """Give a part of a page, with every text shown letter for letter."""
    parts = [f"## {plain(heading(report))}\n\n{plain(summary(report))}\n"]
    for section in sections(report):
        entries = [_entry(entry) for entry in section.entries[:CHANGES_TOLD]]
        parts.append(f"### {plain(section.title)}\n\n{bullets([*entries, *_rest(section)])}")
    return "\n".join(parts)


def _entry(entry: Entry) -> str:
    said = [f"**{plain(entry.head)}**: {plain(entry.told)}", *map(plain, entry.details)]
    return "\n    - ".join(said)


def as_json(report: Report) -> str:
    """Give everything, each text as it stands."""
    return json.dumps({"same": report.same, **asdict(report)}, ensure_ascii=False, indent=2) + "\n"


def _rest(section: Section) -> Iterator[str]:
    more = len(section.entries) - CHANGES_TOLD
    if more > 0:
        yield REST.format(more)


FORMATS: Mapping[str, Callable[[Report], str]] = {"text": as_text, "markdown": as_markdown, "json": as_json}
