"""Statements without a number that only data could settle: a change, a comparison, an extreme, all or none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from smp_metrics.claims.document import CLAIM
from smp_metrics.claims.gaps import Short
from smp_metrics.claims.lexicon import DIRECTIONS, NOUNS
from smp_metrics.claims.number_words import in_small_letters
from smp_metrics.claims.outside import (
    AIMS,
    CHANGING_VERBS,
    COMPARATIVES,
    COMPARING,
    KINDS_NAMED,
    MEASURED,
    UNCOUNTABLE,
)
from smp_metrics.claims.passages import Passages
from smp_metrics.claims.superlatives import attributed
from smp_metrics.facts.about import pattern_of

_E = "e"
# No sentence is longer; what is further away says nothing of the word, and the scan grows with the text only.
FAR = 600


def _any(phrases: Iterable[str]) -> str:
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in sorted(set(phrases), key=len, reverse=True))


def _forms(verb: str) -> Iterator[str]:
    """Give the forms of a verb that tell what happened; its plain form tells what should."""
    first, *irregular = verb.split()
    yield from irregular
    stem = first[:-1] if first.endswith(_E) else first
    twice = first + first[-1] if re.fullmatch(r"[^aeiou]+[aeiou][pt]", first) else stem
    yield from (f"{twice}ing", f"{stem}ies" if first.endswith("y") else f"{first}s")
    if not irregular:
        yield f"{first[:-1]}ied" if first.endswith("y") else f"{twice}ed"


_CHANGED = {form for verb in CHANGING_VERBS for form in _forms(verb)}
_PLAIN = [verb.split()[0] for verb in CHANGING_VERBS]
_ASKED = (
    r"(?:did|does|do|didn['\u2019]t|doesn['\u2019]t|don['\u2019]t|not)\s+"
    r"(?:(?!(?:the|an?|any|this|that)\b)[\w'\u2019-]+\s+){0,6}?"
    rf"(?:{_any([*_PLAIN, 'change', 'improve', 'ease'])})"
)
_FOLD = r"[a-z]+fold|[0-9]+-?fold"


@cache
def strong() -> re.Pattern[str]:
    """Give the pattern of what tells a change, of whatever it is said."""
    return re.compile(rf"(?<![\w-])(?:{_any(_CHANGED)}|{_ASKED}|{_FOLD}|(?:{_any(UNCOUNTABLE)})\s+of)(?![\w-])")


# What units count too, but any sentence may speak of.
_EVERYDAY = frozenset(
    [
        "people",
        "person",
        "time",
        "times",
        "use",
        "uses",
        "figure",
        "figures",
        "type",
        "types",
        "group",
        "groups",
        "place",
        "places",
        "answers",
        "response",
        "member",
        "members",
        "partner",
        "partners",
        "statements",
    ]
)


def _measured() -> str:
    nouns = {noun for nouns in NOUNS.values() for noun in nouns} - _EVERYDAY
    return f"(?:{_any([*nouns, *(name.lower() for name in KINDS_NAMED), *MEASURED])})s?"


@cache
def weak() -> re.Pattern[str]:
    """Give the pattern of what compares only where something measured is named."""
    at = rf"(?:(?:of\s+)?(?:the|its|their|these|recorded|reported)\s+|(?!than\b)[a-z-]+\s+)?{_measured()}"
    return re.compile(
        rf"(?<![\w-])(?:{_any(COMPARING)}|(?:{_any(COMPARATIVES)})(?=\s+{at}(?![\w-]))|(?!other|rather|[a-z]+ber\s)[a-z]{{2,}}er\s+than|more\s+[a-z]+\s+than"
        rf"|(?:no(?=\s+(?:{_COUNTED})\b)|none\s+of\s+(?:the|its)(?=\s+(?:{_COUNTED}|wards|clusters|districts)\b)))(?![\w-])"
    )


_COUNTED = "crimes?|offences?|incidents?|needles?|burglar(?:y|ies)|robber(?:y|ies)|thefts?"


@cache
def measured() -> re.Pattern[str]:
    """Give the pattern of what the data measures."""
    return re.compile(rf"(?<![\w-]){_measured()}(?![\w-])")


@cache
def aims() -> re.Pattern[str]:
    """Give the pattern of what makes a sentence an aim."""
    verbs = _any([*_PLAIN, "reduce", "cut", "lower", "raise", "improve"])
    return re.compile(rf"(?<![\w-])(?:{_any(AIMS)})(?![\w-])|\bto\s+(?:{verbs})\b")


def statement_spans(
    prose: Short, masked: str, passages: Passages, places: frozenset[str] = frozenset()
) -> Iterator[tuple[int, int]]:
    """Give the place in the whole prose of every word that states what only data could settle, as (start, stop).

    A claim of the sentence that goes the same way covers the word, and so does the plan where it is the plan's.
    """
    small = in_small_letters(prose.text)
    for pattern, general in ((strong(), True), (weak(), False)):
        for word in pattern.finditer(small):
            start, stop = prose.place(*word.span())
            low, high = passages.sentence(start)
            told = masked[max(low, start - FAR) : min(high, start + FAR)]
            plain = in_small_letters(CLAIM.sub(lambda claim: claim["text"], told))
            low, high = passages.lead(start)
            lead = in_small_letters(masked[max(low, high - FAR) : high])
            aimed = not general and (
                not (measured().search(plain) or pattern_of(places).search(told)) or aims().search(f"{lead}\n{plain}")
            )
            if not aimed and not attributed(f"{lead}\n{plain}") and not _covered(word[0], told):
                yield start, stop


def _covered(word: str, sentence: str) -> bool:
    """Tell whether a claim of the sentence says what the word says."""
    way = next((DIRECTIONS[each] for each in word.split() if each in DIRECTIONS), 0)
    claims = [(in_small_letters(claim["text"]), claim["address"]) for claim in CLAIM.finditer(sentence)]
    if way:
        return any(way in _ways(text, address) for text, address in claims)
    return any(_COMPARED.search(address) for _, address in claims)


_COMPARED = re.compile(r"\.(?:rank|highest|lowest|first|last|ratio|difference)\b|_rank\b")


def _ways(text: str, address: str) -> set[int]:
    counted = {1} if ".count_of_rises" in address else {-1} if ".count_of_falls" in address else set[int]()
    placed = (
        {1}
        if re.search(r"\.(?:highest|first)\b", address)
        else {-1}
        if re.search(r"\.(?:lowest|last)\b", address)
        else set[int]()
    )
    return counted | placed | {DIRECTIONS[word] for word in re.findall("[a-z]+", text) if word in DIRECTIONS}
