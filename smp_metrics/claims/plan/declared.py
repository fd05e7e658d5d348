"""What a person declares of facts: read the facts at its addresses, and say at its line what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable

from smp_metrics.errors import Problem, ProblemsFound
from smp_metrics.extracts.written.entries import Entry, line_of
from smp_metrics.facts import Fact, FactError, Facts
from smp_metrics.files import read_text


def found_at(entry: Entry, facts: Facts, addresses: Iterable[str]) -> list[Fact] | Problem | None:
    """Give the facts at an entry's addresses, or the problem with one; None where their data is broken."""
    try:
        return [facts[address] for address in addresses]
    except FactError as error:
        return problem(entry, facts, "an address leads to no fact", str(error), "the address of a fact", "mend it")
    except ProblemsFound:
        return None  # what is wrong with the data is told once, with the data


def problem(entry: Entry, facts: Facts, why: str, found: str, expected: str, remedy: str) -> Problem:
    """Say what is wrong with an entry, at its line."""
    line = line_of(read_text(facts.extracts.root, entry.path), entry.id)
    return Problem(entry.path, line, 0, f"{entry.id}: {why}", found, expected, remedy)
