"""Words of direction outside a claim: the claims beside them say which way it went, and the words must agree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from smp_metrics.claims.document import CLAIM, Claim, Document
from smp_metrics.claims.lexicon import DIRECTIONS
from smp_metrics.claims.number_words import in_small_letters
from smp_metrics.errors import Problem
from smp_metrics.facts import Fact

_WAY = re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(DIRECTIONS, key=len, reverse=True))})(?![\w-])")
_BY = re.compile(r"\bby[\s*_]+\Z")
_FROM = re.compile(r"\bfrom[\s*_]+\Z")
_TO = re.compile(r"[^.;:!?]{0,80}\bto[\s*_]+")
_THAN = re.compile(r"\bthan\b")
_MOVING = re.compile(r"\.(?:change|percent_change)\b|[-_]change\b")
_PARAMETER = re.compile(r"[?&]([a-z_]+)=([^&#]+)")
Bound = tuple[Claim, Fact]


def governing(document: Document, claim: Claim) -> str:
    """Give the word of direction outside of a claim that its number goes with: "fell in Fant by [267]"; "" for none."""
    if not _MOVING.search(claim.address) or _WAY.search(in_small_letters(claim.text)):
        return ""
    low, _ = document.passages.sentence(claim.start)
    before = in_small_letters(document.spoken[max(low, claim.start - 300) : claim.start])
    if not (_BY.search(before) or claim.text.startswith("by ")):
        return ""
    found = [match[0] for match in _WAY.finditer(before)]
    return found[-1] if found else ""


def answered(sentence: str) -> bool:
    """Tell whether the claims of a sentence say which way its words of direction go, so that they are compared.

    ``sentence`` is given with its claims as they are typed.
    """
    claims = list(CLAIM.finditer(sentence))
    if any(_MOVING.search(each["address"]) and (_BY.search(sentence[: each.start()]) or each["text"].startswith("by "))
           for each in claims):  # fmt: skip
        return True
    return any(_paired(sentence, first, last) for first, last in pairwise(claims))


def _paired(sentence: str, first: re.Match[str], last: re.Match[str]) -> bool:
    return _alike(first["address"], last["address"]) and bool(
        _went(sentence[: first.start()], sentence[first.end() : last.start()])
        or _THAN.search(sentence, first.end(), last.start())
    )


def _went(before: str, between: str) -> bool:
    return bool(_FROM.search(before) and _TO.fullmatch(between))


def _alike(first: str, last: str) -> bool:
    """Tell whether two addresses ask the same of one place at two times, or of two places at one."""
    one, other = (dict(_PARAMETER.findall(address)) for address in (first, last))
    differing = {name for name in one.keys() | other.keys() if one.get(name) != other.get(name)}
    return (
        first.partition("?")[0] == last.partition("?")[0]
        and len(differing) == 1
        and not _MOVING.search(first)
        and ".rank" not in first
    )


def wrong_ways(document: Document, bound: Sequence[Bound]) -> Iterator[Problem]:
    """List every pair of numbers whose sentence says that they went, or differ, the other way."""
    facts = {claim.start: fact for claim, fact in bound}
    for first, last in pairwise(document.claims):
        low, high = document.passages.sentence(first.start)
        if not (low <= last.start < high and first.start in facts and last.start in facts):
            continue
        way = _said(document, low, first, last)
        one, other = facts[first.start].value, facts[last.start].value
        if way and isinstance(one, Fraction) and isinstance(other, Fraction):
            went = _went(document.spoken[low : first.start], document.spoken[first.stop : last.start])
            real = (other > one) - (other < one) if went else (one > other) - (one < other)
            if real != DIRECTIONS[way]:
                found = f"[{first.text}]({first.address})"
                message = f"the words say \u201c{way}\u201d, and the numbers beside them go the other way"
                remedy = "turn the word, or exchange the numbers"
                yield Problem(first.path, first.line, first.column, message, found, f"{one} and {other}", remedy)


def _said(document: Document, low: int, first: Claim, last: Claim) -> str:
    """Give the word of direction that is said of two numbers, in a sentence that starts at ``low``; "" for none."""
    if not _alike(first.address, last.address):
        return ""
    before, between = document.spoken[low : first.start], document.spoken[first.stop : last.start]
    if not (_went(before, between) or _THAN.search(between)):
        return ""
    said = in_small_letters(before if _went(before, between) else f"{before} {between}")
    found = [match[0] for match in _WAY.finditer(said)]
    return found[-1] if found else ""
