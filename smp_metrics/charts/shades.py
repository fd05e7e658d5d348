"""Classes of a number, each with its colour, the colour of what is written on it, and its words in the key."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import altair as alt

from smp_metrics.charts.theme import GAP_COLOUR, INK, INK_ON_DARK, INK_ON_PALE, SEQUENCE
from smp_metrics.charts.words import is_missing

# One scale for every picture of incidents in a ward in a year.
ASB_STEPS = (50, 100, 200)
INKS = (INK_ON_PALE, INK_ON_PALE, INK_ON_DARK, INK_ON_DARK)


@dataclass(frozen=True)
class Shade:
    """One class: what the key says, its fill, and the ink that can be read on it."""

    name: str
    fill: str
    ink: str


# What has no number is left blank, and is in no key: it says so itself.
NO_NUMBER = Shade("No number", GAP_COLOUR, INK)


def shades_between(steps: Sequence[int], places: int = 0) -> list[Shade]:
    """Give one shade for each class that three ``steps`` part, the palest for the lowest.

    ``places`` are the decimals of the numbers: with one, a class ends at 14.9 where the next starts at 15.
    """
    lowest = f"Under {steps[0]:,}" if steps[0] > 1 else "None"
    middle = [f"{low:,} to {high - 10**-places:,.{places}f}" for low, high in pairwise(steps)]
    classes = [lowest, *middle, f"{steps[-1]:,} or more"]
    return [Shade(*parts) for parts in zip(classes, SEQUENCE, INKS, strict=True)]


def class_names(values: Iterable[float], steps: Sequence[int], places: int = 0) -> list[str]:
    """Name the class of each value."""
    shades = shades_between(steps, places)
    classes = [NO_NUMBER if is_missing(value) else shades[sum(value >= step for step in steps)] for value in values]
    return [shade.name for shade in classes]


def fill(shades: Sequence[Shade], key_columns: int = 4) -> alt.Fill:
    """Fill by the column ``shade``, with a key of so many columns below the picture."""
    listed = [shade.name for shade in shades if shade != NO_NUMBER]
    key = alt.Legend(symbolType="square", columns=key_columns, values=listed)
    return alt.Fill("shade:N", scale=_scale(shades, "fill"), title=None, legend=key)


def ink(shades: Sequence[Shade]) -> alt.Color:
    """Write in the ink that can be read on the column ``shade``."""
    return alt.Color("shade:N", scale=_scale(shades, "ink"), legend=None)


def _scale(shades: Sequence[Shade], part: Literal["fill", "ink"]) -> alt.Scale:
    return alt.Scale(domain=[shade.name for shade in shades], range=[getattr(shade, part) for shade in shades])
