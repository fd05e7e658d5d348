"""What a number counts that lacks something, or lies outside of a place: its sentence says so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from smp_metrics.claims.context.setting import Setting
from smp_metrics.claims.parts import lacked
from smp_metrics.errors import Problem
from smp_metrics.facts import parse_address

ELSEWHERE = frozenset({"elsewhere"})
_OUTSIDE = re.compile(r"\b(?:outside|elsewhere(?!\s+in\b)|beyond|not\s+in)\b", re.IGNORECASE)


def not_said(here: Setting) -> Iterator[Problem]:
    """Ask the sentence of what is without something, or outside of it, to say so."""
    yield from _without(here)
    if parse_address(here.fact.address).column in ELSEWHERE and not _OUTSIDE.search(here.named.together(here.claim)):
        message = "the fact counts what lies outside, and nothing says so"
        yield here.problem(message, "“outside” or “elsewhere”", "say that they lie outside")


def _without(here: Setting) -> Iterator[Problem]:
    """Ask the sentence of what is without something to say so; where it does not name that, what stands around it."""
    what = lacked(here.fact)
    if not what:
        return
    before, after = here.named.clause(here.claim)
    sentence = f"{before} {here.claim.text} {after}"
    text = (sentence if what in sentence else here.named.together(here.claim)).lower()
    if not re.search(rf"\b(?:no|without|lack(?:s|ed|ing)?)\s+(?:an?\s+|any\s+)?{re.escape(what)}s?\b", text):
        message = f"the fact counts those without a {what}, and nothing says so"
        yield here.problem(message, f"those without a {what}", "say that they have none")
