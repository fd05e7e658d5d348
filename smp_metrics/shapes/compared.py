"""Compare the texts of a row with each other, or with what is known of the thing that it is about."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

import pandas as pd

# Letters by which two words count as the same, so that "fell" and "fall" differ but "stalking" and "stalked" don't.
STEM = 4
# Words that any two texts may have in common.
LITTLE = frozenset(
    ("and", "are", "for", "from", "had", "has", "not", "than", "that", "the", "was", "were", "who", "with")
)


def share_a_word(one: "pd.Series[str]", other: "pd.Series[str]") -> "pd.Series[bool]":
    """Tell for each row whether two texts have a word in common: else one of them slipped in from another row."""
    return pd.Series([bool(_stems(a) & _stems(b)) for a, b in zip(one, other, strict=True)], index=one.index)


@cache
def _stems(text: str) -> set[str]:
    words = re.findall(r"[a-z]{3,}|[0-9]+", text.casefold())
    return {word[:STEM] for word in words if word not in LITTLE}


def says_its_own(said: "pd.Series[Any]", things: "pd.Series[Any]", known: Mapping[str, Any]) -> "pd.Series[bool]":
    """Tell for each row whether it says of its thing what is known of it; another rule judges one that is not known."""
    return said.eq(things.map(known).fillna(said))
