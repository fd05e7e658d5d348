"""Whether the noun at a claim's number is what its fact counts: 715 incidents are no 715 burglaries."""

from __future__ import annotations

import re

from smp_metrics.claims.lexicon import NOUNS
from smp_metrics.claims.number_words import in_small_letters
from smp_metrics.claims.numerals import find_numerals
from smp_metrics.facts import Fact

# Counted by nothing here, but what readers might take a number of crimes for.
_OTHERS = ("burglaries", "thefts", "robberies", "assaults", "attacks", "households", "families", "homes", "days")
_KNOWN = {noun for nouns in NOUNS.values() for noun in nouns} | set(_OTHERS)
# What may stand between a number and what it counts.
_NOUN = re.compile(
    r"(?<!\s)\s*+(?:(?:more|fewer|such|other|different|recorded|reported|young|rural|urban|of\s+(?:the|these|its|all))\s+)*"
    r"(?P<noun>[a-z]+)(?![\w-])"
)
_COUNTING = ("count", "change", "percent_change", "rate")


def wrong_noun(text: str, after: str, fact: Fact) -> str | None:
    """Give the noun that a claim's number stands at, in the claim or right after it, when its fact counts another.

    Only nouns are looked at that count something in the data, in the plural or at "1".
    """
    nouns = NOUNS.get(fact.unit) if fact.unit else None
    if nouns is None or fact.kind not in _COUNTING:
        return None
    numeral = next(find_numerals(text), None)
    if numeral is None or numeral.unit in ("fraction", "times"):
        return None
    found = _NOUN.match(f"{in_small_letters(text[numeral.stop :])} {in_small_letters(after)}")
    noun = found["noun"] if found else ""
    single = noun not in ("people", "children") and not noun.endswith("s")
    return noun if noun in _KNOWN and noun not in nouns and not (single and numeral.value != 1) else None
