"""Classes of a number, each with its colour, the colour of what is written on it, and its words in the key."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import altair as alt

from smp_metrics.charts.pictures.theme import INK_ON_DARK, INK_ON_PALE, SEQUENCE

# One scale for every picture of incidents in a ward in a year.
ASB_STEPS = (50, 100, 200)
INKS = (INK_ON_PALE, INK_ON_PALE, INK_ON_DARK, INK_ON_DARK)


@dataclass(frozen=True)
class Shade:
    """One class: what the key says, its fill, and the ink that can be read on it."""

    name: str
    fill: str
    ink: str


def shades_between(steps: Sequence[int], places: int = 0) -> list[Shade]:
    """Give one shade for each class that three ``steps`` part, the palest for the lowest.

    ``places`` are the decimals of the numbers: with one, a class ends at 14.9 where the next starts at 15.
    """
    middle = [f"{low:,} to {high - 10**-places:,.{places}f}" for low, high in pairwise(steps)]
    classes = [f"Under {steps[0]:,}", *middle, f"{steps[-1]:,} or more"]
    return [Shade(*parts) for parts in zip(classes, SEQUENCE, INKS, strict=True)]


def class_names(values: Iterable[float], steps: Sequence[int], places: int = 0) -> list[str]:
    """Name the class of each value."""
    shades = shades_between(steps, places)
    return [shades[sum(value >= step for step in steps)].name for value in values]


def fill(shades: Sequence[Shade], key_columns: int = 4) -> alt.Fill:
    """Fill by the column ``shade``, with a key of so many columns below the picture."""
    key = alt.Legend(symbolType="square", columns=key_columns)
    return alt.Fill("shade:N", scale=_scale(shades, "fill"), title=None, legend=key)


def ink(shades: Sequence[Shade]) -> alt.Color:
    """Write in the ink that can be read on the column ``shade``."""
    return alt.Color("shade:N", scale=_scale(shades, "ink"), legend=None)


def _scale(shades: Sequence[Shade], part: Literal["fill", "ink"]) -> alt.Scale:
    return alt.Scale(domain=[shade.name for shade in shades], range=[getattr(shade, part) for shade in shades])
