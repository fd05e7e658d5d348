"""Facts that no address over one column can say: one function of the partnership's each, found by its name.

A named fact takes the extracts and the address's parameters as text, and gives a :class:`Fact`.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable
from fractions import Fraction

from smp_metrics.extracts import Extracts
from smp_metrics.facts.fact import Fact, FactError, Kind
from smp_metrics.facts.measuring.selection import Selection
from smp_metrics.own import Own

NamedFact = Callable[..., Fact]
NAMED: Own[NamedFact] = Own("facts")


def named(function: NamedFact) -> NamedFact:
    """Register a function as the fact of its name."""
    return NAMED.add(function.__name__, function)


def resolve_named(name: str, parameters: dict[str, str], extracts: Extracts) -> Fact:
    """Compute a named fact; raise FactError when no function has the name or its parameters don't fit."""
    function = NAMED.get(name)
    if function is None:
        near = difflib.get_close_matches(name, NAMED, 3, 0.4) or sorted(NAMED) or ["none"]
        raise FactError(f"no named fact is called {name}; there are {', '.join(near)}")
    try:
        fact: object = function(extracts, **parameters)
    except TypeError as error:
        raise FactError(f"the parameters of {name} do not fit: {error}") from error
    if not isinstance(fact, Fact):
        where = f"line {function.__code__.co_firstlineno} of {function.__module__}"
        raise FactError(f"{name} gives no Fact; end the function at {where} with make() of smp_metrics.api.facts")
    return fact


def make(  # noqa: PLR0913 - the fields of a Fact, in their order
    name: str,
    parameters: dict[str, str],
    value: Fraction,
    kind: Kind,
    formula: str,
    used: Iterable[Selection],
    *,
    counts: tuple[Fraction, Fraction] | None = None,
    before: Fraction | None = None,
    unit: str = "",
) -> Fact:
    """Make a named fact, with the cells of the selections used and the corrections that mend one.

    ``unit`` is what it counts, where that is not the one unit of all selections.
    """
    address = f"fact:{name}" + (
        "?" + "&".join(f"{key}={text}" for key, text in parameters.items()) if parameters else ""
    )
    selections = list(used)
    sources = tuple(dict.fromkeys(source for each in selections for source in each.sources()))
    ids = tuple(dict.fromkeys(entry for each in selections for entry in each.corrections()))
    units = {each.unit for each in selections}
    unit = unit or (units.pop() if len(units) == 1 else "")
    return Fact(address, value, kind, formula, sources, unit=unit, corrections=ids, counts=counts, before=before)
