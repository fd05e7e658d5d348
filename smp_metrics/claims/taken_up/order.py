"""Whether one number is the first of a ranking, or stands right behind another in one: “led”, “followed by”."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache

from smp_metrics.claims.borne_out.peers import Peers, Told
from smp_metrics.claims.borne_out.placing import Place, place_of
from smp_metrics.claims.language.kinds import CHANGES
from smp_metrics.claims.language.leads import LOWEST
from smp_metrics.claims.language.printing import end_of
from smp_metrics.claims.language.unrivalled import BY_CHANGE, ranked_by
from smp_metrics.facts import Facts, parse_address

_ENDS = ("highest", "lowest")
_NAMING = (*_ENDS, "first")
# Which place it is, from which end and of which whole, changes nothing of what is ranked.
_OF_PLACES = ("nth", "order", "within", "by", "group")
_RECORDED = ("value", "total", "count", "share", "rank", *_ENDS)


def right_behind(one: Peers, other: Peers, end: str = "highest") -> bool | None:
    """Tell whether one comes right behind another, from an end; None where the two are of no one ranking."""
    if _ranking(one, end) != _ranking(other, end):
        return None
    (mine, _), (others, shared) = placed(one, end), placed(other, end)
    return mine == others + 1 + shared if mine and others else None


def placed(peers: Peers, end: str = "highest") -> Place:
    """Give the place of a number among its like from an end, and how many share it; 0 for none."""
    return _placed(peers.fact.address, peers.facts, end)


# Each number of a sentence is set beside others.
@lru_cache(maxsize=256)
def _placed(asked: str, facts: Facts, end: str) -> Place:
    peers, address = Peers(facts[asked], facts), parse_address(asked)
    fact = peers.fact
    if isinstance(fact.value, str):
        return (int(dict(address.parameters).get("nth", "1")), 0) if address.measure in _NAMING else (0, 0)
    if fact.kind == "rank":
        return int(fact.value), int(fact.level)
    column = _column(peers)
    return place_of(peers, column, end) if column else (0, 0)


def _column(peers: Peers) -> str:
    """Name the column of those that a number is ranked among: that of its place, else of its kind."""
    address = parse_address(peers.fact.address)
    if address.name:
        return ""
    options, extract = dict(address.parameters), peers.facts.extracts[address.extract]
    columns = (*peers.called.columns, *extract.kinds)
    if isinstance(peers.fact.value, str):
        return options.get("group") or next(filter(extract.column, columns), "")
    return next((name for name in columns if name in options), "")


def _ranking(peers: Peers, end: str) -> tuple[object, ...]:
    """Tell what a number is ranked by, from which end, and among which."""
    fact, address = peers.fact, parse_address(peers.fact.address)
    options, column = dict(address.parameters), _column(peers)
    by = options.get("by", "") or ("" if address.measure in _RECORDED else address.measure)
    if fact.kind in ("rank", "name"):
        end = address.measure if address.measure in _ENDS else end_of(fact)
    if fact.kind in CHANGES and isinstance(fact.value, Fraction) and fact.value < 0:
        end = "lowest"
    chosen = {each for each in address.parameters if each[0] not in (*_OF_PLACES, column)}
    return address.extract, address.column, column, by, end, frozenset(chosen)


def is_first(each: Told, small: str, *, moved: bool) -> bool:
    """Tell whether a number is the first of its like; from below only where its sentence, in small letters, says so."""
    fact = each[2].fact
    if ranked_by(fact) not in BY_CHANGE and counts_from_below([each]) and not LOWEST.search(small):
        return False
    moving = fact.kind in CHANGES or ranked_by(fact) in BY_CHANGE or "share_of_change" in fact.address
    return placed(each[2]) == (1, 0) and (moving or not moved)


def counts_from_below(told: Sequence[Told]) -> bool:
    """Tell whether one of some numbers is placed from the lowest, and is no change."""
    addresses = [each[2].fact.address for each in told]
    return any("change" not in each and (".lowest" in each or "order=lowest" in each) for each in addresses)
