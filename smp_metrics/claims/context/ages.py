"""The ages around a claim: those that its sentence names must be its fact's own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from smp_metrics.claims.bound import Bound
from smp_metrics.claims.text.document import Document
from smp_metrics.errors import Problem
from smp_metrics.facts import parse_address
from smp_metrics.facts.stems import stems

_UNDER, _OVER = "under", "over"
_AGES = re.compile(
    r"\b(?:(?P<under>under)[\s-]+(?P<below>[1-9][0-9])s?\b"
    r"|(?P<over>over)[\s-]+(?P<above>[1-9][0-9])s\b|(?P<from>[1-9][0-9]?)\s+(?:and|or)\s+(?:over|older)\b"
    r"|aged?[\s*_]+(?P<aged>[1-9][0-9]?)(?:\s?(?:to|-|\u2013)\s?(?P<to>[1-9][0-9]?))?(?!\s+(?:and|or)\s+over)\b"
    r"|(?P<old>[1-9][0-9]?)(?:\s*(?:to|-|\u2013)\s*(?P<until>[1-9][0-9]?))?[\s-]years?[\s-]olds?\b)",
    re.IGNORECASE,
)


def other_ages(document: Document, bound: Sequence[Bound]) -> Iterator[Problem]:
    """List every number of people of an age whose sentence names another, or of all ages whose sentence names one."""
    for claim, fact in bound:
        cell = dict(parse_address(fact.address).parameters).get("age")
        if cell is None:
            continue
        low, high = document.passages.sentence(claim.start)
        said = [*_AGES.finditer(document.spoken, low, high)]
        labels = document.passages.labels(claim.start)
        said = [found for span in labels for found in _AGES.finditer(document.spoken, *span)] or said
        # Of several the others belong to other numbers.
        if said and not any(_is(found, cell) for found in said):
            message = (
                f"the sentence says it of \u201c{said[0][0]}\u201d, and the fact is about age {cell.replace('-', ' ')}"
            )
            yield claim.problem(message, cell.replace("-", " "), "name the age that the fact is about")


def _is(found: re.Match[str], cell: str) -> bool:
    numbers = {number for number in found.groups() if number and number.isdigit()}
    told = stems(cell.replace("-", " "))
    own = {word for word in told if word.isdigit()}
    way = _UNDER if found["under"] else _OVER if found["over"] or found["from"] else ""
    return numbers == own and (way in told if way else {_UNDER, _OVER}.isdisjoint(told))
