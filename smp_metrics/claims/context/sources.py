"""Numbers of two sources that count otherwise: who reads them together would subtract one from the other."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from smp_metrics.claims.bound import Bound
from smp_metrics.claims.context.units import PLACES
from smp_metrics.claims.language.lexicon import DIRECTIONS, MULTIPLES, SUPERLATIVES
from smp_metrics.claims.language.number_words import in_small_letters
from smp_metrics.claims.text.document import Claim, Document
from smp_metrics.claims.text.passages import Span
from smp_metrics.errors import Problem, ProblemsFound
from smp_metrics.extracts.written.whom import Source
from smp_metrics.facts import Facts

Counted = Sequence[tuple[Claim, Source]]
_COMPARING = {
    *DIRECTIONS, *SUPERLATIVES, *MULTIPLES, "than", "same", "alike", "like", "similar", "equal", "match", "matches",
    "better", "worse", "safer", "half", "halved", "eased", "improved", "worsened", "continues", "continued",
}  # fmt: skip
_WORD = re.compile(r"[a-z]+")
# What stands before or behind the name of a source that tells whose places are meant.
_WARDS_OF = re.compile(rf"\b(?:{'|'.join(PLACES)}|boundaries|borders)\s+(?:of|in)\s+(?:the\s+)?\Z", re.IGNORECASE)
_ITS_WARDS = re.compile(rf"['\u2019]s?\s{{1,9}}+(?:{'|'.join(PLACES)}|boundaries|borders)\b", re.IGNORECASE)
NEAR = 30


def of_two_sources(document: Document, bound: Sequence[Bound], facts: Facts) -> Iterator[Problem]:
    """List every number that is read with one of another source, or is said to be of another or set against it."""
    found = _sources(bound, facts)
    own = ((claim, [found[name] for name in fact.extracts if name in found]) for claim, fact in bound)
    told = [(claim, sources[0]) for claim, sources in own if sources]
    yield from _beside(document, told)
    named = [each for each in facts.extracts.partnership.sources if each.named] if told else []
    for source in {each.id: each for _, each in told}.values():
        others = [each for each in named if each != source]
        counted = {claim for claim, each in told if each == source}
        mine = [each for each in bound if each[0] in counted]
        yield from (problem for other in others for problem in _said_of(document, mine, (source, other), facts))


def _sources(bound: Sequence[Bound], facts: Facts) -> Mapping[str, Source]:
    """Tell who counted each extract that claims stand on; what others are divided by may stand beside any."""
    names = {name for _, fact in bound for name in fact.extracts}
    found = {name: facts.extracts.partnership.source_of(facts.extracts[name]) for name in names}
    return {name: source for name, source in found.items() if source and not source.base}


def _beside(document: Document, told: Counted) -> Iterator[Problem]:
    if len({source.id for _, source in told}) <= 1:
        return
    for at, (claim, source) in enumerate(told):
        spans = _together(document, claim)
        others = (other for before, other in told[:at] if other != source and _within(before.start, spans))
        other = next(others, None)
        if other:
            message = f"numbers of {other.name} and of {source.name} stand together, and these count otherwise"
            remedy = "part them: give each a paragraph, a list, a table or a chart of its own"
            yield claim.problem(message, f"numbers of {other.name} only", remedy)


def _places(names: Iterable[str], facts: Facts) -> set[tuple[str, str]]:
    """Tell which kinds of place, on which boundaries, some extracts are about."""
    found = (facts.extracts.partnership.geography_of(facts.extracts[name]) for name in names)
    return {(each.column, each.vintage) for each in found if each}


def _counted_by(source: Source, facts: Facts) -> Iterator[str]:
    """Name the extracts that a source counted; what is wrong with one is told with the data."""
    for name in facts.extracts.names:
        with contextlib.suppress(ProblemsFound):
            if facts.extracts.partnership.source_of(facts.extracts[name]) == source:
                yield name


def _said_of(
    document: Document, bound: Sequence[Bound], sources: tuple[Source, Source], facts: Facts
) -> Iterator[Problem]:
    """Find each number whose sentence names another source, and each with which a sentence compares another.

    "The wards of the plan" names no more than places, for those numbers that are of these too.
    """
    source, other = sources
    names = _naming(other.named).finditer(document.spoken)
    told = [(document.passages.sentence(found.start()), _of_places(document.spoken, found)) for found in names]
    theirs = _places(_counted_by(other, facts), facts) if any(of_places for _, of_places in told) else set()
    for claim, fact in bound if told else ():
        shared = bool(theirs) and bool(theirs & _places(fact.extracts, facts))
        sentences = {sentence for sentence, of_places in told if not (of_places and shared)}
        own = document.passages.sentence(claim.start)
        spans = _together(document, claim)
        against = (each for each in sentences if _within(each[0], spans) and _compares(document, each))
        if own in sentences or next(against, None):
            message = f"the number is of {source.name}, and what stands with it tells of {other.name}"
            remedy = f"say of {other.name} in a sentence of its own that the two can't be compared, or leave it out"
            yield claim.problem(message, source.name, remedy)


def _of_places(text: str, named: re.Match[str]) -> bool:
    before = _WARDS_OF.search(text, max(0, named.start() - NEAR), named.start())
    return bool(before or _ITS_WARDS.match(text, named.end()))


@cache
def _naming(names: tuple[str, ...]) -> re.Pattern[str]:
    """Make the pattern of the names of a source; "since the plan" only says when."""
    listed = "|".join(re.escape(name) for name in names)
    return re.compile(rf"\b(?<!since the )(?:{listed})s?\b", re.IGNORECASE)


def _compares(document: Document, sentence: Span) -> bool:
    return not _COMPARING.isdisjoint(_WORD.findall(in_small_letters(document.spoken[slice(*sentence)])))


def _together(document: Document, claim: Claim) -> tuple[Span, ...]:
    """Give where all stands that is read with a claim; what is declared of data is read a sentence at a time."""
    passages = document.passages
    return (passages.sentence(claim.start),) if document.path.endswith(".yml") else passages.together(claim.start)


def _within(at: int, spans: Sequence[Span]) -> bool:
    return any(low <= at < high for low, high in spans)
