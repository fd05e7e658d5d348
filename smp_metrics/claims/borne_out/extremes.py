"""Extremes that a sentence names beside its numbers: the first of a table, the second, a peak, and more than ever."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import islice

from smp_metrics.claims.borne_out.first_of_all import OF_A_YEAR, is_extreme, place_in_table, value_at
from smp_metrics.claims.borne_out.peers import MOST, Peers, Told
from smp_metrics.claims.language.kinds import CHANGES
from smp_metrics.claims.language.lexicon import SUPERLATIVES
from smp_metrics.claims.language.number_words import ORDINALS, SMALL
from smp_metrics.claims.mentioned.mentions import any_place, find_years, places_in
from smp_metrics.claims.parts import COUNTED, nouns_of
from smp_metrics.facts import Fact, Facts, parse_address

_END = "|".join(SUPERLATIVES)
_EXTREME = re.compile(
    rf"\b(?:(?:the|its|their)\s+|(?<=where\s)(?=most\b))(?P<word>{_END})\b(?!\s+(?:of(?!\s+(?:any|all)\b)|for|per|by)\b)"
)
# "The second largest"; "the three wards with the most", which are named with their numbers behind it.
_NTH = re.compile(rf"\b(?P<nth>{'|'.join(ORDINALS)})[\s-]+(?P<word>{_END})\b")
_FIRST = re.compile(
    rf"\b(?P<many>two|three|four|five)\s+(?:wards|clusters|districts|places|locations|areas|kinds|types)\s+(?:with|where|that\s+had)\s+"
    rf"(?:[a-z]+\s+){{0,3}}?(?:the\s+)?(?P<word>{_END})\b"
)
# A height that was reached once, of all years.
_LEAST_WORDS = ("fewer", "lower", "smaller", "less")
_BEYONDS = ("more", "higher", "larger", "greater", "bigger", "steeper", "sharper", *_LEAST_WORDS)
_FALL = re.compile(r"\b(?:falls?|drops?|decreases?|reductions?|declines?)\b")
_PEAK = re.compile(
    r"\b(?:(?:had|have|has)\s+)?(?P<highest>peak(?:ed)?|(?:an?\s+(?:new\s+)?)(?:high|peak|record))\b|\b(?:an?\s+(?:new\s+)?)low\b(?=\s+of\b|,)"
)
_BEYOND = re.compile(
    r"\b(?:(?P<highest>more|higher|larger|greater)|fewer|lower|smaller|less)\b[^.;:|]{1,80}\bthan\b[^.;:|]{1,20}\b(?:any|every)\s+other\b"
)
_EVER = re.compile(
    r"\b(?:(?P<highest>more|higher|larger|greater)|fewer|lower|smaller|less)\b(?P<between>[^.;:|]{1,80}?)"
    r"(?P<than>\bthan\s+in\s+any\s+(?:(?:other|earlier|previous)\s+year|of\s+the\s+(?:other|earlier|previous)\s+years|of\s+the\s+years\s+before|year\s+before))\b"
)
_OVER_TIME = re.compile(r"\b(?:years|ever|record|since|decade)\b")
# The largest ward is none with the most crime.
_SIZES = "largest|biggest|greatest|smallest|longest|shortest|strongest|darkest|top|bottom|busiest|quietest"
_OF_A_PLACE = re.compile(
    rf"(?:the|its|their)\s+(?:{_SIZES})\s+(?:\w+\s+)?(?:wards?|clusters?|districts?|places?|areas?|parks?)\b"
)
_BEHAVIOUR = {"anti", "antisocial", "asb"}
_OF_A_MONTH = re.compile(r"\bmonths?\b")
_TOPPED = re.compile(r"\b(?P<highest>(?:topped|tops|headed|heads)\s+the\s+(?:list|table|ranking))\b")
# What a rate is the most of: a number for each of many, which the sentence says before it names who has the most.
_EACH = re.compile(r"\b(?:for\s+(?:its|their)\s+(?:size|population)|rates?|per\s+(?:1,000|head|person|resident))\b")


_RANKS = re.compile(
    rf"\b(?:no\s+(?:other\s+)?(?:ward|cluster|district|place|area)|nowhere)\b[^.;:|]{{0,40}}?\b(?P<way>{'|'.join(_BEYONDS)})\b"
    r"(?P<between>[^.;:|]{0,80}?)\b(?P<than>than\s+)(?:in\s+)?\Z"
)
_NOT_BUT = re.compile(
    rf"(?<=\bit\swas\s)(?P<denied>not)\b(?=[^.;:!?|]{{1,200}}?\bbut\b[^.;:!?|]{{1,200}}?\bthat\s+had\s+the\s+(?P<word>{_END})\b)"
)
_ONLY = re.compile(r"\b(?P<only>only)\s+\Z")
_ONLY_ONE = re.compile(
    r"\bthe\s+(?P<only>only)\s+(?:ward|cluster|district|place|area|kind|type)\s+(?:where|in\s+which|with|that)\b"
)
_FASTER = re.compile(r"\s{0,400}(?:grew|rose)\s+(?P<word>faster|more)\s+than\s+")
_NOT_ALL = re.compile(
    r"\bnot\s+(?:everywhere|(?:in\s+)?(?:every|all(?:\s+the)?)\s+(?:wards?|clusters?|districts?|areas?))\b"
)


def only_ones(small: str, told: Sequence[Told], facts: Facts) -> Iterator[tuple[int, int]]:
    """Give where a sentence says that nobody else has more, moved so or moved faster, and its tables bear it out."""
    for start, stop, peers in told:
        address, parameters = peers.fact.address, dict(parse_address(peers.fact.address).parameters)
        end = _RANKS.search(small[:start])
        if end and "chang" not in end[0] and isinstance(peers.fact.value, str) and parameters.get("nth", "1") == "1":
            lowest = end["way"] in _LEAST_WORDS or bool(_FALL.search(end["between"]))
            if (".lowest" in address) == lowest:
                yield end.start(), end.start("between")
                yield end.span("than")
        only, faster = _ONLY.search(small[:start]), _FASTER.match(small, stop)
        if only and faster and ".highest?" in address and "by=" in address:
            other = next(any_place(facts.places).finditer(small, faster.end()), None)
            if other and other.start() == faster.end() and _second(address, other[0], facts):
                yield only.span("only")
                yield faster.span("word")
                yield other.span()
    for found in _ONLY_ONE.finditer(small):
        moves = [peers for start, _, peers in told if start > found.end() and peers.fact.kind in CHANGES]
        if moves and _alone(moves[0]):
            yield found.span("only")
    for found in _NOT_ALL.finditer(small):
        counts = (peers.fact for _, _, peers in told if peers.fact.of)
        if any(isinstance(fact.value, Fraction) and 0 < fact.value < (fact.of or 0) for fact in counts):
            yield found.span()


_ALIKE = re.compile(
    r"\b(?:all\s+)?(?:stood\s+at\s+|had\s+|at\s+)?(?:exactly\s+)?(?P<same>the\s+same)\b(?!\s+(?:months?|periods?|years?|time)\b)"
)


def all_the_same(small: str, told: Sequence[Told]) -> Iterator[tuple[int, int]]:
    """Give where "the same" stands in a sentence whose numbers, of one table and year, are all typed alike."""
    values = {(peers.fact.value, parse_address(peers.fact.address).column) for _, _, peers in told}
    if len(told) > 1 and len(values) == 1:
        yield from (found.span("same") for found in _ALIKE.finditer(small))


def _second(address: str, other: str, facts: Facts) -> bool:
    """Tell whether a place comes right behind the first of those that an address names."""
    value = value_at(f"{address}&nth=2", facts)
    return isinstance(value, str) and value.lower() == " ".join(other.split())


def _alone(peers: Peers) -> bool:
    """Tell whether nobody else moved the way that a change of one place did."""
    value = peers.fact.value
    movers = peers.movers(1 if isinstance(value, Fraction) and value > 0 else -1)
    return movers is not None and movers.value == 1


def extremes(small: str, told: Sequence[Told], facts: Facts) -> Iterator[tuple[int, int]]:
    """Give where a sentence, in small letters, names an extreme that the tables of its numbers bear out."""
    yield from _first_of_many(small, told, facts)
    yield from _not_but(small, told, facts)
    over_time = bool(_OVER_TIME.search(small))
    for pattern, always in (
        (_EXTREME, over_time),
        (_PEAK, True),
        (_BEYOND, over_time),
        (_EVER, True),
        (_TOPPED, False),
    ):
        for found in islice(pattern.finditer(small), MOST):
            fact = _said_of(small, found, told, facts)
            until = _next(found, told)
            if (
                not fact
                or Peers(fact, facts).is_disputed
                or _of_another(fact, small[found.start() : until])
                or _of_more(fact, small[:until], facts)
            ):
                continue
            if is_extreme(fact, _end(found), facts, over_time=always):
                yield from _words(found)


def _not_but(small: str, told: Sequence[Told], facts: Facts) -> Iterator[tuple[int, int]]:
    """Give the "not" of "it was not A but B that had the most", where B had."""
    for found in _NOT_BUT.finditer(small):
        word = _EXTREME.search(small, found.start("word") - len("the "))
        if word and is_extreme(_said_of(small, word, told, facts), _end(word), facts, over_time=False):
            yield found.span("denied")


def _of_another(fact: Fact, phrase: str) -> bool:
    """Tell whether a phrase is said of something else than a fact counts."""
    words = set(re.findall("[a-z]+", phrase))
    nouns = set(nouns_of(fact))
    others = (words & COUNTED and not words & nouns) or (words & _BEHAVIOUR and "incidents" not in nouns)
    return bool(others) or (fact.unit != "residents" and bool(_OF_A_PLACE.match(phrase)))


def _of_more(fact: Fact, before: str, facts: Facts) -> bool:
    """Tell whether what leads to a phrase leaves it open that it is of rates alone, or of the months of one year."""
    peers = Peers(fact, facts)
    month = "" if peers.place else peers.options.get("month", "")
    years = {year for each in find_years(before) for year in each.names}
    one_of_months = _OF_A_MONTH.search(before) and years <= {month[:4]}
    rate = ".rate" in fact.address or fact.kind == "rate"
    measure = parse_address(fact.address).measure
    return (rate != bool(_EACH.search(before)) and (measure in ("total", "rate") or fact.kind == "rate")) or (
        bool(OF_A_YEAR.fullmatch(month)) and not one_of_months
    )


def _next(found: re.Match[str], told: Sequence[Told]) -> int:
    """Give where the next number behind a phrase begins, else where the phrase ends."""
    return next((start for start, _, _ in told if start >= found.end()), found.end())


def _words(found: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Give the words of a phrase that compare; what stands between them is compared elsewhere."""
    parts = found.groupdict()
    if "between" in parts:
        yield found.start(), found.start("between")
        yield found.span("than")
    else:
        yield found.span("word" if "word" in parts else 0)


def _end(found: re.Match[str]) -> str:
    parts = found.groupdict()
    if "word" in parts:
        return SUPERLATIVES[found["word"]]
    return "highest" if parts["highest"] else "lowest"


def _first_of_many(small: str, told: Sequence[Told], facts: Facts) -> Iterator[tuple[int, int]]:
    for word in islice(_NTH.finditer(small), MOST):
        place = place_in_table(_said_of(small, word, told, facts), _end(word), facts)
        if place and place.value == ORDINALS[word["nth"]] and not place.level:
            yield word.span()
    for word in islice(_FIRST.finditer(small), MOST):
        places = [place_in_table(each[2].fact, _end(word), facts) for each in told if each[0] >= word.end()]
        if {each and each.value for each in places} == set(range(1, SMALL.index(word["many"]) + 1)):
            yield word.span()


def _said_of(small: str, found: re.Match[str], told: Sequence[Told], facts: Facts) -> Fact | None:
    """Give the fact that a phrase is said of: its subject's, where a place is named before it, else the nearest's."""
    recorded = [each for each in told if each[2].options or each[2].fact.kind in CHANGES]
    before = places_in(small, facts.places, 0, found.start())
    named = next((each for place in reversed(before) for each in recorded if each[2].is_of(place)), None)
    near = next((each for each in recorded if each[0] >= found.end()), None) or (recorded[-1] if recorded else None)
    chosen = named or near
    return chosen[2].fact if chosen else None
