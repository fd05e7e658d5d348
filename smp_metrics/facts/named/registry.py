"""The table of named facts, and how one is made."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction

from smp_metrics.facts.fact import Fact, Kind
from smp_metrics.facts.selection import Selection

NamedFact = Callable[..., Fact]
NAMED: dict[str, NamedFact] = {}


def named(function: NamedFact) -> NamedFact:
    """Register a function as the fact of its name."""
    NAMED[function.__name__] = function
    return function


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
