"""Quantities with two addresses: a person declares that they are the same, and at every check they must agree."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import combinations
from typing import Annotated

from pydantic import Field

from smp_metrics.claims.plan.declared import found_at, problem
from smp_metrics.claims.text.document import Document
from smp_metrics.errors import Problem
from smp_metrics.extracts.written.entries import SAME, Entry, read_entries
from smp_metrics.extracts.written.typed import FactAddress, Once, Slug, Title
from smp_metrics.facts import Fact, FactError, Facts, parse_address
from smp_metrics.facts.measuring.rounding import half_up
from smp_metrics.facts.printing import decimals, recorded

Normal = tuple[str, str, str, str, frozenset[tuple[str, str]]]
"""An address whose parameters stand in no order."""


class Same(Entry):
    """One quantity under several addresses; ``differs`` names the entry that says why its values are not one."""

    path = SAME
    what: Title
    facts: Annotated[tuple[FactAddress, ...], Field(min_length=2), Once]
    differs: Slug = ""


def check_same(facts: Facts, documents: Iterable[Document]) -> list[Problem]:
    """List every quantity whose addresses disagree unsaid, and every page that shows both sides and doesn't say so."""
    groups, problems = read_entries(facts.extracts.root, Same)
    problems += [each for group in groups for each in _wrong(group, facts)]
    return problems + [each for document in documents for each in _unsaid(document, groups)]


def _wrong(group: Same, facts: Facts) -> Iterator[Problem]:
    values = found_at(group, facts, group.facts)
    if not isinstance(values, list):
        yield from [values] if values else []
        return
    apart = [pair for pair in combinations(values, 2) if not agree(*pair)]
    known = {entry.id for entry in facts.extracts.declarations}
    if group.differs and group.differs not in known:
        expected = "the id of a correction or known issue"
        yield problem(group, facts, "differs names no entry", group.differs, expected, "mend the id")
    elif apart and not group.differs:
        one, other = apart[0]
        remedy = "mend what was mistyped; if the plan itself disagrees, name its correction or known issue in differs"
        yield problem(group, facts, f"{group.what} has two values", told(other), told(one), remedy)
    elif group.differs and not apart:
        found = told(values[0])
        yield problem(group, facts, "its values agree, so nothing differs", found, "two values", "delete differs")


def agree(one: Fact, other: Fact) -> bool:
    """Tell whether two facts have one value, to the decimals that the coarser is recorded with."""
    if isinstance(one.value, str) or isinstance(other.value, str):
        return one.value == other.value
    places = min(_places(one), _places(other))
    return half_up(one.value, places) == half_up(other.value, places)


def _places(fact: Fact) -> int:
    return decimals(fact.value) if isinstance(fact.value, Fraction) else 0


def told(fact: Fact) -> str:
    """Give a fact's value with its address."""
    value = fact.value if isinstance(fact.value, str) else recorded(fact.value)
    return f"{value} at {fact.address}"


def _unsaid(document: Document, groups: list[Same]) -> Iterator[Problem]:
    """Find what a page says of a quantity from two sides that differ, without a link to the entry that tells why."""
    if not document.path.startswith("docs/"):
        return
    shown = {_normal(claim.address): claim for claim in reversed(document.claims)}
    for group in groups:
        sides = [shown[address] for address in map(_normal, group.facts) if address in shown]
        if group.differs and len(sides) > 1 and not re.search(rf"#{group.differs}\)", document.text):
            last = max(sides, key=lambda claim: claim.start)
            found, expected = f"[{last.text}]({last.address})", f"a link to corrections.md#{group.differs}"
            message = f"the page gives two values for one quantity: {group.what}"
            yield Problem(document.path, last.line, last.column, message, found, expected, "say why they differ")


def _normal(address: str) -> Normal | str:
    try:
        read = parse_address(address)
    except FactError:
        return address
    return read.extract, read.column, read.measure, read.name, frozenset(read.parameters)
