"""Paragraphs that name nothing, as "From 2022 to 2023 it fell", or no more than what is around a number's place."""

from __future__ import annotations

import re
from functools import cache

from smp_metrics.claims.language.neutral import NEUTRAL
from smp_metrics.claims.language.number_words import in_small_letters
from smp_metrics.claims.language.outside import KINDS_NAMED
from smp_metrics.claims.text.document import Claim, Document
from smp_metrics.facts import About, Fact, parse_address
from smp_metrics.facts.places import pattern_of
from smp_metrics.facts.stems import stems

_SHORT = 2


@cache
def kinds() -> re.Pattern[str]:
    """Give the pattern of the names of kinds."""
    return pattern_of(frozenset(KINDS_NAMED))


def nameless(document: Document, claim: Claim) -> bool:
    """Tell whether a claim's paragraph says of "it" alone, and neither its lead-in nor its heading names a kind.

    Who reads that learns nothing wrong: not what "it" is, and nothing else either.
    """
    own = document.passages.paragraph(claim.start)
    words = stems(document.prose[slice(*own)])
    if "it" not in words or not all(word in NEUTRAL or len(word) <= _SHORT or word.isdigit() for word in words):
        return False
    around = (document.prose[slice(*span)] for span in document.passages.together(claim.start) if span != own)
    return not kinds().search(in_small_letters("\n".join(around)))


def narrow(fact: Fact, about: About) -> frozenset[str]:
    """Give the names of the one place that an address chooses, without the wider ones that hold it; none of others."""
    chosen = {name for name, _ in parse_address(fact.address).parameters}
    of_one = not chosen.isdisjoint(about.called.columns[:1])
    return frozenset(name for name in about.places if of_one and name.split()[0] not in about.called.wider)
