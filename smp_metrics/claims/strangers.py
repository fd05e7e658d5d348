"""The words in a claim's sentence that no fact of it knows: what is neither compared nor neutral is refused."""

from __future__ import annotations

import re
from bisect import bisect_left
from calendar import month_name
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from smp_metrics.claims.document import Claim, Document
from smp_metrics.claims.mentions import name_of
from smp_metrics.claims.neutral import BY_KIND, COMPARED, FOLLOWING, NEUTRAL, PHRASES, bare
from smp_metrics.claims.number_words import in_small_letters
from smp_metrics.claims.outside import KINDS_NAMED
from smp_metrics.claims.parts import nouns_of
from smp_metrics.claims.superlatives import attributed
from smp_metrics.errors import Problem
from smp_metrics.facts import About, Fact, Facts, parse_address
from smp_metrics.facts.about import ALIASES, WHOLES, pattern_of, stem, stems

_WORD = re.compile(r"[A-Za-z][\w\u2019'-]*")
# A number that an exemption lets stand, but in the sentence of a claim must be the fact's own: an age, a year, a day.
_NUMBER = re.compile(r"(?<![\w,.#-])[0-9]+(?:,[0-9]{3})*|\b(?:two|three|four|five|ten)(?= years\b)")
_OF_THE_PLAN = re.compile(
    r"\b(?:paragraphs?|tables?|maps?|appendix|appendices|sections?|lines?|rows?|[Pp]er|every|each|Streets)\s+"
    r"[0-9][0-9,]*(?:(?:,\s*|\s+(?:and|or|to)\s+)[0-9]+)*"
)
# What a column's description says of its rows says nothing of a number.
_QUANTIFIERS = frozenset({"each", "every", "no", "none", "never", "only", "not"})
Bound = tuple[Claim, Fact]


def strangers(document: Document, bound: Sequence[Bound], facts: Facts) -> Iterator[Problem]:
    """List the words in the sentences of claims that nothing compares, each sentence's first only."""
    if document.path.endswith(".yml"):  # what is declared of a figure argues with it
        return
    sentences: dict[tuple[int, int], list[Bound]] = {}
    for claim, fact in bound:
        sentences.setdefault(document.passages.sentence(claim.start), []).append((claim, fact))
    starts = [claim.start for claim in document.claims]
    for (low, high), claims in sentences.items():
        every = bisect_left(starts, high) - bisect_left(starts, low)
        if len(claims) == every and all(facts.about(fact).words for _, fact in claims):
            yield from _strange(document.unexempt[low:high], document.prose[low:high], claims, facts)


def _strange(text: str, prose: str, claims: Sequence[Bound], facts: Facts) -> Iterator[Problem]:
    """Find the first number or word that is neither known nor neutral; ``text`` is without what needs no fact."""
    known, places = _known(claims, facts), _places(claims, facts)
    named = pattern_of(facts.places)
    years = {year for _, fact in claims for year in facts.about(fact).years}
    found = _number(named.sub(lambda name: "" if name_of(prose, name) in places else name[0], prose), known | years)
    if not found:
        text = named.sub(lambda name: "" if name_of(text, name) in places else name[0], text)
        words = _strangers(_phrases().sub(" ", text), known)
        found = next(words, "")
        if found and attributed(in_small_letters(prose)):
            found = next((word for word in (found, *words) if stem(word) in _kinds()), "")
    if found:
        claim, _ = claims[0]
        message = f"\u201c{found}\u201d stands in the sentence of a number, and nothing compares it"
        remedy = "leave it out, say it in a sentence of its own, or bind a fact that is about it"
        address = f"[{claim.text}]({claim.address})"
        yield Problem(claim.path, claim.line, claim.column, message, address, "words that the fact knows", remedy)


def _number(prose: str, known: frozenset[str]) -> str:
    """Give the first number of a sentence that is none of its facts': 2022/23 may end with one of their years."""
    numbers = (number[0] for number in _NUMBER.finditer(_OF_THE_PLAN.sub(" ", prose)))
    return next((number for number in numbers if number not in known), "")


@cache
def _kinds() -> frozenset[str]:
    return frozenset(word for name in KINDS_NAMED for word in stems(name)) - NEUTRAL


def _places(claims: Iterable[Bound], facts: Facts) -> frozenset[str]:
    abouts = [facts.about(fact) for _, fact in claims]
    names = {name for about in abouts for name in (*about.places, *about.within, *about.parts, *about.settings)}
    names |= set() if all(about.places for about in abouts) else set(WHOLES[""])
    return frozenset(names | {alias for name in names for alias in ALIASES.get(name, ())})


def _months(address: str) -> list[str]:
    return [value for name, value in parse_address(address).parameters if name == "month" and value.isdecimal()]


def _known(claims: Iterable[Bound], facts: Facts) -> frozenset[str]:
    return frozenset(word for _, fact in claims for word in known_words(fact, facts.about(fact)))


def known_words(fact: Fact, about: About) -> frozenset[str]:
    """Give the stem of every word that a sentence may say of a fact."""
    words = about.words | {stem(name) for name, _ in parse_address(fact.address).parameters}
    words |= {month_name[int(month)].lower() for month in _months(fact.address)} | set(stems(about.said))
    names = [
        *nouns_of(fact),
        *BY_KIND.get(fact.kind, ()),
        *(each for word in words for each in FOLLOWING.get(word, ())),
    ]
    return (words - _QUANTIFIERS) | set(stems(about.said)) | {word for name in names for word in stems(name)}


def _strangers(prose: str, known: frozenset[str]) -> Iterator[str]:
    return (word for word in _WORD.findall(prose) if not _neutral(word, known))


def _neutral(word: str, known: frozenset[str]) -> bool:
    small = bare(word)
    if small in NEUTRAL or small in COMPARED or stem(small) in known:
        return True
    return all(part in known or part in NEUTRAL for part in stems(small))


@cache
def _phrases() -> re.Pattern[str]:
    return pattern_of(PHRASES)
