"""The words that a claim may be made of, and those that need one, as readers see them: from the lexicon itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from smp_metrics.claims.language.lexicon import (
    APPROXIMATIONS,
    DIRECTIONS,
    ENDS,
    MAJORITIES,
    NOUNS,
    PLAIN_MODIFIERS,
    SIZES,
    UNCHANGED,
)
from smp_metrics.claims.language.neutral import NEUTRAL
from smp_metrics.claims.language.outside import (
    AIMS,
    CHANGING_VERBS,
    COMPARATIVES,
    COMPARING,
    KINDS_NAMED,
    MEASURED,
    TOUCHING_AFTER,
    TOUCHING_BEFORE,
)


def words_part(name: str) -> Markup:
    """Give one of the two lists as HTML: ``inside`` a claim, or ``outside`` of one."""
    groups = {"inside": _inside, "outside": _outside}[name]()
    entry = Markup("<dt>{}</dt><dd>{}</dd>")
    items = Markup("").join(entry.format(title, ", ".join(words)) for title, words in groups.items())
    return Markup('<dl class="smp-words">{}</dl>').format(items)


def _inside() -> Mapping[str, Iterable[str]]:
    sized = {reach: [word for word, its in SIZES.items() if its == reach] for reach in dict.fromkeys(SIZES.values())}
    return {
        "Up": [word for word, way in DIRECTIONS.items() if way > 0],
        "Down": [word for word, way in DIRECTIONS.items() if way < 0],
        "Neither": UNCHANGED,
        **{_reach(*reach): words for reach, words in sized.items()},
        "How near a number is": [phrase for phrases in APPROXIMATIONS.values() for phrase in phrases],
        "Counted from the top": [word for word, end in ENDS.items() if end == "highest"],
        "Counted from the bottom": [word for word, end in ENDS.items() if end == "lowest"],
        "More than half, or less": MAJORITIES,
        "What is counted": dict.fromkeys(noun for nouns in NOUNS.values() for noun in nouns),
        "Beside what is counted": PLAIN_MODIFIERS,
    }


def _reach(least: int, most: int | None) -> str:
    return f"A change of {least}% or more" if most is None else f"A change of {most}% at most"


def _outside() -> Mapping[str, Iterable[str]]:
    return {
        "Not right before a number": dict.fromkeys(TOUCHING_BEFORE),
        "Not right after a number": dict.fromkeys(TOUCHING_AFTER),
        "Kinds that must be the number's own": KINDS_NAMED,
        "Change, said of anything": [verb.split()[0] for verb in CHANGING_VERBS],
        "Comparison, said of what is measured": COMPARING,
        "The same, right before what is measured": COMPARATIVES,
        "What is measured, beside the kinds and places": MEASURED,
        "Aims and doubts, which state nothing": AIMS,
        "May stand in the sentence of a number, beside what its fact is about": sorted(NEUTRAL),
    }
