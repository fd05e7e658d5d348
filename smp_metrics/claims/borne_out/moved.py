"""Words of direction beside a number of one year: the year before, and each that is named, must bear them out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import islice, pairwise

from smp_metrics.claims.borne_out.aspects import is_of_them
from smp_metrics.claims.borne_out.peers import MOST, Peers, Told
from smp_metrics.claims.borne_out.steps import AGAIN, went_before
from smp_metrics.claims.language.kinds import CHANGES, movement
from smp_metrics.claims.language.lexicon import DIRECTIONS, MOVEMENTS, SIZES, WENT, one_of
from smp_metrics.claims.language.neutral import neutral_phrases
from smp_metrics.claims.mentioned.mentions import find_years, places_in
from smp_metrics.facts import Facts

_WORDS = one_of(WENT | MOVEMENTS)
_VERBS = "went|gone|go|goes|going|is|are|was|were|been|came|come|moved|crept|edged|shot|climbed"
_SIZE = one_of(word for word in SIZES if word not in DIRECTIONS)
_MOVED = re.compile(
    rf"(?:(?:{_VERBS})\s+)?(?:back\s+)?\b(?P<to>up|down)(?=\s+(?:to|from|on|again|in|between|since|after)\b|[.,;:)]|\s*$)"
    rf"|(?:\ban?\s+(?:(?P<size>{_SIZE})\s+)?)?(?<!to\s)(?<!will\s)(?<!may\s)(?<!could\s)(?<!should\s)(?<!would\s)\b(?P<word>{_WORDS})(?:\s+back)?(?:\s+(?P<so>{_SIZE}))?\b"
)
_STOP = re.compile(r"[.;!?|]|\b(?:while|whereas|whilst)\b")


def moved(small: str, told: Sequence[Told], facts: Facts) -> Iterator[tuple[int, int]]:
    """Give where the words of direction stand in a sentence, in small letters, that its numbers' tables bear out."""
    for word in islice(_MOVED.finditer(small), MOST):
        near = _nearest(small, word, told)
        if not near or (word["to"] and _is_phrasal(small, word.start("to"))):
            continue
        peers = near[2]
        clause = _clause(small, word, near, told)
        way = DIRECTIONS[word["to"] or word["word"]]
        if not _of_its_place(small, clause, peers, facts) or not _went(
            small[slice(*clause)], peers, way, word["size"] or word["so"] or word["word"]
        ):
            continue
        yield word.span()
        again = AGAIN.match(small, word.end())
        if again and (went_before(peers, way) or (word["to"] and _goes_back(peers, way))):
            yield again.span()


_DENIED = re.compile(
    r"\b(?:did|does|do|has|have)(?:\s+not|n['\u2019]t)\s+(?:in\s+fact\s+)?(?:gone\s+|go\s+)?(?P<way>"
    rf"{one_of((*MOVEMENTS, *WENT, 'up', 'down'))})\b"
)


def denied(small: str, told: Sequence[Told]) -> Iterator[tuple[int, int]]:
    """Give where "did not fall" stands before a change that went the other way, or none."""
    for found in _DENIED.finditer(small):
        near = next((each for each in told if each[0] >= found.end() and each[2].fact.kind in CHANGES), None)
        change = near[2].fact if near else None
        went = movement(change.kind, change.value) if change and isinstance(change.value, Fraction) else None
        if near and went is not None and went != DIRECTIONS[found["way"]] and is_of_them(small, 0, near[0], near[2]):
            yield found.span()


def _is_phrasal(small: str, at: int) -> bool:
    """Tell whether "up" or "down" belongs to a verb that tells no direction: "which anyone can look up"."""
    return any(phrase.start() < at < phrase.end() for phrase in neutral_phrases().finditer(small))


def once_more(small: str, told: Sequence[Told]) -> Iterator[tuple[int, int]]:
    """Give where "again" stands behind a change that goes the way of one before it in the sentence."""
    for (_, _, earlier), (_, stop, later) in pairwise([each for each in told if each[2].fact.kind in CHANGES]):
        again = AGAIN.match(small, stop)
        one, other = earlier.fact.value, later.fact.value
        if again and isinstance(one, Fraction) and isinstance(other, Fraction) and one * other > 0:
            yield again.span()


def _nearest(small: str, word: re.Match[str], told: Sequence[Told]) -> Told | None:
    """Give the number that a word is said of: the next in its clause, else the one before it."""
    after = next((each for each in told if each[0] >= word.end()), None)
    if after and not _STOP.search(small, word.end(), after[0]):
        return after
    before = [each for each in told if each[1] <= word.start()]
    return before[-1] if before and not _STOP.search(small, before[-1][1], word.start()) else None


def _clause(small: str, word: re.Match[str], near: Told, told: Sequence[Told]) -> tuple[int, int]:
    """Give the stretch from the number before a word and its own to the next after both."""
    low, high = min(word.start(), near[0]), max(word.end(), near[1])
    begins = max((each[1] for each in told if each[1] <= low), default=0)
    ends = min((each[0] for each in told if each[0] >= high), default=len(small))
    return begins, ends


def _of_its_place(small: str, clause: tuple[int, int], peers: Peers, facts: Facts) -> bool:
    """Tell whether a stretch names no place but the number's own."""
    about = facts.about(peers.fact)
    own = about.places | about.within | about.parts | about.likes | frozenset(facts.called.area)
    own = facts.called.with_aliases(own)
    return all(name in own for name in places_in(small, facts.places, *clause))


def _went(clause: str, peers: Peers, way: int, size: str | None) -> bool:
    named = {int(year) for each in find_years(clause) for year in each.names}
    # A year that two run over names no year before.
    others = {year for year in named if year < peers.year} or {peers.year - 1}
    if peers.value is None or any(year > peers.year for year in named):
        return False
    values = [peers.in_year(year) for year in others]
    least, most = SIZES.get(size or "", (0, None))
    return all(
        value is not None
        and (peers.value - value) * way > 0
        and abs(peers.value - value) * 100 >= least * value
        and (most is None or abs(peers.value - value) * 100 <= most * value)
        for value in values
    )


def _goes_back(peers: Peers, way: int) -> bool:
    """Tell whether it went the other way the year before, so that it went up, or down, again."""
    last, then = (peers.in_year(peers.year - years) for years in (1, 2))
    return last is not None and then is not None and (last - then) * way < 0
