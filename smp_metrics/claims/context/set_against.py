"""What a sentence says that a number is set beside: all others together, where its fact knows one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from smp_metrics.claims.bound import Bound
from smp_metrics.claims.context.setting import Setting
from smp_metrics.claims.language.number_words import in_small_letters
from smp_metrics.claims.text.document import Document
from smp_metrics.errors import Problem

_ONE = re.compile(r"[?&]than=(?P<one>[^&]+)")
# As far as a reader looks behind a number: not into the next sentence, nor past what parts two.
_ALL = re.compile(
    r"[^.;:!?|]{0,80}?\b(?:as|than)\s{1,9}+(?:in\s{1,9}+|at\s{1,9}+|for\s{1,9}+)?"
    r"(?P<all>(?:all|the)\s{1,9}+(?:(?:of\s{1,9}+)?(?:the\s{1,9}+)?)?(?:other|others|rest|remaining|remainder)\b"
    r"(?:[^.;:!?|]{0,60}?\b(?:together|combined|added\s{1,9}+up))?)"
)
# Right behind a number, with what it counts between.
_TOGETHER = re.compile(
    r"[\s*_]{0,99}+(?:(?!(?:in|than|and|but|or|against|of)\b)(?:[a-z-]{1,30}+|1,000)\s{1,99}+){0,5}?(?:in|for|across|over)\s{1,99}+"
    r"(?P<all>all\s{1,99}+(?:of\s{1,99}+)?(?:the\s{1,99}+)?(?:[a-z0-9]{1,20}+\s{1,99}+)?(?:wards|clusters|districts)\s{1,99}+"
    r"(?:(?:put|taken|added)\s{1,99}+)?(?:together|combined))\b",
    re.IGNORECASE,
)


def said_of_all(here: Setting) -> str:
    """Give what says right behind a number that it is of all places together; "" for nothing."""
    found = _TOGETHER.match(here.named.text, here.claim.stop)
    return " ".join(found["all"].split()) if found else ""


def one_for_all(here: Setting) -> Iterator[Problem]:
    """List a number of one place that is said to be of all together."""
    together, about = said_of_all(here), here.about
    if together and about.places and not about.whole:
        message = f"the sentence says it of “{together}”, and the fact is about one"
        own = " or ".join(sorted(about.places)[:4])
        yield here.problem(message, own, "name the one, or bind the fact of all together")


def wrong_others(document: Document, bound: Sequence[Bound]) -> Iterator[Problem]:
    """List the numbers that are said to be set beside all others, while their facts set them beside a single one."""
    for claim, fact in bound:
        one = _ONE.search(fact.address)
        found = _ALL.match(in_small_letters(document.spoken[claim.stop : claim.stop + 160])) if one else None
        if one and found:
            message = f"“{' '.join(found['all'].split())}” stands beside the number, and its fact knows one alone"
            remedy = "name the one, or bind a fact about all of them"
            yield claim.problem(message, one["one"].replace("-", " "), remedy)
