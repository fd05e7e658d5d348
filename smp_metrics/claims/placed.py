"""What stands before a place in a ranking: "[third] of all kinds, behind violence and shoplifting"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from smp_metrics.claims.borne_out.peers import Told, fact_at
from smp_metrics.facts import Fact, Facts, parse_address, slug

_BEHIND = re.compile(r",?\s{1,400}+(?:behind|after)(?P<only>\s+only)?\s+")
_END = re.compile(r"\s*(?:[.,;:)]|\Z)")
# These choose no one of those that are ranked.
_OPTIONS = ("by", "order", "nth", "year", "month", "within", "than")


def behind(small: str, told: Sequence[Told], facts: Facts) -> Iterator[tuple[int, int]]:
    """Give where a sentence names all that stand before a place of its own, or the one right before it."""
    for at, (_, stop, peers) in enumerate(told):
        until = told[at + 1][0] if at + 1 < len(told) else len(small)
        found = _BEHIND.search(small, stop, until) if peers.fact.kind == "rank" else None
        names = _before(peers.fact, facts) if found else []
        one = rf"(?:the\s+)?(?:{'|'.join(names)})(?:\s+(?:ward|cluster|district))?"
        listed = re.compile(rf"{one}(?:(?:,\s+|,?\s+and\s+){one})*") if names else None
        named = listed.match(small, found.end()) if listed and found else None
        if found and named and _END.match(small, named.end()):
            said = [name for name in names if re.search(rf"\b{name}\b", named[0])]
            if said == names or (said == names[-1:] and not found["only"]):
                yield found.start(), named.end()


def _before(fact: Fact, facts: Facts) -> list[str]:
    """Give the patterns of the names of all that stand before a place, the first of them first."""
    address = parse_address(fact.address)
    for column, own in address.parameters:
        if column in _OPTIONS or address.name:
            continue
        extract = facts.extracts[address.extract]
        cells = dict.fromkeys(map(slug, extract.by(column))) if extract.column(column) else ()
        places = {cell: fact_at(fact.address.replace(f"{column}={own}", f"{column}={cell}"), facts) for cell in cells}
        known = {cell: each.value for cell, each in places.items() if each and isinstance(each.value, Fraction)}
        if len(known) == fact.of:
            before = sorted((value, cell) for cell, value in known.items() if value < known.get(own, 0))
            return [re.escape(cell).replace(r"\-", r"[\s-]+") for _, cell in before]
    return []
