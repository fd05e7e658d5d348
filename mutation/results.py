"""What came of all mistakes, as ``results.json`` holds it: shares, survivors with their reasons, false alarms."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent
RESULTS, REASONS = FOLDER / "results.json", FOLDER / "reasons.yml"
KINDS = ("contract", "correction", "reconciliation", "ledger", "claim")
Tally = dict[str, "Group"]


@dataclass
class Group:
    """One kind of mistake: how many were made, which checks found how many, and how many survive in each file."""

    made: int = 0
    by: Counter[str] = field(default_factory=Counter)
    survivors: Counter[str] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)

    @property
    def caught(self) -> int:
        """Count the mistakes found."""
        return sum(self.by.values())

    @property
    def share(self) -> float:
        """Give the share found, in per cent."""
        return 100 * self.caught / self.made

    def add(self, where: str, kind: str | None, example: str) -> None:
        """Count a mistake in a file, and the kind of check that found it."""
        self.made += 1
        if kind is None:
            self.survivors[where] += 1
            self.examples.setdefault(where, example)
        else:
            self.by[kind] += 1

    def join(self, other: Group) -> None:
        """Count the mistakes of another group of the kind too."""
        self.made += other.made
        self.by += other.by
        self.survivors += other.survivors
        self.examples = other.examples | self.examples


@dataclass(frozen=True)
class Reason:
    """Why mistakes of a kind in a file survive; both may hold ``*``."""

    group: str
    where: str
    reason: str

    def covers(self, group: str, where: str) -> bool:
        """Tell whether it speaks of such mistakes in that file."""
        return fnmatchcase(group, self.group) and fnmatchcase(where, self.where)


def read_reasons() -> list[Reason]:
    """Read the reasons that people typed."""
    return [Reason(**entry) for entry in yaml.safe_load(REASONS.read_text(encoding="utf-8"))]


def as_json(groups: Tally, alarms: dict[str, tuple[int, int]], reasons: list[Reason]) -> dict[str, Any]:
    """Give the results as they are kept; a survivor without a reason has an empty one."""
    return {
        "groups": [
            {
                "name": name,
                "made": group.made,
                "caught": group.caught,
                "by": {kind: group.by[kind] for kind in KINDS},
            }
            for name, group in groups.items()
        ],
        "survivors": [
            {"group": name, "where": where, "count": count, "reason": _reason(reasons, name, where)}
            for name, group in groups.items()
            for where, count in sorted(group.survivors.items())
        ],
        "harmless": [{"name": name, "made": made, "alarms": found} for name, (made, found) in alarms.items()],
    }


def _reason(reasons: list[Reason], group: str, where: str) -> str:
    return next((" ".join(each.reason.split()) for each in reasons if each.covers(group, where)), "")


def unexplained(results: dict[str, Any], reasons: list[Reason]) -> list[str]:
    """List each survivor without a reason, and each reason without a survivor."""
    survivors = results["survivors"]
    without = [f"{each['group']}, {each['where']}: no reason is given" for each in survivors if not each["reason"]]
    first = [
        next((reason for reason in reasons if reason.covers(each["group"], each["where"])), None) for each in survivors
    ]
    stale = [
        f"{each.group}, {each.where}: nothing survives, so the reason must go" for each in reasons if each not in first
    ]
    return without + stale


def save(results: dict[str, Any]) -> None:
    """Write the results, the same bytes for the same results."""
    RESULTS.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
