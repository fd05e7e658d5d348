"""“Only” and “just” at a number: what they say is little must be little beside others of its table or its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from statistics import median

from smp_metrics.claims.borne_out.peers import Peers, Told
from smp_metrics.claims.borne_out.ways import differing
from smp_metrics.claims.language.kinds import CHANGES
from smp_metrics.claims.language.lexicon import SIZES
from smp_metrics.facts import Fact

_FEW = re.compile(r"\b(?:only|just|merely|a\s+mere)(?=\s+(?:in\s+|for\s+|to\s+)?\Z)")
_REACH = 24
# Less than so much of what stands beside it in its sentence is little; so is a change of so many per cent.
_BESIDE, _GENTLE, _SMALL_SHARE = Fraction(9, 10), 10, 50
_ENOUGH = 3
# What these tell apart is not alike.
_OTHERWISE = ("year", "measure", "finding", "figure")
_TIMES = ("year", "month")
_COUNTS = ("count", "number")


def few(small: str, told: Sequence[Told]) -> Iterator[tuple[int, int]]:
    """Give where "only" and its like stand in a sentence, in small letters, at a number that is little."""
    for start, _, peers in told:
        low = max(0, start - _REACH)
        found = _FEW.search(small[low:start])
        if found and _is_little(peers, [each for _, _, each in told if each is not peers]):
            yield low + found.start(), low + found.end()


_RARE = re.compile(
    r"\b(?:(?:is|are|was|were|remains?|remained)\s+)?(?:(?:very|fairly|quite|still|relatively)\s+)?(?:seldom|rarely|rare|uncommon|infrequent)\b(?!\s+than)"
    r"|\b(?:is|are|was|were)\s+(?:a\s+)?(?:small\s+(?:categor(?:y|ies)|kinds?|numbers?|groups?)|few)\b"
)
_MANY_KINDS = 5


def rare(small: str, told: Sequence[Told]) -> Iterator[tuple[int, int]]:
    """Give where "rare" and its like stand, in small letters, before numbers that are so beside other kinds."""
    for found in _RARE.finditer(small):
        counts = [each[2] for each in told if each[0] >= found.end() and each[2].own_column in ("kind", "offence")]
        if counts and not any(each[1] <= found.start() for each in told) and all(map(_is_rare, counts)):
            yield found.span()


def _is_rare(peers: Peers) -> bool:
    """Tell whether a number is less than half of what is usual among all kinds of its table."""
    alike = [peers.along(column) for column in ("kind", "offence") if column in peers.options]
    others = next((values for values in alike if len(values) >= _MANY_KINDS), {})
    return bool(others) and peers.fact.value * 2 < median(others.values())  # type: ignore[operator]


def _is_less_than(fact: Fact, other: Fact) -> bool:
    """Tell whether a number is clearly less than that of the same place at another time."""
    later = differing(other.address, fact.address) in _TIMES
    return (
        later
        and isinstance(fact.value, Fraction)
        and isinstance(other.value, Fraction)
        and (fact.value <= other.value * _BESIDE)
    )


def _is_little(peers: Peers, beside: Sequence[Peers]) -> bool:
    fact = peers.fact
    if isinstance(fact.value, str) or fact.kind == "rank":
        return False
    if fact.of is not None and fact.kind == "count":
        return fact.value * 2 < fact.of
    if fact.kind in CHANGES:
        part = fact.value if fact.kind == "percent_change" else fact.value / fact.before * 100 if fact.before else None
        return part is not None and abs(part) <= _GENTLE
    # Each month alone is no like of several together.
    otherwise = (*_OTHERWISE, "month") if any(span.length > 1 for span in fact.spans) else _OTHERWISE
    alike = [peers.along(column) for column in peers.options if column not in otherwise]
    others = next((values for values in alike if len(values) >= _ENOUGH), {})
    if others and not any(_is_less_than(fact, each.fact) for each in beside):
        return fact.value < median(others.values())
    larger = (each.fact for each in beside if each.fact.kind == fact.kind or {each.fact.kind, fact.kind} <= {*_COUNTS})
    less = any(isinstance(each.value, Fraction) and fact.value <= each.value * _BESIDE for each in larger)
    return less or _is_low(peers, fact.value)


def _is_low(peers: Peers, own: Fraction) -> bool:
    """Tell whether a number is little beside those of other years, or as a part of a whole."""
    years = peers.years if peers.year else ()
    known = [value for year in years if (value := peers.in_year(year)) is not None]
    if len(known) >= _ENOUGH:
        return own <= median(known) * _BESIDE
    return peers.fact.kind == "percent" and own < _SMALL_SHARE


def is_so_much(size: str, peers: Peers, names: Sequence[str]) -> bool:
    """Tell whether a number differs from those of other places by as much as a word of size says."""
    least, most = SIZES[size]
    own = peers.value or Fraction()
    parts = [abs(own - value) * 100 / value for name in names if (value := peers.at(name))]
    return bool(parts) and all(part >= least and (most is None or part <= most) for part in parts)
