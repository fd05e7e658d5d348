"""The measures: what an address can ask of one column of one extract.

Each takes a :class:`Query` and gives a :class:`Fact`. The first sentence of its docstring is shown to authors.
"""

from __future__ import annotations

from collections.abc import Callable

from smp_metrics.facts import amounts, comparisons
from smp_metrics.facts.fact import Fact
from smp_metrics.facts.query import Query

Measure = Callable[[Query], Fact]
MEASURES: dict[str, Measure] = {
    each.__name__: each
    for each in (
        amounts.value, amounts.total, amounts.mean, amounts.change, amounts.percent_change, amounts.share,
        amounts.share_of_change, amounts.rate, amounts.ratio, amounts.difference,
        comparisons.rank, comparisons.highest, comparisons.lowest, comparisons.first, comparisons.last,
        comparisons.count, comparisons.count_of_rises, comparisons.count_of_falls,
    )
}  # fmt: skip
