"""List paragraphs of the plan, each linked to where it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smp_metrics.escaping import link

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def linked(numbers: Iterable[int], paragraphs: Mapping[int, str]) -> str:
    """List paragraphs as ``14 to 27, 87``, each number linked from a page of data/ where ``paragraphs`` has it."""
    return ", ".join(
        " to ".join(_linked(number, paragraphs) for number in dict.fromkeys([first, last]))
        for first, last in _runs(numbers)
    )


def _linked(number: int, paragraphs: Mapping[int, str]) -> str:
    return link(str(number), f"../{paragraphs[number]}") if number in paragraphs else str(number)


def _runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for number in sorted(set(numbers)):
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs
