"""What stands between two numbers that they settle: "more than double the", "plus", "jumped from", "outnumbered"."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from smp_metrics.claims.borne_out.governed import GOES_ON
from smp_metrics.claims.borne_out.peers import Told, number
from smp_metrics.claims.borne_out.steps import FAR
from smp_metrics.claims.borne_out.ways import differing
from smp_metrics.claims.language.kinds import CHANGES
from smp_metrics.claims.language.lexicon import APPROXIMATIONS, DIRECTIONS, MULTIPLES, SIZES, STEPS
from smp_metrics.claims.language.number_words import SMALL
from smp_metrics.claims.language.tolerances import within
from smp_metrics.claims.mentioned.mentions import find_years, places_in
from smp_metrics.claims.parts import nouns_of
from smp_metrics.facts import Fact, parse_address
from smp_metrics.facts.stems import stems

_HEDGES = {phrase: name for name, phrases in APPROXIMATIONS.items() for phrase in phrases}
_TIMES = {word: MULTIPLES[word] for word in ("double", "twice", "treble", "triple", "quadruple")}
_MULTIPLE = re.compile(
    rf"(?:\b(?P<hedge>{'|'.join(sorted(_HEDGES, key=len, reverse=True))})\s+)?"
    rf"\b(?P<times>{'|'.join(_TIMES)})\s+the\s+\Z"
)
# "Double" without a word of how near it is holds to a part of so many.
_EVEN = 50
_ADDED = re.compile(r"\bplus\s+(?:another\s+)?\Z")
_FROM = re.compile(
    rf"\b(?P<size>{'|'.join(word for word in SIZES if word in DIRECTIONS or word in STEPS)})"
    r"(?:\s+(?:back\s+)?(?P<way>up|down))?\s+from\s+\Z"
)
_TO = re.compile(r"[^.;:!?|]{0,80}?\bto\s+")
_BARELY = re.compile(rf"\b(?:barely|hardly|scarcely)\s+(?P<way>{'|'.join(DIRECTIONS)})\b(?=[^.;!?|]{{0,300}}\Z)")
# A change of no more per cent is hardly one.
_HARDLY = 1
_OUTNUMBERED = re.compile(
    r"\b(?P<word>outnumber(?:s|ed)|outstrip(?:s|ped)|exceed(?:s|ed)|surpass(?:es|ed))\b(?P<other>[^.;:|]{1,80}?)"
    r"[,:(\u2013]\s*(?:(?:by|with|at)\s+)?\Z"
)
_AGAINST = re.compile(r"[^.;:|]{0,40}?\b(?:against|to|versus|compared\s+(?:with|to)|and)\s+")
_FELL = re.compile(rf"\s{{1,400}}+(?P<fell>fell)\s+(?:in|during|between)\s+(?:{'|'.join(month_name[1:]).lower()})\b")
_BEFORE = re.compile(
    rf"\s{{1,400}}+(?:[a-z]{{1,20}}+\s{{1,400}}+){{0,2}}?(?P<many>{'|'.join(SMALL[2:])})\s+years\s+(?:before|earlier)\b"
)
_OF_WHICH = re.compile(r"\bof\s+(?:which|these|those|them)\s+\Z")


def between(small: str, one: Fact, other: Fact) -> re.Match[str] | None:
    """Find "more than double the" and "plus" before a number, where it and the one before it bear that out.

    ``small`` is what stands between the two, in small letters.
    """
    return _multiple(small, one, other) or _added(small, one, other)


def _multiple(small: str, one: Fact, other: Fact) -> re.Match[str] | None:
    found = _MULTIPLE.search(small)
    if not found or isinstance(one.value, str) or isinstance(other.value, str):
        return None
    alike = one.kind == other.kind and one.kind not in CHANGES and one.unit == other.unit and other.value
    if not alike or not GOES_ON.fullmatch(small, 0, found.start()):
        return None
    ratio, times = one.value / other.value, Fraction(_TIMES[found["times"]])
    if not found["hedge"]:
        return found if abs(ratio - times) * _EVEN <= times else None
    # What is far more than double is more than that, but nobody says so.
    near = ratio * 2 < times * 3 and within(_HEDGES[found["hedge"]], times, ratio, counted=False)
    return found if near else None


def _added(small: str, one: Fact, other: Fact) -> re.Match[str] | None:
    """Find "plus" between two counts of unlike things, neither of which can be among the other."""
    found = _ADDED.search(small)
    columns = {parse_address(each.address).column for each in (one, other)}
    apart = one.kind == other.kind == "count" and len(columns) > 1
    return found if found and apart and set(nouns_of(one)).isdisjoint(nouns_of(other)) else None


def paired(small: str, told: Sequence[Told]) -> Iterator[tuple[int, int]]:
    """Give where words stand at two numbers of a sentence, in small letters, that bear them out."""
    for (start, stop, one), (then, _, other) in pairwise(told):
        if found := between(small[stop:then], one.fact, other.fact):
            yield stop + found.start(), stop + found.end()
        before = small[max(0, start - FAR) : start]
        yield from _moved_by(_sized(before, small[stop:then], one.fact, other.fact), start - len(before))
        years = {year for each in find_years(small) for year in each.names}
        if years <= {*one.facts.about(one.fact).years}:
            yield from _moved_by(_outnumbered(before, small[stop:then], one.fact, other.fact), start - len(before))


def _moved_by(spans: Iterator[tuple[int, int]], by: int) -> Iterator[tuple[int, int]]:
    yield from ((low + by, high + by) for low, high in spans)


def _sized(before: str, middle: str, one: Fact, other: Fact) -> Iterator[tuple[int, int]]:
    """Give where "jumped from" and "edged up from" stand before two numbers that went so far."""
    found = _FROM.search(before)
    first, last = number(one), number(other)
    if not found or not first or not _TO.fullmatch(middle) or not differing(one.address, other.address):
        return
    least, most = SIZES[found["size"]]
    change = (last - first) * DIRECTIONS.get(found["way"] or found["size"], 0) / first * 100
    if change > 0 and change >= least and (most is None or change <= most):
        yield found.start(), found.end("way") if found["way"] else found.end("size")


def _outnumbered(before: str, middle: str, one: Fact, other: Fact) -> Iterator[tuple[int, int]]:
    """Give where "outnumbered" stands before two numbers, the first of which is the subject's and the larger."""
    found, apart = _OUTNUMBERED.search(before), differing(one.address, other.address)
    if not found or not apart or not _AGAINST.fullmatch(middle):
        return
    mine, others = (set(stems(dict(parse_address(each.address).parameters)[apart])) for each in (one, other))
    subject, object_ = set(stems(before[: found.start()])), set(stems(found["other"]))
    in_turn = mine - others <= subject and others - mine <= object_ and not subject & (others - mine)
    if in_turn and not object_ & (mine - others) and not isinstance(one.value, str) and one.value > number(other):
        yield found.span("word")


def hardly(small: str, told: Sequence[Told]) -> Iterator[tuple[int, int]]:
    """Give where "barely grew" stands before a change that is next to none."""
    for start, _, peers in told:
        found, fact = _BARELY.search(small, max(0, start - FAR), start), peers.fact
        if not found or fact.kind not in CHANGES or not isinstance(fact.value, Fraction):
            continue
        if peers.facts.about(fact).places.issuperset(places_in(small, peers.facts.places, 0, start)):
            part = fact.value if fact.kind == "percent_change" else fact.value * 100 / (fact.before or 1)
            if 0 < part * DIRECTIONS[found["way"]] <= _HARDLY:
                yield found.span()


def years_apart(small: str, told: Sequence[Told]) -> Iterator[tuple[int, int]]:
    """Give where "ten years before" stands behind a number that is so much older than the one before it."""
    for (_, _, later), (_, stop, earlier) in pairwise(told):
        found = _BEFORE.match(small, stop)
        if found and earlier.year and later.year - earlier.year == SMALL.index(found["many"]):
            yield found.span("many")


def fell_in(small: str, told: Sequence[Told]) -> Iterator[tuple[int, int]]:
    """Give where "fell" tells when, and no direction: "260 crimes, of which [44] fell in August"."""
    for start, stop, peers in told:
        found = _FELL.match(small, stop)
        if found and _OF_WHICH.search(small[:start]) and peers.fact.kind == "count":
            yield found.span("fell")
