"""Quantities with two addresses: a person declares that they are the same, and at every check they must agree."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import combinations
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from smp_metrics.claims.document import Document
from smp_metrics.errors import Problem, ProblemsFound
from smp_metrics.extracts.declarations import SAME, line_of
from smp_metrics.extracts.yaml_files import read_yaml
from smp_metrics.facts import Fact, FactError, Facts, parse_address
from smp_metrics.facts.printing import decimals, recorded
from smp_metrics.facts.rounding import half_up

Normal = tuple[str, str, str, str, frozenset[tuple[str, str]]]
"""An address whose parameters stand in no order."""


class Same(BaseModel):
    """One quantity under several addresses; ``differs`` names the entry that says why its values are not one."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    what: str
    facts: list[str] = Field(min_length=2)
    differs: str = ""


def check_same(root: Path, facts: Facts, documents: Iterable[Document]) -> list[Problem]:
    """List every quantity whose addresses disagree unsaid, and every page that shows both sides and doesn't say so."""
    if not (root / SAME).is_file():
        return []
    groups, problems = _read(root)
    text = (root / SAME).read_text(encoding="utf-8", errors="replace")
    known = {entry.id for entry in facts.extracts.declarations}
    for group in groups:
        line = line_of(text, group.id)
        problems += [Problem(SAME, line, 0, f"{group.id}: {why}", *told) for why, *told in _wrong(group, facts, known)]
    return problems + [each for document in documents for each in _unsaid(document, groups)]


def _read(root: Path) -> tuple[list[Same], list[Problem]]:
    entries, problems = read_yaml(root, SAME)
    if not isinstance(entries or [], list):
        return [], [Problem(SAME, 1, 0, "the file holds no list of entries", remedy="start each entry with - id:")]
    groups = []
    for entry in entries or []:
        try:
            groups.append(Same.model_validate(entry))
        except ValidationError as error:
            said = "; ".join(f"{'.'.join(map(str, item['loc']))}: {item['msg']}" for item in error.errors())
            name = str(entry.get("id", "an entry")) if isinstance(entry, dict) else "an entry"
            remedy = "compare the entry with the ones beside it"
            problems.append(Problem(SAME, 0, 0, f"{name}: {said}", str(entry)[:60], remedy=remedy))
    return groups, problems


def _wrong(group: Same, facts: Facts, known: set[str]) -> Iterator[tuple[str, str, str, str]]:
    """Give what is wrong with one quantity, what was found, what was expected, and what to do."""
    try:
        values = [facts[address] for address in group.facts]
    except FactError as error:
        yield "an address leads to no fact", str(error), "the address of a fact", "mend the address"
        return
    except ProblemsFound:
        return  # what is wrong with the data is told once, with the data
    apart = [pair for pair in combinations(values, 2) if not agree(*pair)]
    if group.differs and group.differs not in known:
        yield "differs names no entry", group.differs, "the id of a correction or known issue", "mend the id"
    elif apart and not group.differs:
        one, other = apart[0]
        remedy = "mend what was mistyped; if the plan itself disagrees, name its correction or known issue in differs"
        yield f"{group.what} has two values", _told(other), _told(one), remedy
    elif group.differs and not apart:
        yield "its values agree, so nothing differs", _told(values[0]), "two values", "delete differs"


def agree(one: Fact, other: Fact) -> bool:
    """Tell whether two facts have one value, to the decimals that the coarser is recorded with."""
    if isinstance(one.value, str) or isinstance(other.value, str):
        return one.value == other.value
    places = min(_places(one), _places(other))
    return half_up(one.value, places) == half_up(other.value, places)


def _places(fact: Fact) -> int:
    return decimals(fact.value) if isinstance(fact.value, Fraction) else 0


def _told(fact: Fact) -> str:
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
