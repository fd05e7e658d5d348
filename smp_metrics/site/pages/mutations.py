"""Read what came of breaking things on purpose: ``mutation/results.json``."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict

from smp_metrics.files import find_bytes

RESULTS = "mutation/results.json"


class Part(BaseModel):
    """Refuse what nobody shows."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Group(Part):
    """One way of spoiling: how often it was done, how often it was caught, and by which check first."""

    name: str
    made: int
    caught: int
    by: dict[str, int]


class Survivor(Part):
    """Spoilings that nothing caught, and why not."""

    group: str
    where: str
    count: int
    reason: str


class Harmless(Part):
    """Edits that change no meaning, and how many of them were refused all the same."""

    name: str
    made: int
    alarms: int


class Results(Part):
    """All that came of one run."""

    groups: tuple[Group, ...]
    survivors: tuple[Survivor, ...]
    harmless: tuple[Harmless, ...]


def read_results(root: Path) -> Results | None:
    """Give the results of the last run that was kept, or None in a project that keeps none."""
    content = find_bytes(root, RESULTS)
    return None if content is None else Results.model_validate_json(content)
