"""What is said of a name or a place that a table gives: of what it is the most or the least, and of which time."""

from __future__ import annotations

import re

from smp_metrics.claims.language.lexicon import MOVEMENTS, SUPERLATIVES, WENT, one_of
from smp_metrics.claims.language.number_words import ORDINALS
from smp_metrics.claims.mentioned.named import Named
from smp_metrics.claims.parts import COUNTED, nouns_of
from smp_metrics.claims.text.document import Claim
from smp_metrics.facts import Fact, parse_address

NAMING = ("highest", "lowest", "first", "last")
_MOST = one_of(SUPERLATIVES)
_MOVES = rf"(?:{one_of(WENT | MOVEMENTS)}|changed?)"
# "The steepest fall", "rose most": of who moved, and not of who has the most.
_MOVED = re.compile(
    rf"\b(?:(?:{_MOST})\s+(?:[\w-]+\s+){{0,2}}?{_MOVES}|{_MOVES}\s+(?:by\s+)?(?:the\s+)?(?:{_MOST}))\b", re.IGNORECASE
)
_EVER = re.compile(
    # Boundaries are those since a day.
    r"\b(?:(?<!wards )(?<!districts )(?<!borders )(?<!drawn )(?<!stood )since|on\s+record|ever|of\s+all\s+time"
    r"|(?:in|of)\s+any\s+(?:other\s+)?year|years?\s+running)\b",
    re.IGNORECASE,
)
_PART = re.compile(r"[.,;:|]|\b(?:and|but|while|which)\b")


def wrong_naming(claim: Claim, fact: Fact, named: Named) -> tuple[str, str]:
    """Say what a sentence tells of a name or place and its fact does not, and what would do; ("", "") for nothing."""
    before, after = _beside(claim, named)
    text = f"{before} | {after}"
    counted, nouns = COUNTED.intersection(re.findall("[a-z]+", text.lower())), {*nouns_of(fact)}
    if counted and nouns & COUNTED and not counted & nouns:
        return f"the sentence says it of {min(counted)}, and the fact is about {fact.unit}", fact.unit
    if "change" in dict(parse_address(fact.address).parameters).get("by", ""):
        return "", ""
    if wrong := _wrong_before(claim, fact, named):
        return wrong, "all that stand before it, and no others"
    moved, ever = _MOVED.search(text), _EVER.search(text)
    if moved:
        message = f"the sentence says who moved ({moved[0]}), and the fact is about who has the most or the least"
        return message, "a fact with by=change or by=percent_change"
    if ever:
        message = f"“{ever[0]}” says it of a longer time, and the fact is about {fact.period} alone"
        return message, f"in {fact.period}"
    return "", ""


_BEHIND = re.compile(
    r"\b(?:after|behind|apart\s+from|other\s+than|except\s+for|second\s+to|next\s+to)\b(?P<names>[^.;:|]{1,200})"
)


def _wrong_before(claim: Claim, fact: Fact, named: Named) -> str:
    """Say that a name stands behind more than those that its sentence names before it; "" where it does not."""
    options = dict(parse_address(fact.address).parameters)
    nth = options.get("nth", "1")
    if nth == "1" or any(word in ORDINALS for word in re.findall("[a-z]+", _sentence(claim, named))):
        return ""
    found = _BEHIND.search(_sentence(claim, named))
    low, high = named.sentence(claim)
    places = {name for each in named.places if low <= each.start < high and each.other for name in each.order}
    if not found or not places or len(places) == int(nth) - 1:
        return ""
    return f"the sentence names {len(places)} before it, and {int(nth) - 1} come before it in the table"


def _sentence(claim: Claim, named: Named) -> str:
    return named.text[slice(*named.sentence(claim))].lower()


def _beside(claim: Claim, named: Named) -> tuple[str, str]:
    """Give what stands right before and right behind a claim in its clause, up to the claims beside it."""
    low, high = named.sentence(claim)
    previous, following = named.neighbours(claim)
    before = named.text[previous[1] if previous else low : claim.start]
    after = named.text[claim.stop : following[0] if following else high]
    return _PART.split(before)[-1], _PART.split(after)[0]
