"""Whether one number stands right behind another in one ranking: “followed by”, “came next”."""

from __future__ import annotations

from fractions import Fraction

from smp_metrics.claims.borne_out.peers import Peers
from smp_metrics.claims.borne_out.placing import Place, place_of
from smp_metrics.claims.language.kinds import CHANGES
from smp_metrics.claims.language.printing import end_of
from smp_metrics.facts import parse_address

_ENDS = ("highest", "lowest")
_NAMING = (*_ENDS, "first")
_KINDS = ("kind", "offence", "category", "age", "location", "theme", "power", "area")
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
    fact = peers.fact
    address = parse_address(fact.address)
    if isinstance(fact.value, str):
        return (int(dict(address.parameters).get("nth", "1")), 0) if address.measure in _NAMING else (0, 0)
    if fact.kind == "rank":
        return int(fact.value), int(fact.level)
    column = _column(peers)
    return place_of(peers, column, end) if column else (0, 0)


def _column(peers: Peers) -> str:
    """Name the column of those that a number is ranked among: that of its place, else of its kind."""
    address = parse_address(peers.fact.address)
    options, columns = dict(address.parameters), peers.called.columns
    if isinstance(peers.fact.value, str):
        extract = peers.facts.extracts[address.extract]
        named = (name for name in (*columns, *_KINDS) if extract.column(name))
        return options.get("group") or next(named, "")
    return next((name for name in (*columns, *_KINDS) if name in options), "")


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
