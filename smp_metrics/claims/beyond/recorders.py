"""Who is said to have received or issued what a number counts: a body that its table names, or none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from smp_metrics.claims.bound import Bound
from smp_metrics.claims.mentioned.known import known_words
from smp_metrics.claims.text.document import Document
from smp_metrics.errors import Problem
from smp_metrics.facts import Facts
from smp_metrics.facts.places import pattern_of
from smp_metrics.facts.stems import stems

FAR = 200
_DID = re.compile(
    r"(?:\s{1,9}+[A-Za-z'\u2019]{1,30}+){0,4}?\s{1,9}+(?:(?:has|have|had|also|together)\s{1,9}+){0,2}?"
    r"(?:recorded|counted|logged|registered|received|issued|served|dealt\s{1,9}+with|handled|answered|found|collected"
    r"|removed|picked\s{1,9}+up|gave|took|had)\b[^.;:!?|]{0,200}\Z"
)


def wrong_recorders(document: Document, bound: Sequence[Bound], facts: Facts) -> Iterator[Problem]:
    """List every body that is said to have done what a number counts, and that nothing of its fact names."""
    for claim, fact in bound:
        low, _ = document.passages.sentence(claim.start)
        before = document.spoken[max(low, claim.start - FAR) : claim.start]
        about = facts.about(fact)
        for body in pattern_of(about.called.bodies).finditer(before):
            if _DID.match(before, body.end()) and not set(stems(body[0])) <= known_words(fact, about) | _own(facts):
                message = f"“{body[0]}” is said to have done what the number counts, and its table does not name it"
                yield claim.problem(message, "who the table says counted", "name who counted, or leave it out")


def _own(facts: Facts) -> set[str]:
    """Give the words of the police, the council and the partnership: of these other rules tell."""
    partnership = facts.extracts.partnership
    return {word for name in (partnership.force, partnership.council, partnership.name) for word in stems(name)}
