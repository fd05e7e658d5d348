"""The words that touch a number from outside and were not compared with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from smp_metrics.claims.agreement import check
from smp_metrics.claims.borne_out.governed import is_base_of_times, is_hedged, is_part, is_what_about, set_beside
from smp_metrics.claims.context.touching import touching
from smp_metrics.claims.language.number_words import in_small_letters
from smp_metrics.claims.paired import between
from smp_metrics.claims.text.document import Claim, Document
from smp_metrics.errors import Problem
from smp_metrics.facts import Fact, Facts


def touched(document: Document, bound: Mapping[Claim, Fact], facts: Facts) -> Iterator[Problem]:
    """List every number that a word or a sign touches from outside, which would change it."""
    torn = {claim.start for claim in document.torn_claims}
    for before, claim in zip((None, *document.claims), document.claims, strict=False):
        found = touching(document, claim)
        if claim.start in torn or (found and not _is_compared(found, document, (before, claim), bound, facts)):
            told = f"“{found}”" if found else "a letter or sign"
            message = f"{told} stands at the number, outside the brackets, and would change it"
            expected = "the whole number in the brackets, with its sign, its unit and how near it is"
            yield claim.problem(message, expected, "move it into the brackets, put a space between, or leave it out")


def _is_compared(
    found: str, document: Document, pair: tuple[Claim | None, Claim], bound: Mapping[Claim, Fact], facts: Facts
) -> bool:
    """Tell whether the word at a number was compared with it, or with the number before."""
    before, claim = pair
    return found[0].isalpha() and (
        (is_hedged(document, claim) and (is_part(claim) or not _agrees(claim, bound, facts)))
        or set_beside(document, before, claim, bound)
        or is_what_about(document, claim, bound)
        or is_base_of_times(document, before, claim, bound)
        or _is_between(document, before, claim, bound)
    )


def _agrees(claim: Claim, bound: Mapping[Claim, Fact], facts: Facts) -> bool:
    """Tell whether a number is its fact's own, so that a word of how near it is would only change it."""
    fact = bound.get(claim)
    return fact is None or check(claim.text, fact, facts.about(fact)).ok


def _is_between(document: Document, before: Claim | None, claim: Claim, bound: Mapping[Claim, Fact]) -> bool:
    """Tell whether a number and the one before it in its sentence bear out what stands between them."""
    one, other = bound.get(before) if before else None, bound.get(claim)
    if not before or not one or not other or before.start < document.passages.sentence(claim.start)[0]:
        return False
    return between(in_small_letters(document.spoken[before.stop : claim.start]), one, other) is not None
