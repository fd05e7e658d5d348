"""Find the page on which each paragraph of the plan stands, and link to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from smp_metrics.catalogue.markdown import link

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

ANCHOR = re.compile(r"^#+ .*\{#p(\d+)\}\s*$", re.MULTILINE)


def paragraph_pages(root: Path) -> dict[int, str]:
    """Give the page of every paragraph that a heading of docs/plan bears, relative to docs/."""
    folder = root / "docs" / "plan"
    texts = {f"plan/{file.name}": file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.md"))}
    return {int(number): page for page, text in texts.items() for number in ANCHOR.findall(text)}


def linked(numbers: Iterable[int], pages: dict[int, str]) -> str:
    """List paragraphs as ``14 to 27, 87``, each number linked from a page of data/ where ``pages`` has it."""
    return ", ".join(
        " to ".join(_linked(number, pages) for number in dict.fromkeys([first, last])) for first, last in _runs(numbers)
    )


def _linked(number: int, pages: dict[int, str]) -> str:
    return link(str(number), f"../{pages[number]}#p{number}") if number in pages else str(number)


def _runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for number in sorted(set(numbers)):
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs
