"""The sentences of a page, and whether what they state is covered by a claim."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from smp_metrics.claims.borne_out.governed import governed_ways
from smp_metrics.claims.borne_out.ways import LEAST, answered
from smp_metrics.claims.language.lexicon import DIRECTIONS, NOUNS
from smp_metrics.claims.language.number_words import in_small_letters
from smp_metrics.claims.language.outside import (
    AIMS,
    CHANGING_VERBS,
    KINDS_NAMED,
    MEASURED,
)
from smp_metrics.claims.text.document import CLAIM
from smp_metrics.claims.text.passages import Passages
from smp_metrics.claims.unbound_words.superlatives import attributed
from smp_metrics.facts import measure_of
from smp_metrics.facts.phrases import any_of
from smp_metrics.facts.places import pattern_of

# No sentence is longer; what is further away says nothing of the word, and the scan grows with the text only.
FAR = 600

PLAIN = [verb.split()[0] for verb in CHANGING_VERBS]

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


def any_measured() -> str:
    """Write the pattern of the nouns that the data counts."""
    nouns = {noun for nouns in NOUNS.values() for noun in nouns} - _EVERYDAY
    return f"(?:{any_of([*nouns, *(name.lower() for name in KINDS_NAMED), *MEASURED])})s?"


@cache
def measured() -> re.Pattern[str]:
    """Give the pattern of what the data measures."""
    return re.compile(rf"\b(?<![\w-]){any_measured()}(?![\w-])")


@cache
def aims() -> re.Pattern[str]:
    """Give the pattern of what makes a sentence an aim."""
    verbs = any_of([*PLAIN, "reduce", "cut", "lower", "raise", "improve"])
    return re.compile(rf"\b(?<![\w-])(?:{any_of(AIMS)})(?![\w-])|\bto\s+(?:{verbs})\b")


_NEAR = 120

# What proves nothing is only thought of.
_NO_PROOF = re.compile(
    r"(?:\b(?:does|do|can|need|may)\s+not|\b(?:doesn|don|can|needn)['\u2019]t|\bcannot|\b(?:is|are)\s+no)\s+(?:\w+\s+)?(?:prove|proof|mean|show|tell|sign)\b"
)

# What something is done for says nothing of what is.
_PURPOSE = re.compile(
    r"\bto\s+(?:make|help|keep|give|find|build|get|bring|see|offer|become|live|feel|provide)\b[^.,;:!?|]*\Z"
)

_NOUN = re.compile(r"an?\s")


class Sentences:
    """The sentences of a text, and whether something else answers for a word in them."""

    def __init__(self, masked: str, passages: Passages) -> None:
        self._masked, self._passages = masked, passages
        self._looked = cache(self._look)

    def answers_for(self, word: str, at: int) -> bool:
        """Tell whether a claim of the sentence says what a word says, or the sentence tells what the plan says."""
        told, _, of_the_plan, _ = self._looked(*self._near(at))
        return of_the_plan or _covered(word, told) or (_NOUN.match(word) is not None and bool(_NO_PROOF.search(told)))

    def measures(self, at: int, places: frozenset[str]) -> bool:
        """Tell whether the sentence of a place names something measured, and is no aim, wish or doubt."""
        low, *rest = self._near(at)
        told, names, _, aimed = self._looked(low, *rest)
        aimed = aimed or bool(_PURPOSE.search(self._masked[max(low, at - _NEAR) : at]))
        return not aimed and (names or bool(pattern_of(places).search(told)))

    def _near(self, at: int) -> tuple[int, int, int, int]:
        """Give where the sentence of a place stands, and what leads to it, as far as a reader looks."""
        low, high = self._passages.sentence(at)
        lead, end = self._passages.lead(at)
        block = at // FAR * FAR
        return max(low, block - FAR), min(high, block + 2 * FAR), max(lead, end - FAR), end

    def _look(self, low: int, high: int, lead: int, end: int) -> tuple[str, bool, bool, bool]:
        told = self._masked[low:high]
        if told.rstrip().endswith("?"):
            # The next sentence answers a question.
            after, until = self._passages.sentence(high) if high < len(self._masked) else (high, high)
            told += self._masked[after : min(until, after + FAR)]
        plain = in_small_letters(CLAIM.sub(lambda claim: claim["text"], told))
        both = f"{in_small_letters(self._masked[lead:end])}\n{plain}"
        return told, bool(measured().search(plain)), attributed(both), bool(aims().search(both))


def _covered(word: str, sentence: str) -> bool:
    """Tell whether a claim of the sentence says what the word says."""
    return _goes(next((DIRECTIONS[each] for each in word.split() if each in DIRECTIONS), 0), sentence)


# The words of a sentence ask anew for the ways that its claims go.
@lru_cache(maxsize=8)
def _goes(way: int, sentence: str) -> bool:
    """Tell whether a claim of the sentence says which way something goes: 1 or -1, or 0 for how it compares."""
    if answered(sentence):
        return True
    claims = [(in_small_letters(claim["text"]), claim["address"]) for claim in CLAIM.finditer(sentence)]
    if way:
        if way in governed_ways(sentence):
            return True
        turned = -1 if LEAST.search(sentence) and "by=" in sentence else 1
        return any(way in _ways(text, address) or turned * way in _ways(text, address) for text, address in claims)
    return any(_COMPARED.search(address) for _, address in claims)


_COMPARED = re.compile(r"\.(?:rank|highest|lowest|first|last|ratio|difference)\b|_rank\b")


def _ways(text: str, address: str) -> set[int]:
    measure = measure_of(address)
    ends = {"highest": 1, "lowest": -1}
    told = {measure.way, ends.get(measure.end, 0)} - {0} if measure else set[int]()
    return told | {DIRECTIONS[word] for word in re.findall("[a-z]+", text) if word in DIRECTIONS}
