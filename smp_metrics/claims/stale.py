"""Pages that pin an older period than the data has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from smp_metrics.claims.text.document import Claim, Document
from smp_metrics.claims.text.masking import FRONT_MATTER
from smp_metrics.errors import Problem, ProblemsFound
from smp_metrics.extracts import Extracts
from smp_metrics.extracts.editions import FOLDER
from smp_metrics.facts import FactError, parse_address
from smp_metrics.periods import Period, PeriodError

Pinned = tuple[Period, Claim]
# What choose a period: the one that holds it, and the end of a comparison.
END = "to"
EXTRACT = re.compile(r"fact:([a-z][a-z0-9_]*)\.")
CURRENT = r"(?m)^current:\s*true\s*$"


def stale_pages(documents: Iterable[Document], extracts: Extracts) -> tuple[list[Problem], list[Problem]]:
    """List the pages whose last period of a table is not the last that it has: those that say they are current apart.

    A page may look back, as long as it says of the same table what is latest too; ``latest`` in an address never ages.
    """
    current: list[Problem] = []
    others: list[Problem] = []
    for document in (each for each in documents if each.path.endswith(".md")):
        front = FRONT_MATTER.match(document.text)
        told = current if front and re.search(CURRENT, front["body"]) else others
        told += [*_stale(document, extracts), *_followed(document, extracts)]
    return current, others


def _followed(document: Document, extracts: Extracts) -> Iterator[Problem]:
    """List the first claim of each table that a later edition prints too, for the same places, on a page of no plan."""
    told: set[str] = set()
    editions = extracts.editions
    for claim in () if not editions.others or document.path.startswith(FOLDER) else document.claims:
        parts = EXTRACT.match(claim.address)
        if not parts or parts[1] not in extracts or parts[1] in told:
            continue
        told.add(parts[1])
        base, edition = editions.split(parts[1])
        later, own = editions.each(base)[-1]
        if own != parts[1] and _same_places(extracts, own, parts[1]):
            message = f"the page speaks of {base} as {edition} prints it, and {later} prints it too"
            remedy = f"look whether it still holds; with edition: {later} in its front matter, it speaks of that plan"
            yield claim.problem(message, own, remedy)


def _same_places(extracts: Extracts, one: str, other: str) -> bool:
    try:
        return extracts[one].vintage == extracts[other].vintage
    except ProblemsFound:
        return False


def _stale(document: Document, extracts: Extracts) -> Iterator[Problem]:
    last: dict[str, Pinned] = {}
    for name, pinned in _pinned(document, extracts):
        last[name] = max(last.get(name, pinned), pinned, key=lambda each: each[0].last)
    for name, (period, claim) in last.items():
        latest = extracts[name].latest
        if latest and period.last < latest.last:
            message = f"the page says nothing of {name} after {period.words}, and the data has {latest.words}"
            remedy = "look whether it still holds; bind what is latest (year=latest) or say what came after"
            yield claim.problem(message, latest.words, remedy)


def _pinned(document: Document, extracts: Extracts) -> Iterator[tuple[str, Pinned]]:
    """Give the table of each claim that names a period, with that period; what leads nowhere is told elsewhere."""
    for claim in document.claims:
        try:
            address = parse_address(claim.address)
            if address.extract not in extracts:
                continue
            extract = extracts[address.extract]
            for name, text in address.parameters:
                if extract.period and name in (extract.period, END):
                    yield extract.name, (extract.period_named(text), claim)
        except (FactError, PeriodError, ProblemsFound):
            continue
