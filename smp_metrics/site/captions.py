"""Whether what is shown and the words around it are of one source, and of places of one time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from smp_metrics.charts import Drawing
from smp_metrics.claims.text.document import CLAIM
from smp_metrics.errors import Problem
from smp_metrics.extracts.together import ApartError, check_together
from smp_metrics.facts import Facts
from smp_metrics.site.checking import Block


def check_captions(blocks: Iterable[Block], drawings: Mapping[str, Drawing], facts: Facts) -> Iterator[Problem]:
    """List every chart and table whose words have a number that may not be set against what it shows.

    Each claim of its words leads to a fact; that was checked before.
    """
    for block in blocks:
        shown = drawings[block.id].sources if block.kind == "chart" else (block.id,)
        told = [
            name
            for text in block.keys.values()
            for claim in CLAIM.finditer(text)
            for name in facts[claim["address"]].extracts
        ]
        try:
            check_together(facts.extracts, dict.fromkeys((*shown, *told)))
        except ApartError as error:
            message = f"the words of {block.kind} {block.id} tell of what it does not show: {error}"
            yield Problem(block.path, block.line, 0, message, remedy="bind its words to facts of what it shows")
