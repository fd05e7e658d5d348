"""The measures: what an address can ask of one column of one extract, each in one record."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from smp_metrics.extracts import Extracts
from smp_metrics.extracts.extract import Quantity
from smp_metrics.facts.address import Address, parse_address
from smp_metrics.facts.fact import Fact, FactError, Kind
from smp_metrics.facts.measuring import amounts, comparisons
from smp_metrics.facts.measuring.options import ENDS
from smp_metrics.facts.measuring.phrases import Options, at_least, between, nth, other, per, scored, whole
from smp_metrics.facts.measuring.quantities import MOVED, PLURALS, RECORDED, alike
from smp_metrics.facts.measuring.query import Query, query

NUMBERS: tuple[Quantity, ...] = ("count", "rate", "share", "ratio", "index", "money")
CHANGES: tuple[Quantity, ...] = ("change", "percentage change")


@dataclass(frozen=True)
class Measure:
    """All there is to know of one measure.

    ``gives`` tells which kinds of quantity it makes sense of, and the kind of fact that it makes of each; ``options``
    are those it reads besides group=. ``phrase`` says in words what it does with a thing. ``way`` is 1 where it counts
    what rose and -1 where it counts what fell; ``end`` is the one that it names.
    """

    compute: Callable[[Query], Fact]
    gives: Mapping[Quantity, Kind]
    phrase: Callable[[str, Options], str]
    options: tuple[str, ...] = ()
    way: Literal[-1, 0, 1] = 0
    end: Literal["highest", "lowest", ""] = ""


MEASURES: dict[str, Measure] = {
    "value": Measure(amounts.value, RECORDED, lambda thing, _: thing),
    "total": Measure(amounts.total, {"count": "count", "money": "money"}, lambda thing, _: f"{thing}, added up"),
    "mean": Measure(
        amounts.mean,
        {"count": "number", "money": "money"},
        lambda thing, _: f"{thing}, shared out evenly over the rows",
    ),
    "change": Measure(
        amounts.change,
        MOVED,
        lambda thing, o: f"{thing}{per(o)} in {o['to']}, less those in {o['from']}",
        (*ENDS, "per"),
    ),
    "percent_change": Measure(
        amounts.percent_change,
        alike("percent_change", *NUMBERS),
        lambda thing, o: f"change in {thing}{per(o)}{between(o)}, as a percentage of {o['from']}",
        (*ENDS, "per"),
    ),
    "share": Measure(
        amounts.share,
        alike("percent", "count", "money"),
        lambda thing, o: f"{thing} as a percentage of {whole(o)}",
        ("within",),
    ),
    "share_of_change": Measure(
        amounts.share_of_change,
        alike("percent", "count", "money"),
        lambda thing, o: f"change in {thing}{between(o)}, as a percentage of the change in {whole(o)}",
        ("within", *ENDS),
    ),
    "rate": Measure(
        amounts.rate, {"count": "rate"}, lambda thing, o: f"{thing} for every 1,000 residents (Census {o['census']})"
    ),
    "ratio": Measure(
        amounts.ratio,
        alike("ratio", *NUMBERS),
        lambda thing, o: f"{thing}{per(o)}, divided by the same {other(o)}",
        ("than", *ENDS, "per"),
    ),
    "difference": Measure(
        amounts.difference,
        {**MOVED, "rank": "change"},
        lambda thing, o: f"{thing}, less the same {other(o)}",
        ("than",),
    ),
    "rank": Measure(
        comparisons.rank,
        alike("rank", *NUMBERS, *CHANGES),
        lambda thing, o: f"place by {scored(thing, o)}, counted from the {o.get('order', 'highest')}",
        ("by", "order", *ENDS),
    ),
    "highest": Measure(
        comparisons.highest,
        alike("name", *NUMBERS, *CHANGES),
        lambda thing, o: f"name of the {nth(o)}highest by {scored(thing, o)}",
        ("by", "nth", *ENDS),
        end="highest",
    ),
    "lowest": Measure(
        comparisons.lowest,
        alike("name", *NUMBERS, *CHANGES),
        lambda thing, o: f"name of the {nth(o)}lowest by {scored(thing, o)}",
        ("by", "nth", *ENDS),
        end="lowest",
    ),
    "first": Measure(
        comparisons.first,
        {"rank": "name"},
        lambda thing, o: f"name of the {nth(o)}first by {thing}",
        ("nth",),
        end="highest",
    ),
    "last": Measure(
        comparisons.last,
        {"rank": "name"},
        lambda thing, o: f"name of the {nth(o)}last by {thing}",
        ("nth",),
        end="lowest",
    ),
    "count": Measure(comparisons.count, alike("count", *RECORDED), lambda *_: "how many there are"),
    "count_of_rises": Measure(
        comparisons.count_of_rises,
        alike("count", *NUMBERS),
        lambda thing, o: f"how many had a rise in {thing}{between(o)}{at_least(o)}",
        ("by", "at_least", *ENDS),
        way=1,
    ),
    "count_of_falls": Measure(
        comparisons.count_of_falls,
        alike("count", *NUMBERS),
        lambda thing, o: f"how many had a fall in {thing}{between(o)}{at_least(o)}",
        ("by", "at_least", *ENDS),
        way=-1,
    ),
}


# The words of a sentence ask anew for the same claims.
@cache
def measure_of(address: str) -> Measure | None:
    """Give the measure that an address asks for; None where it has none, or is no address."""
    try:
        return MEASURES.get(parse_address(address).measure)
    except FactError:
        return None


def measured(address: Address, extracts: Extracts) -> Fact:
    """Compute the fact that an address asks of a column; raise FactError where there is none or it means nothing."""
    measure = MEASURES.get(address.measure)
    if measure is None:
        near = difflib.get_close_matches(address.measure, MEASURES, 1)
        hint = f"did you mean {near[0]}?" if near else f"the measures are {', '.join(MEASURES)}"
        raise FactError(f"no measure is called {address.measure}; {hint}")
    q = query(address, extracts, measure.options)
    for name in filter(None, (q.options.get("by"), address.measure)):
        kind = _kind(name, q)
    return measure.compute(replace(q, kind=kind))


def _kind(name: str, q: Query) -> Kind:
    """Give the kind of fact that a measure makes of the rows; raise FactError where it makes none of them."""
    quantities, gives = q.chosen.quantities(), MEASURES[name].gives
    for quantity in quantities:
        if quantity not in gives:
            others = [other for other, measure in MEASURES.items() if quantity in measure.gives]
            what = (
                f"{q.address.extract}.{q.address.column} holds {PLURALS[quantity]}, and {name} of those means nothing"
            )
            raise FactError(f"{what}; ask for {', '.join(others)}")
    kinds = list(dict.fromkeys(gives[quantity] for quantity in quantities))
    if len(kinds) > 1:
        q.chosen.require_alike()
    return kinds[0]
