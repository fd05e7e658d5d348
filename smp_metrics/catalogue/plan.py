"""List paragraphs of the plan, each linked to where it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smp_metrics.escaping import link
from smp_metrics.facts.printing import stretches

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def linked(numbers: Iterable[int], paragraphs: Mapping[int, str]) -> str:
    """List paragraphs as ``14 to 27, 87``, each number linked from a page of data/ where ``paragraphs`` has it."""
    return ", ".join(
        " to ".join(_linked(number, paragraphs) for number in dict.fromkeys([first, last]))
        for first, last in stretches(numbers)
    )


def _linked(number: int, paragraphs: Mapping[int, str]) -> str:
    return link(str(number), f"../{paragraphs[number]}") if number in paragraphs else str(number)
