"""The site's font: the files that measure and draw it, and how wide a line of words is in it.

`make fonts` makes the files. Pages ask for another form of the same font, which stands in docs/assets/smp/fonts.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from smp_metrics.imports import source

FAMILY = "SMP Hyperlegible"
FOLDER = Path(__file__).with_name("fonts")
WEIGHTS = {"regular": 400, "bold": 700}
# How far each character takes the pen, in thousandths of the size of the letters.
ADVANCES = FOLDER / "advances.json"
EM = 1000


def width(words: str, size: float, *, bold: bool = False) -> float:
    """Measure a line of words at a size, in the unit of the size; what the font lacks counts as a square."""
    advances = _advances()["bold" if bold else "regular"]
    return sum(advances.get(letter, EM) for letter in words) * size / EM


@cache
def _advances() -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = json.loads(source(ADVANCES))
    return found
