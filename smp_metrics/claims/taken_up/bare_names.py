"""What only names some of those of whom a count was told before: “That left cluster 5”, “but not Old Town”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from smp_metrics.claims.borne_out.peers import Told
from smp_metrics.claims.borne_out.placing import words_beside
from smp_metrics.claims.bound import Bound, by_sentence
from smp_metrics.claims.context.members import has_moved, named_in
from smp_metrics.claims.language.kinds import counted_way
from smp_metrics.claims.language.number_words import in_small_letters
from smp_metrics.claims.taken_up.exceptions import counts_in, ways_of
from smp_metrics.claims.text.document import Document
from smp_metrics.claims.text.passages import Span
from smp_metrics.errors import Problem
from smp_metrics.facts import Fact, Facts

# These say that those named are all that went another way, and these that they did; the last that they went that way.
_SAID = {
    "all others": "left leaves leave leaving remaining remain remains only just alone rest others except save bar",
    "others": "not no neither but apart bucked bucks bucking against another other opposite own without",
    "these": "these those they them so too also did",
    # Beside names and all these a sentence says nothing else.
    "nothing": "that this which it though yet the a an one ones is are was were be being and or nor in of for at out"
    " do does all both each stand stands stood trend pattern went way ward wards cluster clusters kind"
    " kinds type types district districts place places from on its their there here then with us behind to"
    " up",
}
_ALL_OTHERS, _OTHERS, _THESE, _NOTHING = (frozenset(words.split()) for words in _SAID.values())
_POINTING = _ALL_OTHERS | _OTHERS | _THESE | _NOTHING
_PART = re.compile(r"[,;:!?.|\u2013\u2014]")
# No sentence that says only this is longer.
_SHORT = 120


def wrong_names(document: Document, bound: Sequence[Bound], facts: Facts) -> Iterator[Problem]:
    """List what only names some of those that were counted right before, and says of them what is not so."""
    for span, claims in by_sentence(document, bound).items():
        counts = counts_in([fact for _, fact in claims])
        if not counts:
            continue
        last = next(claim for claim, fact in reversed(claims) if counted_way(fact.address))
        parts = _PART.split(in_small_letters(document.spoken[last.stop : span[1]]))[1:]
        behind = document.passages.sentence(span[1])
        if behind not in document.with_claims and behind[1] - behind[0] <= _SHORT:
            parts.append(in_small_letters(document.spoken[slice(*behind)]))
        wrong = next((told for part in parts if (told := _wrong(part, counts, facts))), "")
        if wrong:
            yield last.problem(wrong, "those of whom it is so", "name just those, all of them, or leave it out")


def rightly_named(small: str, told: Sequence[Told], facts: Facts) -> Iterator[Span]:
    """Give where a part of a sentence, in small letters, only names some of those counted before, and rightly."""
    counts = counts_in([peers.fact for _, _, peers in told])
    begins = next(stop for _, stop, peers in reversed(told) if counted_way(peers.fact.address)) if counts else 0
    ends = [*(found.start() for found in _PART.finditer(small, begins)), len(small)] if counts else ()
    for start, stop in pairwise(ends):
        if _wrong(small[start + 1 : stop], counts, facts) == "":
            yield start + 1, stop


def _wrong(part: str, counts: Sequence[Fact], facts: Facts) -> str | None:
    """Say what is not so of those that a part of a text names; "" where nothing is, None where it says more."""
    names = dict.fromkeys(named_in(part, counts[0], facts)) if len(part) <= _SHORT else ()
    words = words_beside(part, names)
    said = " ".join(part.split())
    if not names or not words <= _POINTING or words.isdisjoint(_ALL_OTHERS | _OTHERS | _THESE):
        return None
    ways, rest = ways_of(counts)
    moved = [any(has_moved(name, way, counts[0], facts) for way in ways) for name in names]
    if words & (_ALL_OTHERS | _OTHERS):
        if any(moved):
            return f"“{said}” names one that went that way as one that did not"
        return (
            f"“{said}” names {len(names)} of {rest} that did not" if words & _ALL_OTHERS and len(names) < rest else ""
        )
    return f"“{said}” names one that did not go that way" if not all(moved) else ""
