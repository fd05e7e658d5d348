"""What a contract asks of its extract: sentences for people, bounds for machines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from smp_metrics.extracts.contracts import settings_of
from smp_metrics.extracts.derived import contract_in


@dataclass(frozen=True)
class Rule:
    """One rule in plain words, about one column, or about the whole table when ``column`` is empty."""

    column: str
    sentence: str


@dataclass(frozen=True)
class Contract:
    """The rules in order, and by column the bounds: any of minimum, maximum, enum and pattern."""

    rules: tuple[Rule, ...]
    bounds: dict[str, dict[str, Any]]


def contract_for(name: str, root: Path | None = None) -> Contract:
    """Read the rules and bounds from the contract of an extract of the project at ``root``, or of the one in use."""
    contract = contract_in(root, name)
    if contract is None:
        raise LookupError(name)
    schema = contract.to_schema()
    rules = [Rule("", check.error) for check in schema.checks]
    rules += [Rule(column, check.error) for column, entry in schema.columns.items() for check in entry.checks]
    bounds = {column: bounds_of(entry.checks) for column, entry in schema.columns.items()}
    settings = settings_of(contract)
    if settings.get("years"):
        bounds[settings["period"]]["enum"] = list(settings["years"])
    return Contract(tuple(dict.fromkeys(rule for rule in rules if rule.sentence)), bounds)


def bounds_of(checks: Iterable[Any]) -> dict[str, Any]:
    """Give what the checks of one column say in numbers, lists and patterns, as Table Schema words it."""
    bounds: dict[str, Any] = {}
    for check in checks:
        said = check.statistics or {}
        bounds |= {word: said[known] for known, word in WORDS.items() if known in said}
        # Table Schema's patterns span the whole cell; one that may match anywhere has no like there.
        pattern = said.get("pattern", "")
        if pattern.startswith("^") and pattern.endswith("$"):
            bounds["pattern"] = pattern[1:-1]
    return bounds


WORDS = {"min_value": "minimum", "max_value": "maximum", "allowed_values": "enum"}
