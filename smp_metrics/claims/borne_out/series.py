"""What a sentence or the lead of a list says of the order of its numbers: each year, highest first, from A to B."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby, pairwise

from smp_metrics.claims.borne_out.aspects import is_of_them
from smp_metrics.claims.borne_out.peers import Peers, Told
from smp_metrics.claims.borne_out.placing import beside
from smp_metrics.claims.borne_out.sets import how_many
from smp_metrics.claims.borne_out.steps import FAR
from smp_metrics.claims.bound import Bound
from smp_metrics.claims.language.kinds import CHANGES
from smp_metrics.claims.language.lexicon import DIRECTIONS, SUPERLATIVES, WENT, one_of
from smp_metrics.claims.language.number_words import ORDINALS, SMALL, in_small_letters
from smp_metrics.claims.text.document import Document
from smp_metrics.errors import Problem
from smp_metrics.facts import Facts, parse_address

_ENDS = one_of(SUPERLATIVES)
_EACH_YEAR = re.compile(
    r"\b(?:(?:in\s+)?(?:every|each)\s+(?:single\s+)?year(?P<record>\s+(?:on\s+record|for\s+which\s+there\s+are\s+figures))?"
    r"|year\s+(?:on|after|by)\s+year|steadily|(?P<many>two|three|four|five)\s+years\s+(?:running|in\s+a\s+row))\b"
)
# These say of every step that it went one way, whatever the numbers beside them tell.
STEP_BY_STEP = re.compile(r"\byear\s+(?:after|by)\s+year\b|\byears\s+(?:running|in\s+a\s+row)\b")
_WAYS = re.compile(rf"\b(?:up|down|{one_of(WENT)})\b")
# How the lead of a list says in which order it stands; one that says no more than "the most" names the first of all.
_ORDER = re.compile(
    rf"\b(?P<first>{_ENDS})\s+(?:\w+\s+)?first\b|\bfrom\s+(?:the\s+)?(?P<from>{_ENDS})\s+(?:down\s+)?to\s+(?:the\s+)?(?:{_ENDS})\b"
    rf"|\bin\s+(?P<order>descending|falling|ascending|rising)\s+order\b|\b(?P<end>{_ENDS})\b"
)
_FALLING = frozenset({"descending", "falling"})
_ITEM = re.compile(r"[ ]{0,9}(?:[-*+]|[0-9]{1,2}[.)])[ ]")
_RANGE = re.compile(
    r"\b(?:rang(?:e|es|ed|ing)|var(?:y|ies|ied|ying)|spread)\b[^.;:!?|]{0,60}\b(?:from|between)[\s*_]+\Z"
)
_THREE = 3


def each_year(small: str, told: Sequence[Told]) -> Iterator[tuple[int, int]]:
    """Give where "every year" and its like stand in a sentence whose numbers went one way from year to year.

    Of the years between its numbers, their table tells.
    """
    by_year = [peers for _, _, peers in told if peers.year and peers.value is not None]
    years = [peers.year for peers in by_year]
    if not years or any(later <= earlier for earlier, later in pairwise(years)):
        return
    own = dict(zip(years, by_year, strict=True))
    values = [own[year].value if year in own else by_year[0].in_year(year) for year in range(years[0], years[-1] + 1)]
    if len(values) < _THREE or None in values:
        return
    ways = {DIRECTIONS[word] for word in _WAYS.findall(small)}
    steps = {_sign((later or 0) - (earlier or 0)) for earlier, later in pairwise(values)}
    for found in _EACH_YEAR.finditer(small):
        first = by_year[0].in_year(years[0] - 1) is None
        many = SMALL.index(found["many"]) if found["many"] else len(values) - 1
        if ways == steps and len(steps) == 1 and (first or not found["record"]) and many == len(values) - 1:
            yield found.span()


def _sign(change: Fraction | int) -> int:
    return (change > 0) - (change < 0)


def in_order(document: Document, bound: Sequence[Bound], facts: Facts) -> Iterator[tuple[int, int]]:
    """Give where the leads of lists say in which order they stand, as (start, stop), and the lists stand so."""
    for start, group in groupby(bound, key=lambda each: document.passages.paragraph(each[0].start)[0]):
        claims = list(group)
        lead = document.passages.lead(start)
        if lead[0] == lead[1] or not _ITEM.match(document.masked, start):
            continue
        peers = [Peers(fact, facts) for _, fact in _first_of_each_line(document, claims)]
        small = in_small_letters(document.spoken[slice(*lead)])
        spans = [found.span() for found in _ORDER.finditer(small) if _stands_so(found, peers)]
        for begin, end in (*spans, *_all_went(small, peers), *how_many(small, peers)):
            yield lead[0] + begin, lead[0] + end


_WENT = re.compile(
    r"\b(?:(?:went|gone|go|goes|was|were|is|are|moved|came)\s+)?"
    rf"(?P<way>up|down|{one_of(WENT)})\b"
)


def _all_went(small: str, peers: Sequence[Peers]) -> Iterator[tuple[int, int]]:
    """Give where the lead of a list says which way its numbers went, and all of them did."""
    values = [each.fact.value for each in peers if each.fact.kind in CHANGES]
    ways = {_sign(value) for value in values if isinstance(value, Fraction)}
    if len(values) == len(peers) > 1 and len(ways) == 1 and is_of_them(small, 0, len(small), *peers):
        yield from (found.span() for found in _WENT.finditer(small) if {DIRECTIONS[found["way"]]} == ways)


def _first_of_each_line(document: Document, claims: Sequence[Bound]) -> Iterator[Bound]:
    for _, line in groupby(claims, key=lambda each: document.text.rfind("\n", 0, each[0].start)):
        yield next(line)


def _stands_so(found: re.Match[str], peers: Sequence[Peers]) -> bool:
    values = [each.value for each in peers if each.value is not None]
    if len(values) < max(2, len(peers)) or len({each.place for each in peers}) > 1:
        return False
    word = found["first"] or found["from"] or found["end"] or ""
    falling = found["order"] in _FALLING if found["order"] else SUPERLATIVES[word] == "highest"
    if values != sorted(values, reverse=falling):
        return False
    every = peers[0].every.values()
    beyond = sum(value > values[-1] if falling else value < values[-1] for value in every)
    return not found["end"] or (len(every) > 1 and beyond == len(values) - 1)


def wrong_ranges(document: Document, bound: Sequence[Bound], facts: Facts) -> Iterator[Problem]:
    """List every pair of numbers from which to which others are said to range, and which are not their ends."""
    for (first, one), (last, other) in pairwise(bound):
        low, high = document.passages.sentence(first.start)
        before = in_small_letters(document.spoken[max(low, first.start - FAR) : first.start])
        if not (low <= last.start < high and _RANGE.search(before)):
            continue
        least, most = Peers(one, facts), Peers(other, facts)
        values, every = {least.value, most.value}, _every(least)
        if every and None not in values and values != {min(every), max(every)}:
            expected = "the lowest and the highest of them"
            message = "the sentence says that numbers range from one to another, and there are some beyond"
            remedy = "name the lowest and the highest, or say that these two are examples"
            yield first.problem(message, expected, remedy)


def _every(peers: Peers) -> set[Fraction]:
    """Give what is recorded of all that numbers may range over: of its places, else of its months or years."""
    column = next((name for name in (peers.place, "month", "year") if name and name in peers.options), "")
    return {*beside(peers, column, ever=False)} if column else set()


_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_IN_TURN = re.compile(rf"\b(?P<nth>{'|'.join(ORDINALS)}|last)(?=\s+(?:period|theme|campaign|round|week|one)\b)")


def dated(small: str, told: Sequence[Told]) -> Iterator[tuple[int, int]]:
    """Give where "the first period" and its like stand in a sentence whose day comes in that turn."""
    for found in _IN_TURN.finditer(small):
        days = [peers for _, _, peers in told if isinstance(peers.fact.value, str) and _DAY.fullmatch(peers.fact.value)]
        if days and all(_turn_of(peers, found["nth"]) for peers in days):
            yield found.span()


def _turn_of(peers: Peers, nth: str) -> bool:
    address = parse_address(peers.fact.address)
    every = sorted(str(row[address.column]) for row in peers.facts.extracts[address.extract].rows)
    place = len(every) if nth == "last" else ORDINALS[nth]
    return place <= len(every) and every[place - 1] == peers.fact.value
