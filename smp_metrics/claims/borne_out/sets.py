"""How many there are of a set that a sentence names: “the 26 wards”, “three clusters: 1, 2 and 5”, “in two years”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import islice, pairwise

from smp_metrics.claims.borne_out.peers import MOST, Peers, Told
from smp_metrics.claims.language.callings import CALLED
from smp_metrics.claims.language.lexicon import DIRECTIONS, SUPERLATIVES, one_of
from smp_metrics.claims.language.number_words import ORDINALS
from smp_metrics.claims.language.numerals import Numeral, find_numerals
from smp_metrics.claims.mentioned.mentions import any_place, places_in
from smp_metrics.facts import parse_address, slug
from smp_metrics.facts.stems import stem

_PLAIN = (
    r"(?:(?:new|old|current|former|different|separate|electoral|local|policing|neighbourhood|calendar|crime|age)\s+)"
    r"{0,2}"
)
_THING = re.compile(rf"\s{{1,99}}+{_PLAIN}(?P<thing>[a-z]+)\b")
# Before the number of all that there are.
_ALL = re.compile(r"\b(?:the|all|its|their|these|those|of|across|among|(?P<other>other))\s+\Z|['\u2019]s?\s+\Z")
NEAR = 40
_YEARS = re.compile(
    r"\s{1,99}+years?\b(?!\s{1,99}+(?:old|of\s{1,99}+age|earlier|before|ago|running|in\s{1,99}+a\s{1,99}+row))"
)
_WITHIN = re.compile(r"\b(?:in|over|within|across)\s+(?:just\s+|only\s+|the\s+space\s+of\s+)?\Z")
# "Three districts had more recorded crimes than Anytown's [13,618]: Northfield, Westbrook and Hilltop".
_BEYOND = re.compile(
    r"\s{1,99}+(?:[a-z]+\s{1,99}+)?(?:had|have|has|saw|recorded|with|are|were|come|came|rank|stand)\s{1,99}+(?:an?\s{1,99}+)?(?P<way>more|fewer|less|higher|lower|larger|smaller)\b"
    r"[^.;:|]{0,60}?\bthan\s{1,99}+(?:in\s{1,99}+)?"
)
_ONLY = re.compile(r"\bonly\s+\Z")


def sets(small: str, told: Sequence[Told]) -> Iterator[tuple[int, int]]:
    """Give where a sentence, in small letters, says how many there are, and the tables of its numbers have so many."""
    for numeral in islice(find_numerals(small), MOST) if told else ():
        if numeral.unit or any(low <= numeral.start < high for low, high, _ in told):
            continue
        thing = _THING.match(small, numeral.stop)
        if thing and _is_of_set(small, numeral, stem(thing["thing"]), told):
            yield numeral.start, numeral.stop
        elif thing and (found := _beyond(small, numeral, thing, told)):
            only = _ONLY.search(small, max(0, numeral.start - NEAR), numeral.start)
            yield only.start() if only else numeral.start, found
            names = any_place(told[0][2].facts.places).finditer(small, found) if ":" in small[found:] else ()
            yield from (name.span() for name in names)
        elif any(rule(small, numeral, told) for rule in (_is_of_the_last, _is_between, _is_said, _is_of_these)):
            yield numeral.start, numeral.stop


def _is_of_set(small: str, numeral: Numeral, thing: str, told: Sequence[Told]) -> bool:
    every = _ALL.search(small, max(0, numeral.start - NEAR), numeral.start)
    columns = [(peers, column) for _, _, peers in told for column in columns_of(peers, thing)]
    if every and columns:
        other = 1 if every["other"] else 0
        return all(numeral.value + other in sizes(peers, column) for peers, column in columns)
    return bool(columns) and numeral.value == len({cell(peers, column) for peers, column in columns}) > 1


def columns_of(peers: Peers, thing: str) -> list[str]:
    """List the columns of a number's table that tell such things apart."""
    address = parse_address(peers.fact.address)
    if address.name or not address.extract:
        return []
    extract = peers.facts.extracts[address.extract]
    names = [*dict(address.parameters), *([address.column] if address.measure == "count" else []), *CALLED, "year"]
    names += peers.called.columns
    return [
        name
        for name in dict.fromkeys(names)
        if extract.column(name) and (thing in CALLED.get(name, ()) or thing in name.split("_"))
    ]


def sizes(peers: Peers, column: str) -> set[int]:
    """Give how many different things a column has: in all, and in the number's own year."""
    extract = peers.facts.extracts[parse_address(peers.fact.address).extract]
    year = dict(parse_address(peers.fact.address).parameters).get("year") if extract.column("year") else None
    every = {str(row[column]) for row in extract.rows}
    own = {str(row[column]) for row in extract.rows if year and str(row["year"]) == year}
    spans = peers.fact.spans[:1] if column == "month" else ()
    of_year = {sum(name.startswith(str(span.years[-1])) for name in every) for span in spans}
    return {len(every), *of_year, *(span.length for span in spans), *([len(own)] if own else [])}


def cell(peers: Peers, column: str) -> str:
    """Give what a column holds for a number, as addresses have it; "" where it is of several."""
    value = peers.fact.value
    return dict(parse_address(peers.fact.address).parameters).get(column, slug(value) if isinstance(value, str) else "")


def _beyond(small: str, numeral: Numeral, thing: re.Match[str], told: Sequence[Told]) -> int:
    """Give where "than" ends, where just so many have more than a number, and those that are named are among them."""
    found = _BEYOND.match(small, thing.end())
    after = next((each for each in told if found and each[0] >= found.end()), None)
    if not found or not after or not after[2].place or after[2].place not in columns_of(after[2], stem(thing["thing"])):
        return 0
    peers, above = after[2], DIRECTIONS[found["way"]] > 0
    named = [name for name in places_in(small, peers.facts.places, found.end(), after[0]) if not peers.is_of(name)]
    own = peers.value
    if own is None or named:
        return 0
    beyond = [value for value in peers.every.values() if (value > own if above else value < own)]
    listed = places_in(small, peers.facts.places, after[1]) if ":" in small[after[1] :] else []
    right = all(peers.at(name) in beyond for name in listed) and len(listed) in (0, len(beyond))
    return found.end() if len(beyond) == numeral.value and right else 0


def _is_said(small: str, numeral: Numeral, told: Sequence[Told]) -> bool:
    """Tell whether a number is part of what a figure's own row says: "a victim of crime in three years"."""
    phrase = re.match(r"\S+\s+\S+?\b", small[numeral.start :])
    says = (" ".join(peers.facts.about(peers.fact).said.lower().split()) for _, _, peers in told)
    return bool(phrase) and any(" ".join(phrase[0].split()) in each for each in says if phrase)


_PLACED = re.compile(
    rf"\b(?:{one_of((*SUPERLATIVES, *ORDINALS))})(?:\s+[a-z]+)?\s+(?:out\s+)?of\s+(?:the\s+|all\s+|its\s+)*\Z"
)


def _is_of_the_last(small: str, numeral: Numeral, told: Sequence[Told]) -> bool:
    """Tell whether a number behind a place is how many there are: "the fewest of the 22"."""
    placed = _PLACED.search(small, max(0, numeral.start - 2 * NEAR), numeral.start)
    near = next((peers for _, stop, peers in reversed(told) if stop <= numeral.start), None)
    if not placed or not near or not near.own_column:
        return False
    return numeral.value in sizes(near, near.own_column)


_THESE = re.compile(r"\b(?:these|those|the)\s+\Z")
_ALONE = re.compile(r"\s{0,99}+[:.,;)]|\s{1,99}+(?:figures|numbers|counts|totals|rates)\b")


def _is_of_these(small: str, numeral: Numeral, told: Sequence[Told]) -> bool:
    """Tell whether "these two" are the numbers of the sentence."""
    alone = _THESE.search(small, max(0, numeral.start - NEAR), numeral.start) and _ALONE.match(small, numeral.stop)
    return bool(alone) and numeral.value == len(told)


def _is_between(small: str, numeral: Numeral, told: Sequence[Told]) -> bool:
    """Tell whether so many years lie between two numbers: "more than doubled in two years"."""
    if not _YEARS.match(small, numeral.stop) or not _WITHIN.search(small, max(0, numeral.start - NEAR), numeral.start):
        return False
    spans = [abs(last[2].year - first[2].year) for first, last in pairwise(told) if first[2].year and last[2].year]
    spans += [
        int(years[-1]) - int(years[0])
        for each in told
        for years in [each[2].facts.about(each[2].fact).years]
        if len(years) > 1
    ]
    known = {Fraction(each) for each in spans if each}
    return known == {numeral.value}


def how_many(small: str, lines: Sequence[Peers]) -> Iterator[tuple[int, int]]:
    """Give where the lead of a list, in small letters, says how many it has, by the first number of each line."""
    told = [(len(small), len(small), peers) for peers in lines]
    for numeral in find_numerals(small):
        thing = None if numeral.unit else _THING.match(small, numeral.stop)
        columns = columns_of(lines[0], stem(thing["thing"])) if thing and lines else []
        listed = any(numeral.value == len({cell(peers, column) for peers in lines}) == len(lines) for column in columns)
        if listed or (thing and _is_of_set(small, numeral, stem(thing["thing"]), told)):
            yield numeral.start, numeral.stop
