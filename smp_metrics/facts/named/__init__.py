"""Facts that no address over one column can say: one function each, found by its name.

A named fact takes the extracts and the address's parameters as text, and gives a :class:`Fact`.
"""

from __future__ import annotations

import difflib

from smp_metrics.extracts import Extracts
from smp_metrics.facts.fact import Fact, FactError
from smp_metrics.facts.named import places, stated, tables
from smp_metrics.facts.named.registry import NAMED

__all__ = ["NAMED", "places", "resolve_named", "stated", "tables"]


def resolve_named(name: str, parameters: dict[str, str], extracts: Extracts) -> Fact:
    """Compute a named fact; raise FactError when no function has the name or its parameters don't fit."""
    function = NAMED.get(name)
    if function is None:
        near = difflib.get_close_matches(name, NAMED, 3, 0.4) or sorted(NAMED)
        raise FactError(f"no named fact is called {name}; there are {', '.join(near)}")
    try:
        return function(extracts, **parameters)
    except TypeError as error:
        raise FactError(f"the parameters of {name} do not fit: {error}") from error
