"""Who is said to have received or issued what a number counts: a body that its table names, or none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from smp_metrics.claims.bound import Bound, by_sentence
from smp_metrics.claims.language.number_words import in_small_letters
from smp_metrics.claims.mentioned.known import known_words
from smp_metrics.claims.text.document import Document
from smp_metrics.errors import Problem
from smp_metrics.facts import Fact, Facts
from smp_metrics.facts.places import pattern_of
from smp_metrics.facts.stems import stems

FAR = 200
_ISSUED = r"issued|made|served|handed\s+out|sent\s+out"
# Beside the council others give warnings and notices, so that the police alone gave none of its numbers.
_GAVE = re.compile(
    r"\b(?P<some>(?:that|which)\s+)?(?:the\s+)?(?:[a-z]+\s+)?police(?:\s+officers)?(?:\s+(?:also|alone|has|have|had)){0,2}"
    rf"\s+(?:gave|given|{_ISSUED})\b|\b(?:given|{_ISSUED})\s+by\s+(?:the\s+)?(?:[a-z]+\s+)?police\b"
    r"|\bit\s+(?:was|is)\s+(?:the\s+)?(?:[a-z]+\s+)?police\s+(?:who|that)\s+(?:gave|give|issued|made|served)\b"
)
_COUNCIL_ALONE = re.compile(
    rf"\b(?:council\s+alone|only\s+the\s+(?:[a-z]+\s+)?council)\s+(?:gave|has\s+given|{_ISSUED})\b"
    rf"|\b(?:given|{_ISSUED})\s+(?:only\s+by\s+the\s+council|by\s+the\s+council\s+alone)\b"
)
_GIVEN = re.compile(r"\b(?:warnings?|notices?)\b")
_OTHERS = re.compile(r"\b(?:council|partners?|partnership)\b")
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


def wrong_givers(document: Document, bound: Sequence[Bound], facts: Facts) -> Iterator[Problem]:
    """List every sentence that says of the police or the council alone that they gave what others gave, too."""
    for (low, high), claims in by_sentence(document, bound).items():
        small = in_small_letters(document.spoken[low:high])
        if not _GIVEN.search(small):
            continue
        police = None if _OTHERS.search(small) else _GAVE.search(small)
        found = police if police and not police["some"] else _COUNCIL_ALONE.search(small)
        if found and not _is_alone("police" if found is police else "council", claims[0][1], facts):
            message = f"“{' '.join(found[0].split())}” says that they alone gave them, and the table does not"
            yield claims[0][0].problem(message, "who the table says gave them", "name all who did, or leave it out")


def _is_alone(body: str, fact: Fact, facts: Facts) -> bool:
    return {"police", "council"} & known_words(fact, facts.about(fact)) == {body}


def _own(facts: Facts) -> set[str]:
    """Give the words of the police, the council and the partnership: of these other rules tell."""
    partnership = facts.extracts.partnership
    return {word for name in (partnership.force, partnership.council, partnership.name) for word in stems(name)}
