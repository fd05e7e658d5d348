"""What to do about a word in the sentence of a number that nothing compares: a place, a hedge, a year of two."""

from __future__ import annotations

import re
from collections.abc import Collection

from smp_metrics.claims.language.lexicon import APPROXIMATIONS, SIZES
from smp_metrics.claims.language.number_words import in_small_letters
from smp_metrics.claims.mentioned.mentions import name_of
from smp_metrics.facts.places import pattern_of

_NEAR = {word for phrases in APPROXIMATIONS.values() for phrase in phrases for word in phrase.split()}
_HEDGES = (_NEAR | {*SIZES, "hardly", "barely", "scarcely"}) - {"a", "an", "no", "not", "of", "to", "in", "up", "than"}


def uncompared(found: str, texts: tuple[str, str], places: Collection[str], known: Collection[str]) -> tuple[str, str]:
    """Say what is wrong with a word that nothing compares, and what would do.

    ``texts`` are its sentence without its claims, and with them; ``known`` are the places that its numbers are about.
    """
    prose, masked = texts
    named = (each for each in pattern_of(frozenset(places)).finditer(prose) if name_of(prose, each) not in known)
    place = next((" ".join(each[0].split()) for each in named if found in each[0].split()), "")
    if place:
        message = f"“{place}” is named, and no number of the sentence is about it"
        return message, "give it a number of its own in the sentence, or leave it out"
    return f"“{found}” stands in the sentence of a number, and nothing compares it", _instead_of(found, masked)


def _instead_of(found: str, sentence: str) -> str:
    """Say what to do about a word; a year that runs over two is most often one that the address calls otherwise."""
    two = re.search(rf"\b{found}/[0-9]{{2}}\b", sentence) if found.isdecimal() else None
    if two:
        return (
            f"write the period so in the address too, as year={two[0]}; or say “in the year to March {int(found) + 1}”"
        )
    if in_small_letters(found).strip() in _HEDGES:
        return (
            "say how near or how much it is in the brackets, where it is compared, as "
            "[just over a third](fact:…share?…) or [slightly more](fact:…difference?…); or leave it out"
        )
    return "leave it out, say it in a sentence of its own, or bind a fact that is about it"
