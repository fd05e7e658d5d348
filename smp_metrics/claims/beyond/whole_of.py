"""What a share is said to be of: “57% of” is followed by what was shared out, and a part of a fall by that fall."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from smp_metrics.claims.bound import Bound
from smp_metrics.claims.context.units import PLACES
from smp_metrics.claims.language.lexicon import MOVED, MOVEMENTS, NOUNS, one_of
from smp_metrics.claims.language.number_words import in_small_letters
from smp_metrics.claims.parts import nouns_of
from smp_metrics.claims.text.document import Claim, Document
from smp_metrics.errors import Problem
from smp_metrics.facts import Fact, Facts, parse_address, slug

FAR = 160
# What stands behind "of", as far as no verb and no clause begins.
_WHAT = (
    r"of\s+(?P<what>[^.,;:!?|()\n]{1,120}?)"
    r"(?=[.,;:!?|()\n]|\Z|\s(?:in|at|for|from|who|that|which|was|were|is|are|has|have|had|took|came|happened|to)\b)"
)
_BEHIND = re.compile(rf"[\s*_]{{0,99}}+(?:out\s+)?{_WHAT}")
_BEFORE = re.compile(rf"(?:\A|[,;:(\u2013\u2014]|\b(?:and|but)\b)[\s*_]*{_WHAT}")
_SHARE_OF = re.compile(rf"\b(?:share|proportion|percentage)\s+{_WHAT}")
_MOVE = re.compile(rf"\b(?:{one_of(MOVED | MOVEMENTS)}|chang\w+|movements?|went)\b")
_WORD = re.compile(r"[a-z]+")
COUNTED = frozenset(noun for unit, nouns in NOUNS.items() if unit != "rank" for noun in nouns) | {"land", "homes"}
_TIMES = ("year", "month", "period", "from", "to")
_ANY = frozenset(("times", "places", "place", "types", "type", "groups", "group", "figures", "figure", "uses", "use"))


def wrong_wholes(document: Document, bound: Sequence[Bound], facts: Facts) -> Iterator[Problem]:
    """List every share that is said to be of something else than what its fact shares out."""
    for claim, fact in bound:
        measure = parse_address(fact.address).measure if fact.kind == "percent" else ""
        told = list(wholes_told(document, claim)) if measure else []
        if measure == "share_of_change" and not _of_a_change(document, claim, told):
            message = "the number is a share of a rise or a fall, and its words say that it is one of something else"
            yield claim.problem(message, "“of the rise” or “of the fall”", "name the rise or the fall, or bind a share")
        named = (*told, *_shares(document, claim)) if measure == "share" else ()
        wrong = next(filter(None, (_other(what, fact, facts) for what in named)), "")
        part = next(filter(None, (_part(what, fact, facts) for what in told)), "") if measure == "share" else ""
        if part and not wrong:
            message = f"the words say that it is a share of {part}, which is the part"
            yield claim.problem(
                message, "the whole that it is a part of", "name the whole behind “of”, the part before"
            )
        elif wrong:
            message = f"the words say that it is a share of {wrong}, and the fact shares out {fact.unit}"
            yield claim.problem(message, f"a share of {nouns_of(fact)[0]}", "name what was shared out")


def wholes_told(document: Document, claim: Claim) -> Iterator[str]:
    """Give what a share is said to be of: right behind it, else before it in its sentence."""
    low, high = document.passages.sentence(claim.start)
    behind = _BEHIND.match(in_small_letters(document.spoken[claim.stop : min(high, claim.stop + FAR)]))
    if behind:
        yield behind["what"]
        return
    before = in_small_letters(document.spoken[max(low, claim.start - FAR) : claim.start])
    yield from [found["what"] for found in _BEFORE.finditer(before)][-1:]


def _shares(document: Document, claim: Claim) -> Iterator[str]:
    """Give what stands behind "the share of" before a share: the whole, or the part of it."""
    before = document.spoken[max(document.passages.sentence(claim.start)[0], claim.start - FAR) : claim.start]
    yield from [found["what"] for found in _SHARE_OF.finditer(in_small_letters(before))][-1:]


def _of_a_change(document: Document, claim: Claim, told: Sequence[str]) -> bool:
    """Tell whether what a part of a change is said to be of is a change: in so many words, else in its sentence."""
    low, high = document.passages.sentence(claim.start)
    pronoun = all(_WORD.findall(what)[0] in ("it", "this", "that", "which", "these", "them") for what in told)
    text = document.spoken[max(low, claim.start - FAR) : min(high, claim.stop + FAR)] if pronoun else " ".join(told)
    return bool(_MOVE.search(in_small_letters(text)))


def _other(what: str, fact: Fact, facts: Facts) -> str:
    """Give what a share is said to be of and is not; "" where that is so, or not known."""
    words = [word for word in _WORD.findall(what) if word in COUNTED - _ANY]
    own = {*nouns_of(fact)} | (facts.about(fact).words - {*PLACES} if fact.unit not in PLACES else {*PLACES})
    return "" if not words or any(word in own for word in words) else words[-1]


def _part(what: str, fact: Fact, facts: Facts) -> str:
    """Give the part of a share that it is said to be of, as an address has it; "" for none."""
    options = dict(parse_address(fact.address).parameters)
    within = options.pop("within", "")
    # Which place the whole is of is compared where places are.
    others = (*_TIMES, within, *facts.about(fact).called.columns)
    parts = [value for name, value in options.items() if name not in others]
    return next((part for part in parts if f"-{part}-" in f"-{slug(what)}-"), "")
