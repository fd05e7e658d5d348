"""Find for each claim of one state the claim of the other that says the same thing in the same place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable
from dataclasses import dataclass
from functools import cached_property

from smp_metrics.claims.text.document import Claim, Document
from smp_metrics.diff.state import State

# Sentences that share so much of their words are one sentence, reworded.
ALIKE = 0.5
WORD = re.compile(r"\w+")
EXTRACT = re.compile(r"fact:([a-z0-9_]+)\.")
# What is before a sentence and is none of it: signs of lists and headings, the key of a block.
FRONT = re.compile(r"^[-*#>|\s]*(?:[a-z_]+:\s+(?:>-)?\s*)?|\*\*")
GAP = re.compile(r" (?=[,.;:!?)”’])")
LINK = re.compile(r"\[([^\[\]]*)\](?:\s*\))?")


@dataclass(frozen=True)
class Said:
    """A claim with the document that it stands in; ``topic`` is what both states call the document."""

    document: Document
    claim: Claim
    topic: str

    @property
    def extract(self) -> str:
        """Name the extract whose column the claim reads."""
        found = EXTRACT.match(self.claim.address)
        return found[1] if found else ""

    @cached_property
    def sentence(self) -> str:
        """Give the sentence around the claim as it is read."""
        return self._around(self.document.spoken)

    @cached_property
    def frame(self) -> str:
        """Give that sentence without any claim: what is left when numbers move."""
        return self._around(self.document.prose)

    def _around(self, text: str) -> str:
        at = self.claim.start
        start = text.rfind("\n", 0, at) + 1
        # A row of a table is one thing to read.
        if text[start:at].lstrip().startswith("|"):
            row = text[start:].split("\n", 1)[0]
            return "; ".join(cell for part in row.split("|") if (cell := " ".join(part.split())))
        start, stop = self.document.passages.sentence(at)
        return GAP.sub("", LINK.sub(r"\1", FRONT.sub("", " ".join(text[start:stop].split()))))

    @cached_property
    def words(self) -> frozenset[str]:
        """Give the words of its sentence without those of claims, which may have moved."""
        return frozenset(WORD.findall(self.frame.lower()))


@dataclass(frozen=True)
class Pairs:
    """Claims of both states, then and now, and those of only one."""

    both: list[tuple[Said, Said]]
    gone: list[Said]
    added: list[Said]


def said_in(state: State) -> list[Said]:
    """List all claims of the documents of a state."""
    return [
        Said(document, claim, state.topic(document.path)) for document in state.documents for claim in document.claims
    ]


def pair(then: list[Said], now: list[Said], apart: Collection[str] = ()) -> Pairs:
    """Pair claims: first of one fact in one file, then in like sentences of one file, then of one fact anywhere.

    What stands on an extract that is ``apart``, because the states do not mean the same by it, has no other.
    """
    both: list[tuple[Said, Said]] = []
    alone = [[said for said in each if said.extract in apart] for each in (then, now)]
    then, now = ([said for said in each if said.extract not in apart] for each in (then, now))
    keys: tuple[tuple[Callable[[Said], Hashable], float], ...] = (
        (lambda said: (said.topic, said.claim.address, said.sentence), 0),
        (lambda said: (said.topic, said.claim.address), 0),
        (lambda said: said.topic, ALIKE),
        (lambda said: said.claim.address, ALIKE),
    )
    for key, least in keys:
        found = list(_paired(then, now, key, least))
        both += found
        taken = {id(said) for couple in found for said in couple}
        then, now = ([said for said in rest if id(said) not in taken] for rest in (then, now))
    return Pairs(both, [*then, *alone[0]], [*now, *alone[1]])


def _paired(
    then: list[Said], now: list[Said], key: Callable[[Said], Hashable], least: float
) -> Iterable[tuple[Said, Said]]:
    groups: dict[Hashable, list[Said]] = defaultdict(list)
    for said in now:
        groups[key(said)].append(said)
    for said in then:
        others = groups[key(said)]
        # Of several that are as near, the first: both lists are in reading order.
        best = max(others, key=lambda other: _likeness(said, other), default=None)
        if best and _likeness(said, best) >= least:
            others.remove(best)
            yield said, best


def _likeness(one: Said, other: Said) -> float:
    return len(one.words & other.words) / max(len(one.words | other.words), 1)
