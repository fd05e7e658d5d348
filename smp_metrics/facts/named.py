"""Facts that no address over one column can say: one function each, found by its name.

A named fact takes the extracts and the address's parameters as text, and gives a :class:`Fact`.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from smp_metrics.extracts import Extracts
from smp_metrics.facts.fact import Fact, FactError, Kind, Source
from smp_metrics.facts.printing import show
from smp_metrics.facts.selection import Selection, select

NamedFact = Callable[..., Fact]
NAMED: dict[str, NamedFact] = {}


def named(function: NamedFact) -> NamedFact:
    """Register a function as the fact of its name."""
    NAMED[function.__name__] = function
    return function


def _stated(extracts: Extracts, figure: str) -> tuple[Fraction, tuple[Source, ...]]:
    chosen = select(extracts, "stated_figures", "value").where(figure=figure)
    return chosen.number(chosen.rows[0]), chosen.sources()


def _fact(name: str, parameters: dict[str, str], value: Fraction, kind: Kind, formula: str, *used: Selection) -> Fact:
    address = f"fact:{name}" + ("?" + "&".join(f"{k}={v}" for k, v in parameters.items()) if parameters else "")
    return Fact(address, value, kind, formula, tuple(source for each in used for source in each.sources()))


@named
def stated_percent_change(extracts: Extracts, *, before: str, after: str) -> Fact:
    """Give the change between two stated figures as a percentage of the earlier."""
    (old, old_source), (new, new_source) = _stated(extracts, before), _stated(extracts, after)
    percent = (new - old) / old * 100
    formula = f"({show(new)} − {show(old)}) ÷ {show(old)} = {show(percent, 2)}%"
    address = f"fact:stated_percent_change?before={before}&after={after}"
    return Fact(address, percent, "percent_change", formula, old_source + new_source)


@named
def stated_share(extracts: Extracts, *, part: str, whole: str) -> Fact:
    """Give one stated figure as a percentage of another."""
    (top, top_source), (bottom, bottom_source) = _stated(extracts, part), _stated(extracts, whole)
    percent = top / bottom * 100
    formula = f"{show(top)} ÷ {show(bottom)} = {show(percent, 2)}%"
    return Fact(f"fact:stated_share?part={part}&whole={whole}", percent, "percent", formula, top_source + bottom_source)


@named
def implied_crimes(extracts: Extracts, *, rate: str) -> Fact:
    """Give the borough's crimes that a stated rate per 1,000 residents implies (Census 2021)."""
    per_thousand, source = _stated(extracts, rate)
    residents = select(extracts, "district_residents", "residents").where(district="maidstone", year="2021")
    crimes = per_thousand * residents.total() / 1000
    formula = f"{show(per_thousand, 1)} × {show(residents.total())} ÷ 1,000 = {show(crimes)}"
    return Fact(f"fact:implied_crimes?rate={rate}", crimes, "count", formula, source + residents.sources())


@named
def all_crime_by_cluster_tables(extracts: Extracts, *, year: str, **filters: str) -> Fact:
    """Add victim-based crime and crimes against society by cluster (cluster= for one of them)."""
    parts = [select(extracts, name, "crimes").where(year=year, **filters) for name in ("vbc_by_cluster", "cas_by_cluster")]
    crimes = sum((part.total() for part in parts), Fraction(0))
    formula = " + ".join(show(part.total()) for part in parts) + f" = {show(crimes)}"
    parameters = {"year": year, **filters}
    return _fact("all_crime_by_cluster_tables", parameters, crimes, "count", formula, *parts)


def resolve_named(name: str, parameters: dict[str, str], extracts: Extracts) -> Fact:
    """Compute a named fact; raise FactError when no function has the name or its parameters don't fit."""
    function = NAMED.get(name)
    if function is None:
        raise FactError(f"no fact is called {name}; the named facts are {', '.join(sorted(NAMED))}")
    try:
        return function(extracts, **parameters)
    except TypeError as error:
        raise FactError(f"the parameters of {name} do not fit: {error}") from error
