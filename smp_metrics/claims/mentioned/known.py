"""The words that a fact makes known: those of its tables, its value and its months."""

from __future__ import annotations

from calendar import month_name

from smp_metrics.claims.language.callings import BY_KIND, following
from smp_metrics.claims.language.names import stand_ins
from smp_metrics.claims.language.number_words import spell_ordinal
from smp_metrics.claims.mentioned.mentions import basis_of
from smp_metrics.claims.parts import lacked, nouns_of
from smp_metrics.facts import About, Fact, parse_address
from smp_metrics.facts.stems import stem, stems
from smp_metrics.periods import QUARTER

_SHARED_OUT = {stem(word) for word in ("shared", "evenly", "average")}
SEASONS = {"spring": {3, 4, 5}, "summer": {6, 7, 8}, "autumn": {9, 10, 11}, "winter": {12, 1, 2}}

# What a column's description says of its rows, and how sure it is of them, says nothing of a number.
_QUANTIFIERS = frozenset({
    "each", "every", "no", "none", "never", "only", "not", "nobody", "nothing", "likely", "unlikely", "probably",
    "perhaps", "certainly", "most", "least",
})  # fmt: skip

_OF_A_YEAR = frozenset(map(str, range(1, len(month_name))))

# What the first of many does.
_LEADING = ("top", "topped", "tops", "lead", "leads", "led", "head", "heads", "headed")


def _months(address: str) -> list[str]:
    """List the months that an address chooses by their names; what it chooses as a period has its year in it."""
    return [value for name, value in parse_address(address).parameters if name == "month" and value in _OF_A_YEAR]


def known_words(fact: Fact, about: About) -> frozenset[str]:
    """Give the stem of every word that a sentence may say of a fact."""
    words = about.words | {stem(name) for name, _ in parse_address(fact.address).parameters}
    words |= {month_name[int(month)].lower() for month in _months(fact.address)} | set(stems(about.said))
    names = [
        *(BY_KIND["rate"] if fact.kind in ("rank", "name") and basis_of(fact) == "rate" else ()),
        *nouns_of(fact),
        # What is counted may be named.
        *((source.label for source in fact.sources) if parse_address(fact.address).measure == "count" else ()),
        *BY_KIND.get(fact.kind, ()),
        *following(words),
    ]
    words |= stand_ins(about.places)
    return (
        (words - _QUANTIFIERS | ({"no"} if lacked(fact) else set()))
        | set(stems(about.said))
        | _of_value(fact)
        | ({"outside"} if "elsewhere" in about.words else set())
        | ({stem(word) for word in ("shared", "evenly", "average")} if ".mean" in fact.address else set())
        | _of_time(fact, about)
        | ({"percentage", "proportional", "proportionate"} if "percent_change" in fact.address else set())
        | {word for name in names for word in stems(name)}
    )


def _of_time(fact: Fact, about: About) -> set[str]:
    """Give the words that the season of a number's months allows, how it was shared out, and that it lies outside."""
    found = {"outside"} if "elsewhere" in about.words else set[str]()
    if len(fact.spans) == 1 and fact.spans[0].length == QUARTER:
        found |= {season for season, months in SEASONS.items() if set(fact.spans[0].months) <= months}
    if ".mean" in fact.address or "per=month" in fact.address:
        found |= _SHARED_OUT
    return found


def _of_value(fact: Fact) -> set[str]:
    """Give the words that a value allows: "no" beside a nought, the place of what is named."""
    if isinstance(fact.value, str):
        nth = next((value for name, value in parse_address(fact.address).parameters if name == "nth"), "1")
        heads = ".highest" in fact.address or ".first" in fact.address
        return {spell_ordinal(int(nth)), *(_LEADING if heads and nth == "1" else ())}
    return set() if fact.value else {"no", "none", "nothing"}
