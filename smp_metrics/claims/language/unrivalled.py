"""The first of a ranking in words: “more than in any other ward”, “no other age”."""

from __future__ import annotations

import re
from typing import NamedTuple

from smp_metrics.claims.language.callings import CALLED
from smp_metrics.claims.language.number_words import in_small_letters
from smp_metrics.claims.language.printing import end_of
from smp_metrics.claims.parts import nouns_of
from smp_metrics.facts import Fact, parse_address

_ANY = re.compile(
    r"(?:an? )?(?P<way>more|higher|larger|greater|fewer|less|lower|smaller)(?: (?P<what>[a-z]+))? than "
    r"(?:(?:in|at|for|on) )?"
    r"any other (?P<thing>[a-z]+)"
)
_NO = re.compile(r"no other (?P<thing>[a-z]+)")
_LESS = ("fewer", "less", "lower", "smaller")
_OPTIONS = ("by", "order", "within", "from", "to")
_TIMES = ("year", "month")
BY_CHANGE = ("change", "percent_change")


class Unrivalled(NamedTuple):
    """What a claim says that no other has.

    ``end`` is the one that it counts from, "" where the words behind it tell; ``what`` it says there is more of.
    """

    end: str
    thing: str
    what: str = ""


def unrivalled(text: str) -> Unrivalled | None:
    """Read a claim that says so; None for any other."""
    small = in_small_letters(text)
    found = _ANY.fullmatch(small)
    if found:
        return Unrivalled("lowest" if found["way"] in _LESS else "highest", found["thing"], found["what"] or "")
    none = _NO.fullmatch(small)
    return Unrivalled("", none["thing"]) if none else None


def wrong_first(said: Unrivalled, fact: Fact) -> str:
    """Say why a fact does not put its own alone in front of all others; "" where it does."""
    if fact.kind != "rank":
        return "the fact is no place in a ranking, and the words compare one with all others"
    if said.what and said.what not in (("rate",) if is_by_rate(fact) else nouns_of(fact)):
        return f"the words say “{said.what}”, and the fact is about {'rates' if is_by_rate(fact) else fact.unit}"
    # The largest fall is the lowest change.
    moved = ranked_by(fact) in BY_CHANGE
    if said.end and said.end != end_of(fact) and not (moved and said.end == "highest"):
        return f"the fact counts from the {end_of(fact)}, the words from the {said.end}"
    if fact.value != 1 or fact.level:
        return f"the fact is {'a shared place' if fact.value == 1 else f'place {fact.value}'}, the words say the first"
    column = compared_column(fact)
    if said.thing not in (*CALLED.get(column, ()), *column.split("_")):
        return f"the fact compares what stands in the column {column}, and the words say “{said.thing}”"
    return ""


def is_by_rate(fact: Fact) -> bool:
    """Tell whether a place counts by a rate."""
    return ranked_by(fact) == "rate" or parse_address(fact.address).column.endswith("per_1000")


def ranked_by(fact: Fact) -> str:
    """Name what a place counts by; "" for what is recorded."""
    return dict(parse_address(fact.address).parameters).get("by", "")


def compared_column(fact: Fact) -> str:
    """Name the column that tells apart those that a place is among."""
    names = [name for name, _ in parse_address(fact.address).parameters if name not in _OPTIONS]
    return next((name for name in names if name not in _TIMES), names[0])
