"""What names a number and no other: the words of its place, kind and time, and whether a stretch of text has others."""

from __future__ import annotations

import re
from bisect import bisect_left
from calendar import month_name
from collections.abc import Sequence
from functools import lru_cache

from smp_metrics.claims.borne_out.peers import Peers, Told
from smp_metrics.claims.language.lexicon import NOUNS
from smp_metrics.claims.language.outside import KINDS_ALSO
from smp_metrics.claims.mentioned.mentions import any_place, find_years
from smp_metrics.claims.mentioned.named import every_kind
from smp_metrics.facts import Facts, parse_address
from smp_metrics.facts.stems import stem, stems

_MONTH = re.compile(rf"\b(?:{'|'.join(name.lower() for name in month_name[1:] if name != 'May')})\b")
_A_MONTH = re.compile(r"[1-9]|1[0-2]")
# When boundaries were drawn is no time that a number is of.
_DRAWN = re.compile(rf"\b(?:drawn|redrawn|made|created)\s+in\s+(?:(?:{'|'.join(month_name[1:]).lower()})\s+)?\Z")
# What stands in many names and tells none from another.
_EVERYWHERE = frozenset(("and", "of", "the", "in", "to", "a", "all", "other", "by", "cluster", "ward", "district"))


def aspects(peers: Peers) -> frozenset[str]:
    """Give the stems of the words that name a number's place, kind and time."""
    return _aspects(peers.fact.address, peers.facts)


@lru_cache(maxsize=1024)
def _aspects(address: str, facts: Facts) -> frozenset[str]:
    peers = Peers(facts[address], facts)
    about = facts.about(peers.fact)
    values = (value.replace("-", " ") for _, value in parse_address(peers.fact.address).parameters)
    names = (*values, *about.places, *about.years, *NOUNS.get(peers.fact.unit, (peers.fact.unit,)), about.said)
    told = {word for name in names for word in stems(name)}.union(*about.kinds)
    own = peers.options.get("month", "")
    months = {month for span in peers.fact.spans for month in span.months}
    months |= {int(own)} if _A_MONTH.fullmatch(own) else set()
    told |= {stem(month_name[month]) for month in months}
    return frozenset(told) - _EVERYWHERE


def apart(one: Peers, other: Peers) -> tuple[frozenset[str], frozenset[str]]:
    """Give the words that name one of two numbers and not the other, of each."""
    mine, others = aspects(one), aspects(other)
    return mine - others, others - mine


def in_turn(one: Told, other: Told, subject: set[str], object_: set[str], inside: Told | None) -> bool:
    """Tell whether what stands before a comparison names the one number, and what stands behind it the other."""
    mine, others = apart(one[2], other[2])
    if object_ & mine or (subject & others and not subject & mine):
        return False
    return bool(object_ & others) or inside is other


def is_of_them(small: str, low: int, high: int, *told: Peers) -> bool:
    """Tell whether a stretch of a sentence, in small letters, names nothing but what some numbers are about.

    That is no other place, kind, year or month.
    """
    facts = told[0].facts
    mine = [_own(each.fact.address, facts) for each in told]
    names = _names(small, facts)
    inside = names[bisect_left(names, (low,)) : bisect_left(names, (high,))]
    return all(any(name in own[what] for own in mine) or _is_of_both(what, name, mine) for _, what, name in inside)


def _is_of_both(what: int, name: frozenset[str], mine: Sequence[Sequence[Own]]) -> bool:
    """Tell whether all parts of a name are words of some numbers together."""
    return what != PLACE and all(any(frozenset((word,)) in own[what] for own in mine) for word in name)


PLACE, WORDS, YEARS = range(3)
NEAR = 40
Own = frozenset[frozenset[str]]


@lru_cache(maxsize=1024)
def _own(address: str, facts: Facts) -> tuple[Own, Own, Own]:
    """Give the names of a fact's places, its words and its years, each as a set of its parts."""
    about = facts.about(facts[address])
    places = facts.called.with_aliases({*about.places, *about.within, *about.parts, *about.likes, *facts.called.area})
    words = about.words | aspects(Peers(facts[address], facts))
    told = (places, words, frozenset(about.years))
    return tuple(frozenset(frozenset((each,)) for each in names) for names in told)  # type: ignore[return-value]


@lru_cache(maxsize=16)
def _names(small: str, facts: Facts) -> tuple[tuple[int, int, frozenset[str]], ...]:
    """List what a sentence names: where each name starts, what it is of, and its parts."""
    places = ((found.start(), PLACE, " ".join(found[0].split())) for found in any_place(facts.places).finditer(small))
    found = [(start, what, frozenset((name,))) for start, what, name in places]
    kinds = ((kind.start(), KINDS_ALSO.get(kind[0], kind[0])) for kind in every_kind().finditer(small))
    found += [(start, WORDS, frozenset(stems(name))) for start, name in kinds]
    found += [
        (each.start, YEARS, each.names)
        for each in find_years(small)
        if not _DRAWN.search(small, max(0, each.start - NEAR), each.start)
    ]
    found += [(month.start(), WORDS, frozenset((stem(month[0]),))) for month in _MONTH.finditer(small)]
    return tuple(sorted(found, key=lambda each: each[:2]))
