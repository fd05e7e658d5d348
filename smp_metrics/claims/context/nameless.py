"""Paragraphs that name nothing: "From 2022 to 2023 it fell", with nothing before that tells what "it" is."""

from __future__ import annotations

import re
from functools import cache

from smp_metrics.claims.language.neutral import NEUTRAL
from smp_metrics.claims.language.number_words import in_small_letters
from smp_metrics.claims.language.outside import KINDS_NAMED
from smp_metrics.claims.text.document import Claim, Document
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
